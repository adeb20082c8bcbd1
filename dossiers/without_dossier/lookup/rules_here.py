"""The law as it holds where the reader serves: the jurisdiction's own rules over the national ones."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest

from dossiers.local_law import local_law
from law.rulebook import Rulebook, rulebook_on
from roles.doors.law_in_force import stack_in_force
from roles.reader.current_office import current_office_of
from vietnamese.calendar import NATIONAL, Calendar


class RulesHere(NamedTuple):
    """Whose rules they are, empty for a reader without an office, the rulebook of the day, and by what days
    its clocks are counted."""

    place: str
    rules: Rulebook
    calendar: Calendar = NATIONAL


def rules_here(request: HttpRequest, day: date) -> RulesHere:
    current = current_office_of(request)
    if current is None or current.jurisdiction is None:
        return RulesHere("", rulebook_on(day, stack=stack_in_force()))
    law = local_law(current.jurisdiction)
    return RulesHere(current.jurisdiction.name, law.rulebook_on(day), law.calendar_on(day))
