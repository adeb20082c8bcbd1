"""Pages of what was handed over: two revisions of a dossier side by side."""
