"""`{% load ui %}` brings every component of docs/design.md; STANDINGS and VERDICTS hold all their words."""

from django import template

from config.ui import figures, forms, marks, page_layout
from config.ui.marks import STANDINGS, STEPS, VERDICTS, Mark

__all__ = ["STANDINGS", "STEPS", "VERDICTS", "Mark", "register"]

register = template.Library()
for part in (marks, figures, forms, page_layout):
    register.tags.update(part.register.tags)
    register.filters.update(part.register.filters)
