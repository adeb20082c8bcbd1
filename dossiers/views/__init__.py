"""Pages of drafting and of a unit's people; they read and show, the doors decide."""
