"""Pages of what was handed over: two revisions of a dossier side by side, and what a desk
saw of one that went back."""
