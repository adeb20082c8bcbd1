"""Return a draft: who would sign approves nobody in it; it goes to the officer's desk with the reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, refuse_if
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.sign import refuse_conflict, strike
from workflow.actions.steps.belonging import refuse_other_lines
from workflow.actions.steps.carrying.acted_submissions import submission_kept
from workflow.actions.steps.locked_decision import LineCase, locked_decision, locked_lines
from workflow.models import Decision
from workflow.models.proved_tables import OF_DECISION
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def return_draft(
    decision_id: int, refusals: Mapping[int, str], *, by: AbstractBaseUser, on: date
) -> Decision:
    """Every line is refused with its reason, as `sign` refuses one; what is left is a draft that carries
    nobody, for the officer to discard or to fill anew. `refusals` gives a reason by line id."""
    decision = locked_decision(decision_id, Act.RETURN_DRAFT)
    mandate = require(may(Act.RETURN_DRAFT, by, decision, on=on))
    lines = locked_lines(decision)
    refuse_conflict(by, {line.dossier_id for line in lines})
    refuse_other_lines(decision, refusals.keys() - {line.pk for line in lines})
    _refuse_without_reason(lines, refusals)

    submitted = submission_kept(decision, on=on)
    decision.reward_total = 0
    decision.save(update_fields=["reward_total"])
    strike(decision, refusals, {line.dossier_id for line in lines}, mandate, on=on)
    told = Note(
        subject=("decision", decision.pk),
        reason="; ".join(dict.fromkeys(reason.strip() for reason in refusals.values())),
        details={"refused": len(lines), **submitted, **proof(decision.pk, *OF_DECISION)},
        jurisdiction_id=decision.jurisdiction_id,
        about=decision.subject,
    )
    record_many(Verb.DRAFT_RETURNED, [told], by=mandate.actor, on=on)
    return decision


def _refuse_without_reason(lines: Sequence[LineCase], refusals: Mapping[int, str]) -> None:
    refuse_if(
        [
            Obstacle(
                f"{line.recipient_name}: chưa ghi lý do không duyệt.",
                remedy="Ghi lý do, hoặc ký cho trường hợp được duyệt.",
                about=str(line.pk),
            )
            for line in lines
            if not refusals.get(line.pk, "").strip()
        ],
        message="Chỉ trả lại dự thảo khi không duyệt trường hợp nào.",
    )
