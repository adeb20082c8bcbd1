"""Decisions taken elsewhere: entered with a scan, held against it, then counted as the law says."""
