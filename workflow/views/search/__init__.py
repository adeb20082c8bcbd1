"""What the box above every page finds: each kind of thing as far as the office worked from may see it."""
