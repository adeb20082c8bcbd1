"""`make demo`: everything started in order, missed when it dies, stopped together."""
