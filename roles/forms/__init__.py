"""Forms of this room: they read what was typed; the doors decide."""
