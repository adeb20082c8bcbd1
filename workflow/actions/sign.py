"""Sign: the chair, or a substitute with a mandate of that day, signs; lines may be refused with a reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from law.findings import Verdict
from law.procedure.routing import authority_of, may_decide
from roles.doors.law_in_force import stack_in_force
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from roles.models import Capacity
from roles.rights.permissions import Mandate
from trail.entries import StandingMove
from trail.models import Entry
from trail.record import Note, lock_chains, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.steps.belonging import refuse_other_lines
from workflow.actions.steps.carrying.acted_submissions import submission_kept
from workflow.actions.steps.carrying.closed_drafts import closed_to_signing
from workflow.actions.steps.carrying.decision_contents import bases_of
from workflow.actions.steps.carrying.signed_money import price_signed
from workflow.actions.steps.handing import close_finished
from workflow.actions.steps.law_says import stopped_by_refuted
from workflow.actions.steps.locked_decision import LineCase, locked_decision, locked_lines
from workflow.actions.steps.locking import locked_nominations
from workflow.actions.steps.moving import StandingChange, move, notes_for
from workflow.actions.steps.single import settle_all
from workflow.models import Decision, Line
from workflow.models.proved_tables import OF_DECISION
from workflow.table.act_rights import may, require
from workflow.table.moves import Act

# Who has done one of these on a dossier may not sign the decision on it.
CONFLICTING = (
    Verb.SUBMITTED,
    Verb.BLOC_REVIEWED,
    Verb.APPRAISED,
    Verb.DISQUALIFIED,
    Verb.DECISION_DRAFTED,
    Verb.DECISION_CHANGED,
    Verb.DRAFT_KEPT,
)


@one_act
def sign(decision_id: int, refusals: Mapping[int, str], *, by: AbstractBaseUser, on: date) -> Decision:
    """The signed decision, for the clerk. `refusals` gives a reason by line id; not all may be refused."""
    decision = locked_decision(decision_id, Act.SIGN)
    mandate = require(may(Act.SIGN, by, decision, on=on))
    lines = locked_lines(decision)
    refuse_conflict(by, {line.dossier_id for line in lines})
    refuse_other_lines(decision, refusals.keys() - {line.pk for line in lines})
    _refuse_closed(decision, carries=bool(lines))
    _refuse_silent(lines, refusals)
    _refuse_without_authority(decision, on=on)

    signed = [line for line in lines if line.pk not in refusals]
    refuse_if(
        stopped_by_refuted([line.reward.nomination for line in signed], on=on),
        message="Chưa ký được: có trường hợp dựa trên dữ kiện không đúng. Không duyệt các trường hợp này.",
    )
    submitted = submission_kept(decision, on=on)
    strike(decision, refusals, {line.dossier_id for line in lines}, mandate, on=on)
    price_signed(decision, signed, on=on)
    decision.sign()
    _stamp(decision, mandate, by, on=on)
    told = Note(
        subject=("decision", decision.pk),
        details={
            "lines": len(signed),
            "refused": len(refusals),
            "signed_for": mandate.signed_for,
            **submitted | proof(decision.pk, *OF_DECISION),
        },
        jurisdiction_id=decision.jurisdiction_id,
        about=decision.subject,
    )
    stayed: dict[int, list[StandingMove]] = {row.dossier_id: [] for row in signed}
    notes = notes_for(stayed, signed, about=decision.subject, carried_by=("decision", decision.pk))
    record_many(Verb.SIGNED, [told, *notes], by=mandate.actor, on=on)
    return decision


def refuse_conflict(by: AbstractBaseUser, dossiers: Collection[int]) -> None:
    """Whoever proposed, reviewed or appraised a dossier says neither yes nor no to it as the authority."""
    taken_part = Entry.objects.filter(
        chain__subject_kind="dossier", chain__subject_id__in=dossiers, verb__in=CONFLICTING, actor=by.pk
    )
    if taken_part.exists():
        raise Refused(
            "Ông/bà đã đề nghị, bình xét hoặc thẩm định hồ sơ trong quyết định này nên không ký được.",
            remedy="Chuyển người có thẩm quyền khác ký.",
        )


def _refuse_closed(decision: Decision, *, carries: bool) -> None:
    """What was found is mended, or who returned it is told why it stays; else it comes back."""
    closed = closed_to_signing(decision, carries=carries)
    if closed is not None:
        raise Refused(closed.message, remedy=closed.remedy)


def _refuse_without_authority(decision: Decision, *, on: date) -> None:
    """The authority is that of the day of signing, whatever held when the decision was drafted."""
    level = authority_of(decision.jurisdiction.level)
    finding = may_decide(decision.award, level, on, stack=stack_in_force())
    if finding is not None and finding.verdict is Verdict.UNLAWFUL:
        raise Refused(finding.message, remedy=finding.remedy, citation=finding.citation)


def _refuse_silent(lines: Sequence[LineCase], refusals: Mapping[int, str]) -> None:
    """A refusal needs a reason; a decision without any line left is no decision."""
    silent = [line for line in lines if line.pk in refusals and not refusals[line.pk].strip()]
    refuse_if(
        [
            Obstacle(
                f"{line.recipient_name}: chưa ghi lý do không duyệt.",
                remedy="Ghi lý do.",
                about=str(line.pk),
            )
            for line in silent
        ],
        message="Chưa ký được quyết định.",
    )
    if all(line.pk in refusals for line in lines):
        raise Refused(
            "Không duyệt toàn bộ thì không còn gì để ký.",
            remedy="Dùng “Trả lại dự thảo” ở trang xem lại.",
        )


def strike(
    decision: Decision, refusals: Mapping[int, str], dossiers: Collection[int], mandate: Mandate, *, on: date
) -> None:
    """Refuses the named lines, each with its reason; `dossiers` are all that the decision concerns."""
    struck = Line.objects.in_bulk(refusals)
    if not struck:
        return
    reasons = {line.nomination_id: refusals[pk].strip() for pk, line in struck.items()}
    rows = locked_nominations(reasons)
    moves = move(Act.REFUSE_LINE, [StandingChange(row, "refuse", reasons[row.pk]) for row in rows])
    for line in struck.values():
        line.is_live, line.refused_reason = False, reasons[line.nomination_id]
    Line.objects.bulk_update(struck.values(), ["is_live", "refused_reason"])
    seats = settle_all(rows, on=on)
    # Two decisions may each sign for a dossier of which the other refuses a line.
    lock_chains([("decision", decision.pk), *(("dossier", pk) for pk in dossiers)])
    carrier = ("decision", decision.pk)
    notes = notes_for(moves, rows, about=decision.subject, seats=seats, carried_by=carrier)
    record_many(Verb.LINE_REFUSED, notes, by=mandate.actor, on=on)
    close_finished({row.dossier_id for row in rows})


def _stamp(decision: Decision, mandate: Mandate, by: AbstractBaseUser, *, on: date) -> None:
    decision.signed_on, decision.signed_by_id = on, by.pk
    decision.signer_name, decision.signer_lines = mandate.name, signer_lines(mandate)
    decision.signing_mandate = mandate.text[:400]
    decision.signed_for = mandate.signed_for
    decision.bases = bases_of(decision, on=on)
    decision.save(
        update_fields=[
            "state",
            "signed_on",
            "signed_by",
            "signer_name",
            "signer_lines",
            "signing_mandate",
            "signed_for",
            "bases",
            "reward_total",
        ]
    )


def signer_lines(mandate: Mandate) -> list[str]:
    """Box 7a (Điều 13 Nghị định 30/2020/NĐ-CP): "KT. CHỦ TỊCH" over "PHÓ CHỦ TỊCH"."""
    if mandate.capacity == Capacity.OWN:
        return [mandate.post.upper()]
    return [f"{mandate.capacity} {mandate.principal_post}".upper(), mandate.post.upper()]
