"""The district's year 2020, month by month, and what became of it."""
