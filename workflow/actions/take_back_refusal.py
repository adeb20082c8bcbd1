"""Take a refusal back: until a decision is signed, a line struck by mistake stands in its draft again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

import orjson
from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Nomination, Standing
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from trail.entries import StandingMove
from trail.models import Entry
from trail.record import Actor, Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from vietnamese.dates import short_date
from workflow.actions.sign import refuse_conflict
from workflow.actions.steps.carrying.decision_contents import bases_of, recount
from workflow.actions.steps.locked_decision import locked_decision
from workflow.actions.steps.locking import locked_dossiers, locked_nominations, overtaken
from workflow.actions.steps.moving import SettledFigures, StandingChange, move, notes_for
from workflow.actions.steps.single import settle_all
from workflow.models import Decision, Line
from workflow.models.proved_tables import OF_DECISION
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier


@one_act
def take_back_refusal(
    decision_id: int, line_ids: Collection[int], *, reason: str, by: AbstractBaseUser, on: date
) -> Decision:
    """The named lines live again, each nomination where it stood before; of a draft that was returned that
    mends it, and it may be signed. Refused where its seat was given away meanwhile, or its dossier is
    closed."""
    decision = locked_decision(decision_id, Act.TAKE_BACK_REFUSAL)
    mandate = require(may(Act.TAKE_BACK_REFUSAL, by, decision, on=on))
    refuse_foreign(line_ids, decision.lines.values_list("pk", flat=True), field="Trường hợp")
    lines = [line for line in struck_lines(decision) if line.pk in set(line_ids)]
    if len(lines) < len(set(line_ids)):
        raise overtaken((Carrier.DECISION, decision.pk), BY_ACT[Act.TAKE_BACK_REFUSAL].label)
    _refuse_unsaid(lines, reason)
    dossiers = locked_dossiers(line.nomination.dossier_id for line in lines)
    refuse_conflict(by, dossiers)
    rows = locked_nominations([line.nomination_id for line in lines])
    refuse_if(_closed(rows), message="Chưa rút được ý kiến không duyệt.")

    passed = _had_passed(rows)
    changes = [
        StandingChange(row, "stand_passed" if row.pk in passed else "stand_appraised", reason.strip())
        for row in rows
    ]
    moves = move(Act.TAKE_BACK_REFUSAL, changes)
    Line.objects.filter(pk__in=[line.pk for line in lines]).update(is_live=True, refused_reason="")
    recount(decision)
    decision.bases = bases_of(decision, on=on)
    decision.to_mend = ""
    decision.save(update_fields=["bases", "to_mend"])
    seats = settle_all(rows, on=on)
    _record(decision, moves, rows, reason.strip(), seats, by=mandate.actor, on=on)
    return decision


def struck_lines(decision: Decision) -> list[Line]:
    """What who signs refused in it, in its order, with the nominations."""
    rows = decision.lines.filter(is_live=False, nomination__standing=Standing.REFUSED)
    return list(rows.select_related("nomination").order_by("ordinal", "pk"))


def _refuse_unsaid(lines: Sequence[Line], reason: str) -> None:
    if not lines:
        raise Refused("Chưa chọn trường hợp nào.", remedy="Chọn ít nhất một trường hợp.")
    if not any(letter.isalpha() for letter in reason):
        raise Refused("Chưa ghi lý do rút ý kiến không duyệt.", remedy="Ghi vì sao duyệt lại.")


def _closed(rows: Iterable[Nomination]) -> list[Obstacle]:
    return [
        Obstacle(
            f"{row.recipient_name}: hồ sơ {row.dossier.code} đã kết thúc ngày {short_date(day)}.",
            remedy="Đơn vị lập hồ sơ khác cho trường hợp này.",
            about=str(row.pk),
        )
        for row in rows
        if (day := row.dossier.closed_on) is not None
    ]


def _had_passed(rows: Sequence[Nomination]) -> set[int]:
    """Whom the council had passed, by the entries that tell of the refusals: the last of each counts."""
    told = Entry.objects.filter(
        chain__subject_kind="dossier",
        chain__subject_id__in={row.dossier_id for row in rows},
        verb=Verb.LINE_REFUSED,
    )
    was: dict[int, str] = {}
    for payload in told.order_by("pk").values_list("payload", flat=True):
        was |= {moved["nomination"]: moved["from"] for moved in orjson.loads(payload)["moves"]}
    return {row.pk for row in rows if was[row.pk] == Standing.PASSED}


def _record(
    decision: Decision,
    moves: Mapping[int, Sequence[StandingMove]],
    rows: Sequence[Nomination],
    reason: str,
    seats: SettledFigures,
    *,
    by: Actor,
    on: date,
) -> None:
    told = Note(
        subject=("decision", decision.pk),
        reason=reason,
        details={
            "lines_added": [row.recipient_name for row in rows],
            "total": decision.reward_total,
            **proof(decision.pk, *OF_DECISION),
        },
        jurisdiction_id=decision.jurisdiction_id,
        about=decision.subject,
    )
    carrier = ("decision", decision.pk)
    notes = notes_for(moves, rows, reason=reason, about=decision.subject, seats=seats, carried_by=carrier)
    record_many(Verb.REFUSAL_TAKEN_BACK, [told, *notes], by=by, on=on)
