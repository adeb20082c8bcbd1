"""Blocs and councils of a jurisdiction: who they are, on a day or in a year."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares, may_open
from roles.access.organ_questions import units_open_to
from roles.forms.fields import day_of, year_of
from roles.models import Bloc, Council, Jurisdiction
from roles.organs.bloc_roster import blocs_in, left_without, roster
from roles.organs.council_composition import composition
from trail.phrases import facts_in_words
from trail.queries import timeline
from trail.verbs import Verb
from vietnamese.text import has_every_word


@declares("see_jurisdiction")
def blocs(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    year = year_of(request.GET.get("nam", ""), default=request.on.year)
    words = request.GET.get("q", "").strip()
    rows = blocs_in(request.subject, year=year, on=request.on)
    told = {
        "jurisdiction": request.subject,
        **_years(year),
        "words": words,
        "blocs": [row for row in rows if has_every_word(row.words, words)],
        "may_found": _may(request, "found_bloc"),
    }
    return render(request, "roles/blocs.html", told)


@declares("know_bloc")
def bloc(request: RequestAbout[Bloc], pk: int) -> HttpResponse:
    bloc = request.subject
    year = year_of(request.GET.get("nam", ""), default=request.on.year)
    listed = roster(bloc, year=year, on=request.on)
    is_over = bloc.is_over(request.on)
    may_set = not is_over and _may(request, "choose_officers")
    units = [line.row.unit_id for line in listed.members]
    known = units_open_to(request.user, bloc, units, on=request.on)
    told = {
        "bloc": bloc,
        **_years(year),
        "roster": listed,
        "known": known,
        "is_over": is_over,
        "ending": _ending(bloc),
        "may_compose": not is_over and _may(request, "choose_members"),
        "may_set": may_set,
        "may_change": may_set and year == request.on.year and listed.is_headed,
        "left_without": left_without(bloc, listed, on=request.on) if year == request.on.year else [],
        "may_end": bloc.ended_on is None and _may(request, "close_bloc"),
    }
    return render(request, "roles/bloc.html", told)


@declares("see_jurisdiction")
def councils(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    rows = request.subject.councils.order_by("pk")
    told = {
        "jurisdiction": request.subject,
        "councils": [(council, composition(council, on=request.on)) for council in rows],
        "may_found": _may(request, "found_council"),
    }
    return render(request, "roles/councils.html", told)


@declares("know_council")
def council(request: RequestAbout[Council], pk: int) -> HttpResponse:
    council = request.subject
    day: date = day_of(request.GET.get("ngay", ""), default=request.on)
    told = {
        "council": council,
        "day": day,
        "today": request.on,
        "composition": composition(council, on=day),
        "versions": council.versions.order_by("-since"),
        "may_renew": _may(request, "renew_council"),
        "may_appoint": may_open("appoint", request.user, council.jurisdiction, on=request.on),
    }
    return render(request, "roles/council.html", told)


def _ending(bloc: Bloc) -> list[tuple[str, str]]:
    """What the history says of the end: the day and the paper."""
    if bloc.ended_on is None:
        return []
    entry = timeline(("bloc", bloc.pk)).filter(verb=Verb.BLOC_ENDED).last()
    return facts_in_words(entry) if entry else []


def _may(request: RequestAbout[Any], name: str) -> bool:
    """Whether the page's own thing has this further page for its reader."""
    return may_open(name, request.user, request.subject, on=request.on)


def _years(year: int) -> dict[str, int]:
    return {"year": year, "year_before": year - 1, "year_after": year + 1}
