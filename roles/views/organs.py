"""Units, blocs and councils of a jurisdiction: who they are, on a day or in a year."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from roles.access import declares, may_open
from roles.blocs import blocs_in, roster
from roles.councils import composition
from roles.fields import day_of, year_of
from roles.known import known_units
from roles.models import Bloc, Council, Jurisdiction, Unit
from roles.people import people_at
from roles.register import kin_of, register_of, status_on

PAGE = 100


@declares("see_jurisdiction")
def units(request: Any, pk: int) -> HttpResponse:
    jurisdiction: Jurisdiction = request.subject
    day = day_of(request.GET.get("ngay", ""), default=request.on)
    words, is_whole = request.GET.get("q", ""), request.GET.get("tat_ca") == "1"
    rows = register_of(jurisdiction, day=day, words=words, is_whole=is_whole)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    told = {
        "jurisdiction": jurisdiction,
        "day": day,
        "words": words,
        "is_whole": is_whole,
        "page": page,
        "may_found": _may(request, "found_unit"),
    }
    return render(request, "roles/units.html", told)


@declares("know_unit")
def unit(request: Any, pk: int) -> HttpResponse:
    unit: Unit = request.subject
    before, after = kin_of([unit.pk])
    profile = unit.profile_on(request.on)
    told = {
        "unit": unit,
        "profile": profile,
        "status": status_on(profile, day=request.on),
        "profiles": unit.profiles.select_related("jurisdiction").order_by("-since"),
        "before": before.get(unit.pk, []),
        "after": after.get(unit.pk, []),
        "memberships": unit.bloc_memberships.select_related("bloc").order_by("-year", "bloc__code"),
        "people": people_at(unit, on=request.on),
        "may_rename": unit.ended_on is None and _may(request, "change_unit"),
        "may_end": unit.ended_on is None and _may(request, "close_unit"),
    }
    return render(request, "roles/unit.html", told)


@declares("see_jurisdiction")
def blocs(request: Any, pk: int) -> HttpResponse:
    year = year_of(request.GET.get("nam", ""), default=request.on.year)
    told = {
        "jurisdiction": request.subject,
        **_years(year),
        "blocs": blocs_in(request.subject, year=year),
        "may_found": _may(request, "found_bloc"),
    }
    return render(request, "roles/blocs.html", told)


@declares("know_bloc")
def bloc(request: Any, pk: int) -> HttpResponse:
    bloc: Bloc = request.subject
    year = year_of(request.GET.get("nam", ""), default=request.on.year)
    listed = roster(bloc, year=year)
    units = [line.row.unit_id for line in listed.members]
    known = known_units(request.user, bloc, units, on=request.on)
    told = {
        "bloc": bloc,
        **_years(year),
        "roster": listed,
        "known": known,
        "may_compose": bloc.ended_on is None and _may(request, "choose_members"),
        "may_set": bloc.ended_on is None and _may(request, "choose_officers"),
    }
    return render(request, "roles/bloc.html", told)


@declares("see_jurisdiction")
def councils(request: Any, pk: int) -> HttpResponse:
    rows = request.subject.councils.order_by("pk")
    told = {
        "jurisdiction": request.subject,
        "councils": [(council, composition(council, on=request.on)) for council in rows],
        "may_found": _may(request, "found_council"),
    }
    return render(request, "roles/councils.html", told)


@declares("know_council")
def council(request: HttpRequest, pk: int) -> HttpResponse:
    council: Council = request.subject  # type: ignore[attr-defined]
    day: date = day_of(request.GET.get("ngay", ""), default=request.on)  # type: ignore[attr-defined]
    told = {
        "council": council,
        "day": day,
        "composition": composition(council, on=day),
        "versions": council.versions.order_by("-since"),
        "may_renew": _may(request, "renew_council"),
        "may_appoint": may_open("appoint", request.user, council.jurisdiction, on=request.on),  # type: ignore[attr-defined]
    }
    return render(request, "roles/council.html", told)


def _may(request: Any, name: str) -> bool:
    """Whether the page's own thing has this further page for its reader."""
    return may_open(name, request.user, request.subject, on=request.on)


def _years(year: int) -> dict[str, int]:
    return {"year": year, "year_before": year - 1, "year_after": year + 1}
