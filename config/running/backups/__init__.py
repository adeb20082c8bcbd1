"""Database and files of one moment in one archive, and back again (docs/decisions/0032)."""
