"""How much one load may bring: ten times a list of nominations, read row by row."""

MOST_ROWS = 100_000
CHILD_MEMORY = 300 * 1024 * 1024
CHILD_CPU_SECONDS = 60
CHILD_WALL_SECONDS = 180
CHILD_OUTPUT = 160 * 1024 * 1024
MOST_FAULTS = 10_000
"""So many are told; a file with more is wrong in the same way from end to end."""
MOST_COMMENTS = 2_000
"""Excel draws each: with more the marked file would not open on an office's computer."""
