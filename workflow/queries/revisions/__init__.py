"""Two revisions of a dossier side by side: what the unit added, removed and changed meanwhile."""
