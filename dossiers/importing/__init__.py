"""Lists that come in by Excel: looked at before they are parsed, read in a child process with limits,
checked row by row, matched with known persons, and stored as a whole or not at all.
"""
