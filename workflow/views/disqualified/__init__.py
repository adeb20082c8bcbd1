"""A nomination that the Board's office finds not qualified: said, answered by the unit, concluded."""
