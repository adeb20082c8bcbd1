"""Kinds of sheets that make organs and seat people in them, through the doors of the organs themselves."""
