"""Ask to mend: who would sign sends a draft back with what is to be mended; nobody in it is refused."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Nomination
from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from trail.entries import StandingMove
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.return_decision import LONGEST_REASON
from workflow.actions.sign import refuse_conflict
from workflow.actions.steps.carrying.acted_submissions import submission_kept
from workflow.actions.steps.locked_decision import locked_decision
from workflow.actions.steps.moving import notes_for
from workflow.models import Decision
from workflow.models.proved_tables import OF_DECISION
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def ask_to_mend(decision_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> Decision:
    """The draft waits for its officer, who mends it or says why it stays; then it may be signed. Refused
    where it waits for him already, or carries nobody."""
    decision = locked_decision(decision_id, Act.ASK_TO_MEND)
    mandate = require(may(Act.ASK_TO_MEND, by, decision, on=on))
    rows = Nomination.objects.filter(lines__decision=decision, lines__is_live=True).select_related("dossier")
    carried = list(rows.order_by("pk"))
    refuse_conflict(by, {row.dossier_id for row in carried})
    _refuse_returned(decision, carries=bool(carried))
    if not any(letter.isalpha() for letter in reason):
        raise Refused("Chưa ghi lý do trả lại.", remedy="Nêu rõ chỗ phải sửa để người soạn sửa.")

    submitted = submission_kept(decision, on=on)
    decision.returned_on, decision.to_mend = on, reason.strip()[:LONGEST_REASON]
    decision.save(update_fields=["returned_on", "to_mend"])
    told = Note(
        subject=("decision", decision.pk),
        reason=reason.strip(),
        details={**submitted, **proof(decision.pk, *OF_DECISION)},
        jurisdiction_id=decision.jurisdiction_id,
        about=decision.subject,
    )
    stayed: dict[int, list[StandingMove]] = {row.dossier_id: [] for row in carried}
    carrier = ("decision", decision.pk)
    notes = notes_for(stayed, carried, reason=reason.strip(), about=decision.subject, carried_by=carrier)
    record_many(Verb.MENDING_ASKED, [told, *notes], by=mandate.actor, on=on)
    return decision


def _refuse_returned(decision: Decision, *, carries: bool) -> None:
    if decision.to_mend:
        raise Refused(
            f"Dự thảo đã được trả lại, đang chờ chuyên viên: “{decision.to_mend}”.",
            remedy="Chờ chuyên viên sửa hoặc trả lời.",
        )
    if not carries:
        raise Refused(
            "Dự thảo không còn trường hợp nào, đang ở chỗ chuyên viên.",
            remedy="Chờ chuyên viên đưa trường hợp khác vào hoặc bỏ dự thảo.",
        )
