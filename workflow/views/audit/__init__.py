"""Pages of the auditor and of long work."""
