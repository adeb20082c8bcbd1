"""The office a signed-in person works from: one of the appointments of the day, kept in the session.

It chooses what the pages show first; what a person may do follows from all appointments of the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast
from urllib.parse import urlencode

from django.http import HttpRequest

from roles.models import Appointment, Jurisdiction
from roles.queries import named_with_jurisdictions, offices_held
from roles.rights.permissions import Organ
from trail.clock import today

SESSION_KEY = "seat"
# In an address: the page opens in this one of the reader's offices.
IN_ADDRESS = "seat"


@dataclass(frozen=True)
class CurrentOffice:
    """An appointment in the words of a page; `value` is what the form of choice posts."""

    value: str
    office: str
    label: str
    post: str
    place: str
    organ: Organ
    jurisdiction: Jurisdiction | None


def offices_today(request: HttpRequest) -> list[CurrentOffice]:
    """Every office of the person today, own offices first; read once a request."""
    kept = cast(list[CurrentOffice] | None, getattr(request, "_seats_today", None))
    if kept is None:
        kept = _seats(request.user, on=today()) if request.user.is_authenticated else []
        # Django lets a request carry what was asked once for it.
        vars(request)["_seats_today"] = kept
    return kept


def current_office_of(request: HttpRequest) -> CurrentOffice | None:
    """The chosen office, or the first one; None for who holds no office today."""
    offices = offices_today(request)
    chosen = request.session.get(SESSION_KEY)
    return next((held for held in offices if held.value == chosen), offices[0] if offices else None)


def office_read_already(request: HttpRequest) -> str:
    """The key of the office that the page was answered in, where it was read; else empty. Asks nothing."""
    has_read = bool(vars(request).get("_seats_today"))
    held = current_office_of(request) if has_read else None
    return held.value if held else ""


def choose_office(request: HttpRequest, value: str) -> CurrentOffice | None:
    """Keeps the office in the session; None, and nothing changed, when the person does not hold it today."""
    found = next((held for held in offices_today(request) if held.value == value), None)
    if found is not None:
        request.session[SESSION_KEY] = found.value
    return found


def in_seat(address: str, held: CurrentOffice) -> str:
    """The address as a link that opens in this office, from whatever office it is followed."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode({IN_ADDRESS: held.value})}"


def _seats(user: object, *, on: date) -> list[CurrentOffice]:
    rows = list(offices_held(user, on=on))
    known = named_with_jurisdictions([row.organ for row in rows], on=on)
    return [
        CurrentOffice(
            value=str(row.pk),
            office=row.office,
            label=_label(row),
            post=row.post,
            place=known[row.organ][0],
            organ=row.organ,
            jurisdiction=known[row.organ][1],
        )
        for row in sorted(rows, key=lambda row: (row.capacity != "", row.pk))
    ]


def _label(row: Appointment) -> str:
    """The office, with how the person signs when not in his own right."""
    return (
        f"{row.get_office_display()} ({row.get_capacity_display()})"
        if row.capacity
        else row.get_office_display()
    )
