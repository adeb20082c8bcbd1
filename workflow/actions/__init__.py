"""The doors: one act a file. Each locks, asks the right, asks the law, moves, records and hands over."""
