"""Registration of a unit for a year, and the roll call of its bloc."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from emulation.forms import RegistrationForm
from emulation.granted_elsewhere import GrantedElsewhere, decided_below, granted_elsewhere
from emulation.queries import registration_due, registrations_of, roll_call
from emulation.registering import register_titles
from law.awards import TITLES
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares, may_open
from roles.access.organ_questions import units_open_to
from roles.doors.refusals import Forbidden, Refused
from roles.doors.sent_once import sent_once
from roles.forms.fields import year_of
from roles.models import Bloc, Unit
from roles.organs.own_level import OwnLevel, own_level_of
from roles.queries import jurisdiction_of


@declares("know_unit")
def unit(request: RequestAbout[Unit], pk: int) -> HttpResponse:
    """What the unit registered, year by year."""
    unit = request.subject
    registrations = registrations_of(unit)
    told = {
        "unit": unit,
        "name": unit.name_on(request.on),
        "registrations": registrations,
        "elsewhere": (elsewhere := granted_elsewhere(unit, registrations, on=request.on)),
        "own_level": _own_level(request, unit, elsewhere),
        "may_register": may_open("register_year", request.user, unit, on=request.on),
    }
    return render(request, "emulation/unit.html", told)


def _own_level(
    request: RequestAbout[Unit], unit: Unit, elsewhere: Iterable[GrantedElsewhere]
) -> OwnLevel | None:
    """Where what the unit's own level gives is asked; None where it gives nothing of what was registered."""
    files_to = jurisdiction_of(unit, on=request.on)
    if files_to is None or not any(each.told.is_own for each in elsewhere):
        return None
    return own_level_of(unit, files_to, user=request.user, on=request.on)


@declares("register_year")
@sent_once
def registration(request: RequestAbout[Unit], pk: int) -> HttpResponse:
    unit = request.subject
    jurisdiction = jurisdiction_of(unit, on=request.on)
    elsewhere = decided_below(TITLES, unit, jurisdiction, on=request.on) if jurisdiction else ()
    form = RegistrationForm(request.POST or None, on=request.on, elsewhere=elsewhere)
    due = registration_due(jurisdiction, year=request.on.year, on=request.on) if jurisdiction else None
    told: dict[str, Any] = {"unit": unit, "name": unit.name_on(request.on), "form": form, "due": due}
    if request.method == "POST" and form.is_valid():
        try:
            made = register_titles(
                unit=unit, year=form.cleaned_data["year"], titles=form.titles, by=request.user, on=request.on
            )
        except Forbidden:
            raise
        except Refused as refused:
            return render(request, "emulation/register.html", told | {"refused": refused}, status=422)
        messages.success(
            request, f"Đã ghi đăng ký thi đua năm {made.year}{' (muộn)' if made.is_late else ''}."
        )
        return redirect("emulation:unit", pk=pk)
    return render(request, "emulation/register.html", told, status=422 if form.errors else 200)


@declares("know_bloc")
def bloc(request: RequestAbout[Bloc], pk: int) -> HttpResponse:
    """Who of the bloc has registered, and who is missing."""
    year = year_of(request.GET.get("nam", ""), default=request.on.year)
    rows = roll_call(request.subject, year=year, on=request.on)
    told = {
        "bloc": request.subject,
        "year": year,
        "year_before": year - 1,
        "year_after": year + 1,
        "rows": rows,
        "known": units_open_to(request.user, request.subject, [row.unit.pk for row in rows], on=request.on),
        "at_work": sum(not row.ended for row in rows),
        "missing": sum(row.is_missing for row in rows),
        "late": sum(row.registration is not None and row.registration.is_late for row in rows),
    }
    return render(request, "emulation/bloc.html", told)
