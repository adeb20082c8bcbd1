"""A unit's list in Excel put to the law: it comes back with verdicts. No database, nothing stored."""
