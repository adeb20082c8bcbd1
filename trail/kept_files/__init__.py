"""Files that are what their SHA-256 says: written whole or not at all, compared when read, or told wrong."""
