"""Standings move here and nowhere else: guards run in memory (django-fsm), the writes are one UPDATE."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Protocol

import orjson
from django.db import connection
from django_fsm import TransitionNotAllowed

from dossiers.models import Nomination, Standing
from roles.doors.refusals import Obstacle, Overtaken
from trail.entries import Note, StandingMove
from workflow.actions.steps.locking import overtaken
from workflow.table.moves import BY_ACT
from workflow.table.row import Carrier

_WRITE = """
UPDATE dossiers_nomination AS n
SET standing = v.standing, held_from = v.held_from, reason = v.reason, bloc_rank = v.bloc_rank,
    verdict = coalesce(v.verdict, n.verdict), findings = coalesce(v.findings, n.findings),
    met = coalesce(v.met, n.met), judged_on = coalesce(v.judged_on, n.judged_on),
    rulebook = coalesce(v.rulebook, n.rulebook)
FROM json_to_recordset(%s::json)
  AS v(id bigint, was text, standing text, held_from text, reason text, bloc_rank int,
       verdict text, findings jsonb, met jsonb, judged_on date, rulebook text)
WHERE n.id = v.id AND n.standing = v.was
"""

# They lead back to a standing that another act gave: why is told by the trail and by what they end, for
# beside that standing it would read as the verdict of whoever gave it.
LEADING_BACK = frozenset(
    {
        "return_to_unit",
        "return_to_bloc",
        "release",
        "reopen",
        "appraise_anew",
        "come_down",
        "stand_appraised",
        "stand_passed",
    }
)
SettledFigures = Mapping[tuple[int, int], Mapping[str, Any]]
NOTHING_TOLD: Mapping[int, Mapping[str, Any]] = MappingProxyType({})
NOTHING_SETTLED: SettledFigures = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class StandingChange:
    """What happens to one nomination: the name of its transition, and why."""

    nomination: Nomination
    transition: str
    reason: str = ""
    bloc_rank: int | None = None


def move(
    act: StrEnum, changes: Sequence[StandingChange], *, told: Mapping[int, Mapping[str, Any]] = NOTHING_TOLD
) -> dict[int, list[StandingMove]]:
    """Carries out `changes`; returns the trail's moves by dossier. One statement for any number.

    `told` (dossiers.judging.dossier_findings.findings_to_store) is written with those that move:
    two writes of a row cost two.
    Raises `Overtaken`, naming who moved it and when, where a nomination stands elsewhere by now.
    """
    allowed = BY_ACT[act].transitions
    wrong = [change for change in changes if change.transition not in allowed]
    if wrong:
        raise ValueError(f"{wrong[0].transition} is not of {act}")
    was = [change.nomination.standing for change in changes]
    _guard(act, changes)
    _write(changes, was, told)
    moves: dict[int, list[StandingMove]] = {}
    for change, before in zip(changes, was, strict=True):
        moves.setdefault(change.nomination.dossier_id, []).append(_told(change, before))
    return moves


def _guard(act: StrEnum, changes: Sequence[StandingChange]) -> None:
    obstacles: dict[int, Obstacle] = {}
    for change in changes:
        nomination = change.nomination
        try:
            getattr(nomination, change.transition)()
        except TransitionNotAllowed:
            standing = Standing(nomination.standing).told(nomination.dossier.bloc)
            told = f"{nomination.recipient_name}: đang ở tình trạng “{standing}”."
            remedy = "Mở lại trang để xem tình trạng mới nhất."
            obstacles[nomination.pk] = Obstacle(told, remedy=remedy, about=str(nomination.pk))
        nomination.reason = "" if change.transition in LEADING_BACK else change.reason
        if change.bloc_rank is not None:
            nomination.bloc_rank = change.bloc_rank
        if change.transition == "release":
            nomination.held_from = ""
    if obstacles:
        first = next(change.nomination for change in changes if change.nomination.pk in obstacles)
        subject = (Carrier.DOSSIER, first.dossier_id)
        raise overtaken(subject, BY_ACT[act].label, moving=first.pk, obstacles=obstacles.values())


def _write(changes: Sequence[StandingChange], was: list[str], told: Mapping[int, Mapping[str, Any]]) -> None:
    """As one JSON text: arrays of a thousand texts are slow to quote."""
    names = ("standing", "held_from", "reason", "bloc_rank")
    rows = [
        {"id": row.pk, "was": before, **{name: getattr(row, name) for name in names}, **told.get(row.pk, {})}
        for row, before in zip((change.nomination for change in changes), was, strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [orjson.dumps(rows).decode()])
        if cursor.rowcount != len(rows):
            raise Overtaken(
                "Tình trạng của một số trường hợp vừa được người khác thay đổi.",
                remedy="Mở lại trang và thực hiện lại.",
            )


def _told(change: StandingChange, before: str) -> StandingMove:
    row = change.nomination
    return StandingMove(
        nomination=row.pk,
        from_=str(before),
        to=str(row.standing),
        reason=change.reason,
        about=f"{row.recipient_name} ({row.award})",
    )


class NotedDossier(Protocol):
    """What an entry on a dossier is found by."""

    @property
    def title(self) -> str: ...
    @property
    def year(self) -> int: ...
    @property
    def unit_id(self) -> int: ...
    @property
    def jurisdiction_id(self) -> int: ...


class NotedCase(Protocol):
    """A nomination, or what was read of one: what an entry tells of it."""

    @property
    def award(self) -> str: ...
    @property
    def recipient_name(self) -> str: ...
    @property
    def dossier_id(self) -> int: ...
    @property
    def dossier(self) -> NotedDossier: ...


def notes_for(
    moves: Mapping[int, Sequence[StandingMove]],
    nominations: Iterable[NotedCase],
    *,
    reason: str = "",
    about: str = "",
    seats: SettledFigures = NOTHING_SETTLED,
    details: Mapping[str, Any] = MappingProxyType({}),
    carried_by: tuple[str, int] | None = None,
) -> list[Note]:
    """One note a dossier whose nominations moved; the nominations carry their dossiers.

    Each has the `details`, and keeps the `seats` of its unit and year as the act has settled them. It names
    whose it is: by its moves, else as "cases"; and the meeting or the decision that it is `carried_by`.
    """
    rows = list(nominations)
    dossiers = {row.dossier_id: row.dossier for row in rows}
    cases: dict[int, list[str]] = {}
    for row in rows:
        cases.setdefault(row.dossier_id, []).append(f"{row.recipient_name} ({row.award})")
    carrier = dict([carried_by]) if carried_by else {}
    return [
        Note(
            subject=("dossier", dossier_id),
            moves=moved,
            reason=reason,
            about=about or dossiers[dossier_id].title,
            jurisdiction_id=dossiers[dossier_id].jurisdiction_id,
            unit_id=dossiers[dossier_id].unit_id,
            details={
                **details,
                **carrier,
                **({} if moved else {"cases": cases[dossier_id]}),
                **seats.get((dossiers[dossier_id].unit_id, dossiers[dossier_id].year), {}),
            },
        )
        for dossier_id, moved in sorted(moves.items())
    ]
