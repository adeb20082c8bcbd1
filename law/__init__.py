"""What may happen, and by which article: the law as dated data and small pure functions.

Nothing here knows Django, a database or the clock; every question carries its own day. From the bottom:
facts, findings, values · law_stack, rulebook_types · eligibility/, one check a file, all in its CHECKS ·
rulebook, which reads the statutes and refuses a condition without its check · conditions, which asks them ·
judging · packs/, which lay signed law of others on the statutes.
"""
