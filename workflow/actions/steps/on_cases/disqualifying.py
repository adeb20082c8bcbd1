"""What saying no to one nomination, answering and concluding share: case, row and entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from dossiers.models import Nomination
from roles.doors.refusals import Refused
from trail.entries import Note, StandingMove
from trail.state.proved_table import CHANGED, changed
from workflow.actions.steps.locking import locked_dossier, locked_nominations, open_passage, overtaken
from workflow.models import Disqualification
from workflow.models.proved_tables import DISQUALIFICATIONS
from workflow.table.moves import BY_ACT
from workflow.table.row import Carrier

NOTHING_SAID: Mapping[str, Any] = MappingProxyType({})


def locked_case(nomination_id: int, act: StrEnum) -> Nomination:
    """The nomination under lock with its dossier, which lies where the row of `act` needs it.

    `Overtaken` where it stands otherwise than the act needs; `Refused` where there is none.
    """
    found = Nomination.objects.filter(pk=nomination_id).values_list("dossier_id", flat=True).first()
    if found is None:
        raise Refused("Không tìm thấy trường hợp này.", remedy="Mở lại hồ sơ và chọn trường hợp.")
    dossier = locked_dossier(found)
    open_passage(dossier, act)
    rows = locked_nominations([nomination_id], *BY_ACT[act].ready.standings)
    if not rows:
        raise overtaken((Carrier.DOSSIER, dossier.pk), BY_ACT[act].label, moving=nomination_id)
    rows[0].dossier = dossier
    return rows[0]


def open_disqualification(nomination: Nomination, act: StrEnum) -> Disqualification:
    """The one that is not concluded; `Overtaken` when the officer has concluded already."""
    rows = Disqualification.objects.filter(nomination=nomination, concluded_on__isnull=True)
    found = rows.first()
    if found is None:
        raise overtaken((Carrier.DOSSIER, nomination.dossier_id), BY_ACT[act].label)
    return found


def conclude(row: Disqualification, words: str, *, on: date, is_upheld: bool) -> None:
    row.conclusion, row.concluded_on, row.is_upheld = words, on, is_upheld
    row.save(update_fields=["conclusion", "concluded_on", "is_upheld"])


def end_disqualifications(nominations: Iterable[Nomination], words: str, *, on: date) -> dict[str, Any]:
    """Those of a dossier that goes back whole; returns what the entry keeps of them, mostly nothing."""
    rows = Disqualification.objects.filter(nomination__in=list(nominations), concluded_on__isnull=True)
    keys = sorted(rows.values_list("pk", flat=True))
    if not keys:
        return {}
    Disqualification.objects.filter(pk__in=keys).update(conclusion=words, concluded_on=on)
    return changed(DISQUALIFICATIONS, keys)


def note_of(
    nomination: Nomination,
    row: Disqualification,
    *,
    reason: str,
    moves: Iterable[StandingMove] = (),
    details: Mapping[str, Any] = NOTHING_SAID,
) -> Note:
    """The entry on the dossier's chain; it names the case and keeps the row as the act left it."""
    dossier, kept = nomination.dossier, changed(DISQUALIFICATIONS, [row.pk])
    rows = {**kept[CHANGED], **details.get(CHANGED, {})}
    return Note(
        subject=("dossier", dossier.pk),
        moves=list(moves),
        reason=reason,
        details={
            "nominations": [nomination.pk],
            "cases": [f"{nomination.recipient_name} ({nomination.award})"],
            "article": row.article,
            **details,
            CHANGED: rows,
        },
        about=dossier.title,
        jurisdiction_id=dossier.jurisdiction_id,
        unit_id=dossier.unit_id,
    )
