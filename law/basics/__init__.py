"""What every check stands on: dated values, instruments, grounds, papers, what nobody has read."""
