"""Which two revisions lie side by side: the last that a desk had, and what lies there now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from dossiers.judging.law_facts import case_of
from dossiers.judging.sealed_revision import snapshot
from dossiers.models import Dossier
from trail.seals.canonical import canonical_json
from workflow.models import Passage
from workflow.models.desks import DESK_LABELS, Desk
from workflow.queries.revisions.comparing import RevisionDifferences, compare


@dataclass(frozen=True, slots=True)
class SinceLast:
    """`after` is None for the draft on the unit's desk; `had_by` says whose last look `before` was."""

    before: int
    after: int | None
    had_by: str
    differences: RevisionDifferences


def since_last(dossier: Dossier, passage: Passage | None, *, on: date) -> SinceLast | None:
    """What the holder of the desk has not seen; None where he sees the dossier for the first time.

    No statement for a dossier that never came back, two for its desk otherwise; a draft costs its snapshot.
    """
    if dossier.revision == 1:
        return None
    desk = Desk(passage.desk) if passage else Desk.END
    before = _last_had(dossier, desk)
    if before is None:
        return None
    after = dossier.revision if dossier.is_sealed else None
    had_by = "" if desk in (Desk.UNIT, Desk.END) else DESK_LABELS[desk]
    return SinceLast(before, after, had_by, differences_of(dossier, before, after, on=on))


def _last_had(dossier: Dossier, desk: Desk) -> int | None:
    """For the unit what it handed over last; for a desk the last revision that it opened before this one."""
    if desk in (Desk.UNIT, Desk.END):
        return dossier.revision - 1
    stays = dossier.passages.filter(desk=desk, revision__lt=dossier.revision, received_on__isnull=False)
    return stays.order_by("-pk").values_list("revision", flat=True).first()


def differences_of(dossier: Dossier, before: int, after: int | None, *, on: date) -> RevisionDifferences:
    """`before` and `after` are numbers of sealed revisions; None is the draft as it is."""
    wanted = [number for number in (before, after) if number is not None]
    sealed = dict(dossier.revisions.filter(number__in=wanted).values_list("number", "content"))
    now = sealed[after] if after is not None else _draft(dossier, on=on)
    return compare(sealed[before], now)


def _draft(dossier: Dossier, *, on: date) -> Any:
    """As it would be sealed."""
    return orjson.loads(canonical_json(snapshot(dossier, case=case_of(dossier, on=on), on=on)))
