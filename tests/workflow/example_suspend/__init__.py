"""An example, not of the product: the act "suspend" added to the table, as docs/adding-an-act.md tells."""
