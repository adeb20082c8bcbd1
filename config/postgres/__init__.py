"""The database: the embedded PostgreSQL, its account, Django's entry for it."""
