"""Pages of drafting; they read and show, the doors decide."""
