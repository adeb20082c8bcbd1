"""How a dossier came back to its unit: a desk sent it, with a notice, or the unit took it back itself; why a
draft was put away."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dossiers.models import Dossier, Revision
from roles.models import Bloc, Jurisdiction
from trail.models import Entry
from trail.queries import last_entries, timeline
from trail.verbs import Verb
from workflow.models import Passage
from workflow.models.desks import Desk
from workflow.whose_turn import InLine


@dataclass(frozen=True)
class Returned:
    """One sending back: the trail's entry of the act, and the sealed revision that was sent back."""

    entry: Entry
    dossier: Dossier
    revision: Revision
    desk: str
    jurisdiction: Jurisdiction

    @property
    def content(self) -> Mapping[str, Any]:
        return self.revision.content

    @property
    def told(self) -> Mapping[str, Any]:
        return json.loads(self.entry.payload)

    @property
    def bloc(self) -> Bloc | None:
        """The bloc that sent it back; None when the Board did."""
        number = self.content["dossier"]["bloc_id"]
        return Bloc.objects.get(pk=number) if self.desk == Desk.BLOC and number else None


def returns_of(dossier_ids: Iterable[int]) -> dict[int, Entry]:
    """The last return of each dossier as the trail has it, whichever way. One statement."""
    return last_entries("dossier", list(dossier_ids), (Verb.SENT_BACK, Verb.RECALLED))


def recalled_of(passages: Iterable[Passage | InLine]) -> set[int]:
    """The dossiers, of those that came back to the desks of `passages`, which their own desk took back."""
    back = [row.dossier_id for row in passages if row.came_back]
    return {pk for pk, entry in returns_of(back).items() if entry.verb == Verb.RECALLED} if back else set()


def discarding_reason(dossier: Dossier) -> str:
    """What was given when the draft was put away; empty where nothing was."""
    found = last_entries("dossier", [dossier.pk], (Verb.DOSSIER_DISCARDED,)).get(dossier.pk)
    return str(json.loads(found.payload)["reason"]) if found else ""


def earlier_returns(dossier: Dossier) -> list[Entry]:
    """Each time a desk sent the dossier back, but the last."""
    return list(timeline(("dossier", dossier.pk)).filter(verb=Verb.SENT_BACK))[:-1]


def last_return(dossier: Dossier, *, seq: int | None = None) -> Returned | None:
    """The last time a desk sent the dossier back, or that of the entry `seq` of its history; None when there
    is none."""
    entries = timeline(("dossier", dossier.pk)).filter(verb=Verb.SENT_BACK)
    entry = (entries if seq is None else entries.filter(seq=seq)).last()
    if entry is None:
        return None
    details = json.loads(entry.payload)["details"]
    number, desk = (
        (details["revision"], details["desk"]) if "desk" in details else _by_passages(dossier, entry)
    )
    revision = dossier.revisions.get(number=number)
    assert entry.jurisdiction_id is not None  # of a dossier, which has one
    jurisdiction = Jurisdiction.objects.get(pk=entry.jurisdiction_id)
    return Returned(entry, dossier, revision, desk, jurisdiction)


def _by_passages(dossier: Dossier, entry: Entry) -> tuple[int, str]:
    """Entries of the first months do not say which revision and desk: the passage before the unit's does."""
    stays = dossier.passages.filter(desk=Desk.UNIT, came_back=True, opened_on=entry.acted_on)
    stay: Passage = stays.order_by("-pk")[0]
    before: Passage = dossier.passages.filter(pk__lt=stay.pk).order_by("-pk")[0]
    return before.revision, before.desk
