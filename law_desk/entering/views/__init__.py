"""Pages of the desk: the laws, the rules of an award, one rule, its cases."""
