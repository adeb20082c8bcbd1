"""Number and issue: the next number under lock, a clean paper, and the titles take effect."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile
from django.db import connection

from dossiers.models import HeldTitle, Nomination
from printing.documents.decision import render_decision
from printing.inspection.lint import lint
from printing.inspection.lint_profile import profile_of
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from roles.rights.permissions import Mandate
from trail.entries import StandingMove
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.steps.carrying.decision_contents import bases_of
from workflow.actions.steps.handing import close_finished, close_refused_in
from workflow.actions.steps.locked_decision import locked_decision
from workflow.actions.steps.locking import locked_nominations
from workflow.actions.steps.moving import SettledFigures, StandingChange, move, notes_for
from workflow.actions.steps.single import settle_all
from workflow.models import Decision
from workflow.models.proved_tables import GIVEN_TITLES, OF_DECISION
from workflow.reports.decision_paper import decision_paper
from workflow.table.act_rights import may, require
from workflow.table.moves import Act

_NEXT = """
INSERT INTO workflow_numberseries AS s (organ_id, year, last) VALUES (%s, %s, 1)
ON CONFLICT (organ_id, year) DO UPDATE SET last = s.last + 1 RETURNING last
"""


@one_act
def issue(decision_id: int, *, by: AbstractBaseUser, on: date) -> Decision:
    """The issued decision with its number and PDF. Raises `Refused` with every fault of the paper."""
    decision = locked_decision(decision_id, Act.ISSUE)
    mandate = require(may(Act.ISSUE, by, decision, on=on))
    _refuse_before_signing(decision, on=on)
    ids = decision.lines.filter(is_live=True).values_list("nomination_id", flat=True)
    nominations = locked_nominations(list(ids))

    decision.take_number()
    decision.number, decision.number_year = _next_number(decision, on=on), on.year
    decision.symbol, decision.issued_on = decision.words_on(on).symbol, on
    _print(decision)
    decision.issue()
    decision.save()
    moves = move(Act.ISSUE, [StandingChange(row, "confer") for row in nominations])
    _enter_history(decision, nominations)
    seats = settle_all(nominations, on=on)
    _record(decision, moves, nominations, mandate, seats, on=on)
    close_finished({row.dossier_id for row in nominations})
    close_refused_in(decision)
    return decision


def _refuse_before_signing(decision: Decision, *, on: date) -> None:
    if decision.signed_on is not None and on < decision.signed_on:
        raise Refused(
            f"Quyết định ký ngày {decision.signed_on:%d/%m/%Y}, không cấp số trước ngày ký.",
            remedy="Cấp số từ ngày ký trở đi.",
            citation="Điều 15 Nghị định 30/2020/NĐ-CP",
        )


def _next_number(decision: Decision, *, on: date) -> int:
    """The series' row is the lock: numbers come without gap or double, and go back when the paper fails."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [decision.jurisdiction.organ_id, on.year])
        return int(cursor.fetchone()[0])


def _print(decision: Decision) -> None:
    paper = decision_paper(decision)
    pdf = render_decision(paper)
    # The signer answers for the bases: they are those in force on the day of signing.
    in_force = bases_of(decision, on=decision.signed_on or decision.drafted_on)
    faults = lint(pdf, profile=profile_of(paper, bases_in_force=tuple(in_force)))
    refuse_if(
        [Obstacle(fault.message_vi, citation=fault.citation) for fault in faults],
        message="Bản in quyết định chưa đúng thể thức, chưa cấp số được.",
    )
    decision.sha256 = sha256(pdf).hexdigest()
    decision.file.save(f"{decision.sha256}.pdf", ContentFile(pdf), save=False)


def _enter_history(decision: Decision, nominations: Sequence[Nomination]) -> None:
    decided_by = decision.words_on(decision.drafted_on).heading
    HeldTitle.objects.bulk_create(
        HeldTitle(
            recipient_id=row.recipient_id,
            award=row.award,
            way=row.way,
            year=row.dossier.year,
            decision_number=decision.full_number,
            decision_on=decision.issued_on,
            decided_by=decided_by,
            achievement_since=row.achievement_since,
            achievement_until=row.achievement_until,
            nomination=row,
        )
        for row in nominations
    )


def _record(
    decision: Decision,
    moves: dict[int, list[StandingMove]],
    nominations: Sequence[Nomination],
    mandate: Mandate,
    seats: SettledFigures,
    *,
    on: date,
) -> None:
    told = Note(
        subject=("decision", decision.pk),
        details={
            "number": decision.number,
            "sha256": decision.sha256,
            "total": decision.reward_total,
            **proof(decision.pk, *OF_DECISION, GIVEN_TITLES),
        },
        jurisdiction_id=decision.jurisdiction_id,
        about=decision.subject,
    )
    carrier = ("decision", decision.pk)
    notes = notes_for(moves, nominations, about=decision.subject, seats=seats, carried_by=carrier)
    record_many(Verb.ISSUED, [told, *notes], by=mandate.actor, on=on)
