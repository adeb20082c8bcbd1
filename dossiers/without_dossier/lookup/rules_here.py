"""The law as it holds where the reader serves: the jurisdiction's own rules over the national ones."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from dossiers.local_law import local_law
from law.rulebook import Rulebook, rulebook_on
from roles.doors.law_in_force import stack_in_force
from roles.reader.current_office import current_office_of


def rules_here(request: HttpRequest, day: date) -> tuple[str, Rulebook]:
    """Whose rules they are, empty for a reader without an office, and the rulebook of that day."""
    current = current_office_of(request)
    if current is None or current.jurisdiction is None:
        return "", rulebook_on(day, stack=stack_in_force())
    return current.jurisdiction.name, local_law(current.jurisdiction).rulebook_on(day)
