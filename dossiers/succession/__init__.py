"""Units are merged or split: who takes over, and which people, dossiers and powers go along."""
