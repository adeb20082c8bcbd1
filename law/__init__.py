"""What may happen, and by which article: the law as dated data and small pure functions.

Nothing here knows Django, a database or the clock; every question carries its own day.
"""
