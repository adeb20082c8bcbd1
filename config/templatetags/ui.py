"""`{% load ui %}` brings every component of docs/design.md; STANDINGS and VERDICTS hold all their words."""

from django import template

from config.ui import figures, forms, layout, marks
from config.ui.marks import STANDINGS, STEPS, VERDICTS, Mark

__all__ = ["STANDINGS", "STEPS", "VERDICTS", "Mark", "register"]

register = template.Library()
for part in (marks, figures, forms, layout):
    register.tags.update(part.register.tags)
    register.filters.update(part.register.filters)
