"""The law as it holds where the reader serves: the jurisdiction's own rules over the national ones."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from dossiers.local_law import LocalLaw, local_law
from law.rulebook import Rulebook
from roles.seat import seat_of


def law_here(request: HttpRequest) -> tuple[str, LocalLaw]:
    """Whose rules they are, empty for a reader without a seat, and those rules."""
    seat = seat_of(request)
    if seat is None or seat.jurisdiction is None:
        return "", LocalLaw(())
    return seat.jurisdiction.name, local_law(seat.jurisdiction)


def rules_here(request: HttpRequest, day: date) -> tuple[str, Rulebook]:
    name, law = law_here(request)
    return name, law.rulebook_on(day)
