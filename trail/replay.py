"""The dossier as it stood: standings read again from the history, never from the tables of today."""

import json
from collections.abc import Iterable
from datetime import date, datetime

from trail.entries import Subject
from trail.models import Entry
from trail.phrases import Recorded


def standings_from(entries: Iterable[Recorded]) -> dict[int, str]:
    """The standing of each nomination after these entries, taken in their order in the chain."""
    standings: dict[int, str] = {}
    for entry in entries:
        for move in json.loads(entry.payload)["moves"]:
            standings[move["nomination"]] = move["to"]
    return standings


def standing_at(subject: Subject, instant: datetime | date) -> dict[int, str]:
    """As of an instant of the database's clock, or at the end of a day counted by the days of the acts."""
    return standings_from(entries_until(subject, instant))


def entries_until(subject: Subject, instant: datetime | date) -> list[Entry]:
    """What had been done by then, in the order of the chain."""
    kind, number = subject
    past = {"at__lte": instant} if isinstance(instant, datetime) else {"acted_on__lte": instant}
    chain = {"chain__subject_kind": kind, "chain__subject_id": number}
    return list(Entry.objects.filter(**chain, **past).select_related("chain").order_by("seq"))
