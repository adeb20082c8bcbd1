"""The year of an office on its home page: small charts and lists, each read along an index of its organ.

No nomination of a whole jurisdiction is counted: there are a million of them. A jurisdiction counts
decisions, open passages and entries of the history; a unit, a bloc and a council their own.
"""
