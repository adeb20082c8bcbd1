"""What news is about, in its own words of today: read from the subjects, a statement for each kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from django.urls import reverse

from dossiers.models import Dossier
from news.models import NewsItem
from roles.models import Appointment
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


def _appointments(keys: Collection[int]) -> Found:
    rows = Appointment.objects.filter(pk__in=keys).select_related("bloc")
    return {row.pk: NewsSubject(str(row), reverse("my_account")) for row in rows}


_READ: dict[str, Callable[[Collection[int]], Found]] = {
    "dossier": _dossiers,
    "meeting": _meetings,
    "decision": _decisions,
    "appointment": _appointments,
}
