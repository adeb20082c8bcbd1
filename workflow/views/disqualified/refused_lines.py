"""What who signs did not approve: which case, why, who and when, as the trail has it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from dossiers.models import Dossier, Nomination
from roles.models import Unit
from trail.models import Entry
from trail.queries import timeline
from trail.verbs import Verb


class LineRefusal(NamedTuple):
    """One line of a decision that was struck from it."""

    nomination_id: int
    reason: str
    who: str
    office: str
    on: date


def refusals_in(dossier: Dossier) -> list[LineRefusal]:
    """Of one dossier, in their order. One statement."""
    return list(_told(timeline(("dossier", dossier.pk)).filter(verb=Verb.LINE_REFUSED)))


def refusals_to(unit: Unit, *, since: date, most: int) -> list[tuple[Nomination, LineRefusal]]:
    """Of this unit's dossiers, said after that day, the latest first. Two statements."""
    rows = Entry.objects.filter(unit_id=unit.pk, verb=Verb.LINE_REFUSED, acted_on__gt=since)
    found = list(_told(rows.order_by("-acted_on", "-pk")[:most]))[:most]
    cases = Nomination.objects.select_related("dossier").in_bulk([each.nomination_id for each in found])
    return [(cases[each.nomination_id], each) for each in found]


def _told(entries: Iterable[Entry]) -> Iterator[LineRefusal]:
    for entry in entries:
        for moved in json.loads(entry.payload)["moves"]:
            yield LineRefusal(
                moved["nomination"], moved["reason"], entry.actor_name, entry.office, entry.acted_on
            )
