"""Rows become people: who is known already, who is new, what a person has to settle."""
