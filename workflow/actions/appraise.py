"""Appraise: the Board checks under the pinned rulebook; pending matters are held, doubts settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.judging.dossier_findings import findings_to_store, judge_dossier, kept_of, store_findings
from dossiers.judging.settlements import Settlement, laws_chosen
from dossiers.models import Dossier, Nomination, Standing
from dossiers.recipients.paper_checks.how_known import denied_titles
from dossiers.seats.claiming import settle
from law.awards import name_of
from law.procedure.routing import goes_up_from
from roles.doors.law_in_force import stack_in_force
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from trail.record import record
from trail.verbs import Verb
from workflow.actions.steps.belonging import refuse_other_nominations
from workflow.actions.steps.holding import NOBODY, Awaited, begin_holds, unsaid
from workflow.actions.steps.law_says import (
    answers_to_doubts,
    keep_words_alone,
    stopping_findings,
    store_settled,
)
from workflow.actions.steps.locking import locked_dossier, nominations_of, open_passage, overtaken
from workflow.actions.steps.moving import StandingChange, move
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier


@dataclass(frozen=True, slots=True)
class Appraisal:
    """The officer's word on one nomination: appraised, or held with a reason.

    `settled` answers the question of each rule whose verdict is "review"; the answer stays in the trail. Of
    what is held nothing is settled yet. Where the law lets a person choose between two laws, the choice is
    among the answers, and what the chosen law leaves open is answered with it.
    """

    holds: bool = False
    reason: str = ""
    settled: Mapping[str, Settlement] = field(default_factory=dict)


@one_act
def appraise(
    dossier_id: int,
    appraisals: Mapping[int, Appraisal],
    *,
    by: AbstractBaseUser,
    on: date,
    awaited: Awaited = NOBODY,
) -> list[Nomination]:
    """The nominations moved. Those not named in `appraisals` (by nomination id) wait on the desk.

    `awaited` is needed where some are held, and is the same for all of them.
    """
    dossier = locked_dossier(dossier_id)
    open_passage(dossier, Act.APPRAISE)
    mandate = require(may(Act.APPRAISE, by, dossier, on=on))
    if dossier.received_on is None:
        raise Refused("Hồ sơ chưa được tiếp nhận.", remedy="Bấm “Tiếp nhận hồ sơ” trước khi thẩm định.")
    nominations = [row for row in nominations_of(dossier, Standing.ENDORSED) if row.pk in appraisals]
    if not appraisals:
        raise Refused("Chưa chọn trường hợp nào để thẩm định.", remedy="Chọn ít nhất một trường hợp.")
    gone = appraisals.keys() - {row.pk for row in nominations}
    refuse_other_nominations(dossier, gone)
    if gone:
        raise overtaken((Carrier.DOSSIER, dossier.pk), BY_ACT[Act.APPRAISE].label, moving=min(gone))
    held = [row for row in nominations if appraisals[row.pk].holds]
    unheard = unsaid(awaited, on=on) if held else ()
    going_on = [row for row in nominations if not appraisals[row.pk].holds]
    settled = {row.pk: appraisals[row.pk].settled for row in going_on}
    judgement = judge_dossier(dossier, on=on, chosen=laws_chosen(settled))
    unsettled, answers = answers_to_doubts(dossier, going_on, settled, judgement)
    obstacles = [
        *stopping_findings(judgement, only=[row.pk for row in going_on]),
        *_without_reason(held, appraisals),
        *unheard,
        *_decided_above(dossier, going_on, on=on),
        *_denied(going_on),
        *unsettled,
    ]
    refuse_if(obstacles, message="Chưa thẩm định được: còn nội dung phải xử lý.")

    told = findings_to_store(judgement, on=on)
    moves = move(Act.APPRAISE, [_change(row, appraisals[row.pk]) for row in nominations], told=told)
    begin_holds(held, awaited, on=on)
    seats = settle([(dossier.unit_id, dossier.year)], jurisdiction=dossier.jurisdiction, on=on)
    store_findings(told, but=nominations)
    store_settled(answers)
    keep_words_alone(answers, dossier, by=mandate.actor.user_id, on=on)
    record(
        Verb.APPRAISED,
        subject=("dossier", dossier.pk),
        by=mandate.actor,
        on=on,
        moves=moves[dossier.pk],
        rulebook=(dossier.rulebook, dossier.regime),
        overridden=answers,
        details=kept_of(told) | seats[dossier.unit_id, dossier.year] | (awaited.details if held else {}),
        jurisdiction_id=dossier.jurisdiction_id,
        unit_id=dossier.unit_id,
        about=dossier.title,
    )
    return nominations


def _without_reason(held: Sequence[Nomination], appraisals: Mapping[int, Appraisal]) -> Iterator[Obstacle]:
    for row in held:
        if not appraisals[row.pk].reason.strip():
            yield Obstacle(
                f"{row.recipient_name}: tạm giữ nhưng chưa ghi lý do.",
                remedy="Ghi lý do và văn bản liên quan.",
                about=str(row.pk),
            )


def _denied(rows: Sequence[Nomination]) -> Iterator[Obstacle]:
    """Nobody is appraised for whom a title is declared that a decision of this house denies."""
    denied = denied_titles({row.recipient_id for row in rows})
    for row in rows:
        for known in denied.get(row.recipient_id, ()):
            yield Obstacle(
                f"{row.recipient_name}: {known.told}.",
                remedy="Kết luận “Không đúng” tại trang “Đối chiếu giấy tờ”, hoặc trả lại để đơn vị sửa.",
                about=str(row.pk),
            )


def _decided_above(dossier: Dossier, rows: Sequence[Nomination], *, on: date) -> Iterator[Obstacle]:
    stack = stack_in_force()
    for row in rows:
        if goes_up_from(row.award, dossier.jurisdiction.level, on, stack=stack):
            yield Obstacle(
                f"{row.recipient_name}: {name_of(row.award)} do cấp trên quyết định.",
                remedy="Dùng “Chuyển cấp trên” cho trường hợp này.",
                about=str(row.pk),
            )


def _change(row: Nomination, appraisal: Appraisal) -> StandingChange:
    return StandingChange(row, "hold" if appraisal.holds else "appraise", appraisal.reason.strip())
