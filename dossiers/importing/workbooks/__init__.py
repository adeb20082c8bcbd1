"""The Excel files that are handed out: the unit's template, its guide, the report of faults."""
