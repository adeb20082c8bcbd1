"""Pages about organs and people: they show what the queries find and hand what was typed to the doors."""
