"""What news is about, in its own words of today: read from the subjects, a statement for each kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Model
from django.urls import reverse
from django.utils.text import capfirst

from dossiers.models import Dossier, Recipient
from law.awards import name_of
from news.models import NewsItem
from roles.access.declarations import may_open
from roles.models import Appointment
from roles.queries import named_with_jurisdictions, names_on
from trail.clock import today
from vietnamese.dates import short_date
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


# What the page of a subject asks of its reader; an appointment's page is his own or asks by itself.
_ASKED: dict[str, tuple[type[Model], str]] = {
    "dossier": (Dossier, "see_what_was_handed_over"),
    "meeting": (Meeting, "see_meeting"),
    "decision": (Decision, "see_decision"),
    "recipient": (Recipient, "see_recipient"),
}


def is_within_reach(item: NewsItem, reader: object, *, on: date) -> bool:
    """Not of what was taken back or went elsewhere since he was told."""
    if (asked := _ASKED.get(item.subject_kind)) is None:
        return True
    kind, question = asked
    thing = kind._default_manager.filter(pk=item.subject_id).first()
    return thing is not None and may_open(question, reader, thing, on=on)


def _dossiers(keys: Collection[int]) -> Found:
    """With its unit: who looks at many of them has equal titles before him."""
    rows = list(Dossier.objects.filter(pk__in=keys).only("pk", "year", "title", "unit_id"))
    units = names_on({row.unit_id for row in rows}, on=today())
    return {
        row.pk: NewsSubject(
            f"{row.code}, {units[row.unit_id]}: {row.title}", reverse("workflow:dossier", args=[row.pk])
        )
        for row in rows
    }


def _meetings(keys: Collection[int]) -> Found:
    rows = Meeting.objects.filter(pk__in=keys).only("pk", "title")
    return {row.pk: NewsSubject(row.title, reverse("workflow:meeting", args=[row.pk])) for row in rows}


def _decisions(keys: Collection[int]) -> Found:
    rows = Decision.objects.filter(pk__in=keys).select_related("jurisdiction")
    return {
        row.pk: NewsSubject(
            f"{row.called}: {row.subject}" if row.number else row.subject,
            reverse("workflow:decision", args=[row.pk]),
        )
        for row in rows
    }


def decisions_told(items: Iterable[NewsItem]) -> dict[int, str]:
    """By key what follows the words of an act that a decision did: its number, once it has one, and award."""
    keys = {item.decision_id for item in items if item.decision_id is not None}
    rows = Decision.objects.filter(pk__in=keys).select_related("jurisdiction") if keys else ()
    return {row.pk: f": {', '.join(filter(None, (_numbered(row), _award(row))))}" for row in rows}


def _numbered(row: Decision) -> str:
    return row.called if row.number else ""


def _award(row: Decision) -> str:
    return f"{name_of(row.award)} năm {row.year}"


def _cards(keys: Collection[int]) -> Found:
    """By staff code and unit; no name, for mail says it too."""
    rows = list(Recipient.objects.filter(pk__in=keys).only("pk", "kind", "staff_code", "unit_id"))
    units = names_on({row.unit_id for row in rows}, on=today())
    return {
        row.pk: NewsSubject(
            f"{capfirst(row.get_kind_display())}{f', mã {row.staff_code}' if row.staff_code else ''}, "
            f"{units[row.unit_id]}",
            reverse("dossiers:recipient", args=[row.pk]),
        )
        for row in rows
    }


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
    """Office, organ and days, and under whose power; no person's name, for mail says it too.

    Who holds an office anew has the end of one and the beginning of the other on the same day.
    """
    related = ("unit", "bloc", "council", "jurisdiction")
    rows = list(Appointment.objects.filter(pk__in=keys).select_related(*related))
    known = named_with_jurisdictions([row.organ for row in rows], on=on)
    return {
        row.pk: (
            f"{row.get_office_display()}, {known[row.organ][0]}{_days(row)}",
            power.pk if power else None,
        )
        for row in rows
        for power in [known[row.organ][1]]
    }


def _days(row: Appointment) -> str:
    until = f" đến {short_date(row.until)}" if row.until else ""
    return f" (từ {short_date(row.since)}{until})"


_READ: dict[str, Callable[[Collection[int]], Found]] = {
    "dossier": _dossiers,
    "meeting": _meetings,
    "decision": _decisions,
    "recipient": _cards,
    "appointment": _own_offices,
    "office": _offices_of_others,
}
