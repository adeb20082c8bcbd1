"""Papers stored once under their SHA-256, and which files are taken: types and sizes."""
