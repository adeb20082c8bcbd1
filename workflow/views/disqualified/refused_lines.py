"""What who signs, or a bloc, did not approve and has not taken back: which case, why, who, by the trail."""

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
from workflow.models import Passage
from workflow.models.desks import Desk


class LineRefusal(NamedTuple):
    """One line of a decision that was struck from it, or one case that a bloc does not support."""

    nomination_id: int
    reason: str
    who: str
    office: str
    on: date


class BlocsNo(NamedTuple):
    """Of one dossier; `may_be_mended`: the bloc may still take its review back."""

    dossier: Dossier
    cases: list[tuple[Nomination, LineRefusal]]
    may_be_mended: bool


def refusals_in(dossier: Dossier) -> list[LineRefusal]:
    """Of one dossier, in their order, the last of each case that stands refused. Two statements."""
    said = list(_told(timeline(("dossier", dossier.pk)).filter(verb=Verb.LINE_REFUSED)))
    refused = dossier.nominations.filter(standing=Standing.REFUSED).values_list("pk", flat=True)
    last = {each.nomination_id: each for each in said}
    return [last[pk] for pk in last if pk in set(refused)]


def refusals_to(unit: Unit, *, since: date, most: int) -> list[tuple[Nomination, LineRefusal]]:
    """Of this unit's dossiers, said after that day, the latest first. Two statements."""
    return _still_standing(unit, Verb.LINE_REFUSED, Standing.REFUSED, since=since, most=most)


def blocs_noes_to(unit: Unit, *, since: date, most: int) -> list[BlocsNo]:
    """The same of what a bloc does not support, a dossier at a time. Three statements, the last of them where
    there is any."""
    cases: dict[Dossier, list[tuple[Nomination, LineRefusal]]] = {}
    for row, said in _still_standing(unit, Verb.BLOC_REVIEWED, Standing.NOT_ENDORSED, since=since, most=most):
        cases.setdefault(row.dossier, []).append((row, said))
    unopened = Passage.objects.filter(desk=Desk.BOARD, closed_at__isnull=True, received_on__isnull=True)
    within = set(unopened.filter(dossier__in=cases).values_list("dossier", flat=True)) if cases else set()
    return [BlocsNo(dossier, given, dossier.pk in within) for dossier, given in cases.items()]


def _still_standing(
    unit: Unit, verb: Verb, standing: Standing, *, since: date, most: int
) -> list[tuple[Nomination, LineRefusal]]:
    of_unit = Entry.objects.filter(unit_id__in=with_past_units([unit.pk]), verb=verb)
    rows = of_unit.filter(acted_on__gt=since)
    # The first of each case is its last word, for the latest come first.
    said: dict[int, LineRefusal] = {}
    for each in _told(rows.order_by("-acted_on", "-pk")[:most], to=standing):
        said.setdefault(each.nomination_id, each)
    refused = Nomination.objects.filter(standing=standing).select_related("dossier__bloc")
    cases = refused.in_bulk(list(said))
    return [(cases[pk], each) for pk, each in said.items() if pk in cases][:most]


def _told(entries: Iterable[Entry], *, to: Standing = Standing.REFUSED) -> Iterator[LineRefusal]:
    for entry in entries:
        for moved in json.loads(entry.payload)["moves"]:
            if moved["to"] == to:
                yield LineRefusal(
                    moved["nomination"], moved["reason"], entry.actor_name, entry.office, entry.acted_on
                )
