"""Django's PostgreSQL engine over the embedded cluster: who never connects never starts a server."""
