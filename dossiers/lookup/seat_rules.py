"""The law as it holds where the reader serves: the jurisdiction's own rules over the national ones."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from dossiers.local_law import local_law
from law.rulebook import Rulebook, rulebook_on
from roles.seat import seat_of


def rules_here(request: HttpRequest, day: date) -> tuple[str, Rulebook]:
    """Whose rules they are, empty for a reader without a seat, and the rulebook of that day."""
    seat = seat_of(request)
    if seat is None or seat.jurisdiction is None:
        return "", rulebook_on(day)
    return seat.jurisdiction.name, local_law(seat.jurisdiction).rulebook_on(day)
