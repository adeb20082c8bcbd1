"""Which sides of the law tables ask for, and whether a pack's own tables ask for all that it changes."""
