"""What who signs did not approve and has not taken back: which case, why, who and when, by the trail."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from dossiers.models import Dossier, Nomination, Standing
from roles.models import Unit
from roles.rights.unit_heirs import with_past_units
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
    """Of one dossier, in their order, the last of each case that stands refused. Two statements."""
    said = list(_told(timeline(("dossier", dossier.pk)).filter(verb=Verb.LINE_REFUSED)))
    refused = dossier.nominations.filter(standing=Standing.REFUSED).values_list("pk", flat=True)
    last = {each.nomination_id: each for each in said}
    return [last[pk] for pk in last if pk in set(refused)]


def refusals_to(unit: Unit, *, since: date, most: int) -> list[tuple[Nomination, LineRefusal]]:
    """Of this unit's dossiers, said after that day, the latest first. Two statements."""
    of_unit = Entry.objects.filter(unit_id__in=with_past_units([unit.pk]), verb=Verb.LINE_REFUSED)
    rows = of_unit.filter(acted_on__gt=since)
    # The first of each case is its last word, for the latest come first.
    said: dict[int, LineRefusal] = {}
    for each in _told(rows.order_by("-acted_on", "-pk")[:most]):
        said.setdefault(each.nomination_id, each)
    refused = Nomination.objects.filter(standing=Standing.REFUSED).select_related("dossier")
    cases = refused.in_bulk(list(said))
    return [(cases[pk], each) for pk, each in said.items() if pk in cases][:most]


def _told(entries: Iterable[Entry]) -> Iterator[LineRefusal]:
    for entry in entries:
        for moved in json.loads(entry.payload)["moves"]:
            yield LineRefusal(
                moved["nomination"], moved["reason"], entry.actor_name, entry.office, entry.acted_on
            )
