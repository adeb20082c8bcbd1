"""Which two revisions lie side by side: the last that a desk had, and what lies there now."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import orjson

from dossiers.judging.law_facts import case_of
from dossiers.judging.sealed_revision import snapshot
from dossiers.models import Dossier
from trail.queries import timeline
from trail.seals.canonical import canonical_json
from trail.verbs import Verb
from workflow.models import Passage
from workflow.models.desks import DESK_LABELS, Desk
from workflow.queries.revisions.comparing import RevisionDifferences, compare

_ONWARD = (Desk.BLOC, Desk.BOARD)


@dataclass(frozen=True, slots=True)
class SinceLast:
    """`after` is None for the draft on the unit's desk; `had_by` says whose last look `before` was."""

    before: int
    after: int | None
    had_by: str
    differences: RevisionDifferences


def since_last(dossier: Dossier, passage: Passage | None, *, on: date) -> SinceLast | None:
    """What the holder of the desk has not seen; None where he sees the dossier for the first time.

    No statement for a dossier that never came back, three for its desk otherwise; a draft costs its snapshot.
    """
    if dossier.revision == 1:
        return None
    desk = Desk(passage.desk) if passage else Desk.END
    before = _last_had(dossier, desk)
    if before is None:
        return None
    after = dossier.revision if dossier.is_sealed else None
    had_by = "" if desk in (Desk.UNIT, Desk.END) else DESK_LABELS[desk]
    if desk == Desk.BLOC and dossier.bloc:
        had_by = dossier.bloc.said("khối thi đua")
    return SinceLast(before, after, had_by, differences_of(dossier, before, after, on=on))


def _last_had(dossier: Dossier, desk: Desk) -> int | None:
    """For the unit what it handed over last; for a desk the last revision before this one that it opened,
    sent back or sent on: what was taken back from it unopened it never had. None where it had this one."""
    if desk in (Desk.UNIT, Desk.END):
        return dossier.revision - 1
    stays = list(dossier.passages.order_by("pk"))
    returned = _sent_back(dossier)
    had = [
        stay.revision
        for stay, after in pairwise(stays)
        if stay.desk == desk
        and (stay.received_on or stay.revision in returned or (desk, after.desk) == _ONWARD)
    ]
    return had[-1] if had and had[-1] < dossier.revision else None


def _sent_back(dossier: Dossier) -> set[int]:
    """The revisions that came back with a reason of whoever had them."""
    entries = timeline(("dossier", dossier.pk)).filter(verb=Verb.SENT_BACK)
    return {json.loads(entry.payload)["details"].get("revision", 0) for entry in entries}


def last_change(dossier: Dossier, numbers: Sequence[int], *, on: date) -> SinceLast | None:
    """The two last of the revisions `numbers` that differ, or the last two; None where there is but one."""
    pairs = list(pairwise(numbers))
    told = None
    for before, after in reversed(pairs):
        found = SinceLast(before, after, "", differences_of(dossier, before, after, on=on))
        if found.differences.number:
            return found
        told = told or found
    return told


def differences_of(dossier: Dossier, before: int, after: int | None, *, on: date) -> RevisionDifferences:
    """`before` and `after` are numbers of sealed revisions; None is the draft as it is."""
    wanted = [number for number in (before, after) if number is not None]
    sealed = dict(dossier.revisions.filter(number__in=wanted).values_list("number", "content"))
    now = sealed[after] if after is not None else _draft(dossier, on=on)
    return compare(sealed[before], now)


def _draft(dossier: Dossier, *, on: date) -> Any:
    """As it would be sealed."""
    return orjson.loads(canonical_json(snapshot(dossier, case=case_of(dossier, on=on), on=on)))
