"""What news is about, in its own words of today: read from the subjects, a statement for each kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import NamedTuple

from django.urls import reverse

from dossiers.models import Dossier
from news.models import NewsItem
from roles.models import Appointment
from roles.queries import named_with_jurisdictions
from trail.clock import today
from workflow.models import Decision, Meeting


class NewsSubject(NamedTuple):
    """`url` is empty where there is no page of it."""

    title: str
    url: str


GONE = NewsSubject("Nội dung này không còn", "")
Found = dict[int, NewsSubject]


def subjects_of(items: Iterable[NewsItem]) -> dict[tuple[str, int], NewsSubject]:
    """By kind and key; what was not found is told as gone."""
    keys: dict[str, set[int]] = {}
    for item in items:
        keys.setdefault(item.subject_kind, set()).add(item.subject_id)
    found = {kind: _READ[kind](wanted) for kind, wanted in keys.items()}
    return {(kind, pk): found[kind].get(pk, GONE) for kind, wanted in keys.items() for pk in wanted}


def _dossiers(keys: Collection[int]) -> Found:
    rows = Dossier.objects.filter(pk__in=keys).only("pk", "year", "title")
    return {
        row.pk: NewsSubject(f"{row.code}: {row.title}", reverse("workflow:dossier", args=[row.pk]))
        for row in rows
    }


def _meetings(keys: Collection[int]) -> Found:
    rows = Meeting.objects.filter(pk__in=keys).only("pk", "title")
    return {row.pk: NewsSubject(row.title, reverse("workflow:meeting", args=[row.pk])) for row in rows}


def _decisions(keys: Collection[int]) -> Found:
    rows = Decision.objects.filter(pk__in=keys).select_related("jurisdiction")
    return {row.pk: NewsSubject(row.subject, reverse("workflow:decision", args=[row.pk])) for row in rows}


def _own_offices(keys: Collection[int]) -> Found:
    found = _offices(keys, on=today())
    return {pk: NewsSubject(title, reverse("my_account")) for pk, (title, _power) in found.items()}


def _offices_of_others(keys: Collection[int]) -> Found:
    """For who appoints people there: it leads to the list of all whom he appoints."""
    return {
        pk: NewsSubject(title, reverse("roles:appointments", args=[power]) if power else "")
        for pk, (title, power) in _offices(keys, on=today()).items()
    }


def _offices(keys: Collection[int], *, on: date) -> dict[int, tuple[str, int | None]]:
    """Office and organ, and under whose power; no person's name, for mail says it too."""
    related = ("unit", "bloc", "council", "jurisdiction")
    rows = list(Appointment.objects.filter(pk__in=keys).select_related(*related))
    known = named_with_jurisdictions([row.organ for row in rows], on=on)
    return {
        row.pk: (f"{row.get_office_display()}, {known[row.organ][0]}", power.pk if power else None)
        for row in rows
        for power in [known[row.organ][1]]
    }


_READ: dict[str, Callable[[Collection[int]], Found]] = {
    "dossier": _dossiers,
    "meeting": _meetings,
    "decision": _decisions,
    "appointment": _own_offices,
    "office": _offices_of_others,
}
