"""Bloc review: the bloc's head (the deputy for the head's own unit) endorses or not, ranks, gives reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Nomination, Standing
from dossiers.seats.claiming import settle
from law.awards import name_of
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, refuse_if
from trail.record import record
from trail.verbs import Verb
from workflow.actions.steps.belonging import refuse_other_nominations
from workflow.actions.steps.handing import close_finished, hand_over
from workflow.actions.steps.locking import locked_dossier, nominations_of, open_passage
from workflow.actions.steps.moving import StandingChange, move
from workflow.models import Passage
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the bloc says of one nomination; a no needs its reason, a rank is counted from 1."""

    endorses: bool
    reason: str = ""
    rank: int | None = None


@one_act
def bloc_review(
    dossier_id: int, opinions: Mapping[int, Opinion], *, by: AbstractBaseUser, on: date
) -> Passage:
    """The Board has it now. `opinions` is by nomination id and must cover every submitted nomination.

    One that was withdrawn meanwhile may be among them; one of another dossier is refused.
    """
    dossier = locked_dossier(dossier_id)
    passage = open_passage(dossier, Act.BLOC_REVIEW)
    mandate = require(may(Act.BLOC_REVIEW, by, dossier, on=on))
    nominations = nominations_of(dossier, Standing.SUBMITTED)
    refuse_other_nominations(dossier, opinions.keys() - {row.pk for row in nominations})
    refuse_if(_gaps(nominations, opinions), message="Chưa ghi đủ ý kiến bình xét.")
    refuse_if(_same_ranks(nominations, opinions), message="Có thứ hạng ghi hai lần.")

    moves = move(Act.BLOC_REVIEW, [_change(row, opinions[row.pk]) for row in nominations])
    seats = settle([(dossier.unit_id, dossier.year)], jurisdiction=dossier.jurisdiction, on=on)
    ranks = {str(row.pk): row.bloc_rank for row in nominations if row.bloc_rank is not None}
    record(
        Verb.BLOC_REVIEWED,
        subject=("dossier", dossier.pk),
        by=mandate.actor,
        on=on,
        moves=moves.get(dossier.pk, []),
        details={"ranks": ranks, **seats[dossier.unit_id, dossier.year]},
        jurisdiction_id=dossier.jurisdiction_id,
        unit_id=dossier.unit_id,
        about=dossier.title,
    )
    close_finished([dossier.pk])
    return hand_over(dossier, passage, Act.BLOC_REVIEW, on=on)


def _gaps(nominations: Sequence[Nomination], opinions: Mapping[int, Opinion]) -> Iterator[Obstacle]:
    for row in nominations:
        opinion = opinions.get(row.pk)
        if opinion is None:
            yield Obstacle(
                f"{row.recipient_name} ({name_of(row.award)}): chưa có ý kiến bình xét.",
                remedy="Chọn “Đồng ý” hoặc “Không đồng ý”.",
                about=str(row.pk),
            )
        elif not opinion.endorses and not opinion.reason.strip():
            yield Obstacle(
                f"{row.recipient_name} ({name_of(row.award)}): không đồng ý nhưng chưa ghi lý do.",
                remedy="Ghi lý do để đơn vị biết và rút kinh nghiệm.",
                about=str(row.pk),
            )


def _same_ranks(nominations: Sequence[Nomination], opinions: Mapping[int, Opinion]) -> Iterator[Obstacle]:
    """Ranks order the cases of one award: of two first ones nobody knows which goes before."""
    taken: dict[tuple[str, int], Nomination] = {}
    for row in nominations:
        opinion = opinions.get(row.pk)
        if opinion is None or opinion.rank is None:
            continue
        first = taken.setdefault((row.award, opinion.rank), row)
        if first is not row:
            yield Obstacle(
                f"{row.recipient_name} và {first.recipient_name} ({name_of(row.award)}) cùng hạng "
                f"{opinion.rank}.",
                remedy="Ghi cho mỗi trường hợp của cùng danh hiệu, hình thức một hạng khác nhau, "
                "hoặc để trống.",
                about=str(row.pk),
            )


def _change(row: Nomination, opinion: Opinion) -> StandingChange:
    transition = "endorse" if opinion.endorses else "not_endorse"
    return StandingChange(row, transition, opinion.reason.strip(), opinion.rank)
