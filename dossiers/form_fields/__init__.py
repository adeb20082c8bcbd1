"""Form fields of this room: a day as it is typed, a year, a count, a file, a ground in the law's words."""
