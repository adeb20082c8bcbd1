"""What this room's rows must be by the history: one check a file."""
