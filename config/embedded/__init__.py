"""Django's PostgreSQL engine over the embedded cluster: a command that never connects never starts a server."""
