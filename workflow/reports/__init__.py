"""From rows to papers, and to the picture of the corridor."""
