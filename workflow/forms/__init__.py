"""Forms of the corridor's pages: they read what was typed; the doors decide."""
