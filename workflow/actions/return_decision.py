"""Return a signed decision: the clerk found a fault before numbering; its signature is void, and who drafts
mends it or says why it stays before anybody signs again."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Nomination
from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from trail.record import Note, StandingMove, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.steps.carrying.acted_submissions import submission_kept_late
from workflow.actions.steps.locked_decision import locked_decision
from workflow.actions.steps.moving import notes_for
from workflow.models import Decision
from workflow.models.proved_tables import OF_DECISION
from workflow.table.act_rights import may, require
from workflow.table.moves import Act

LONGEST_REASON = 1000


@one_act
def return_decision(decision_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> Decision:
    """The draft once more, to be mended or answered, or discarded; lines that the signer refused stay
    refused. `reason`: at most 1,000 letters are kept with the draft."""
    decision = locked_decision(decision_id, Act.RETURN_DECISION)
    mandate = require(may(Act.RETURN_DECISION, by, decision, on=on))
    if not reason.strip():
        raise Refused("Chưa ghi lý do trả lại.", remedy="Nêu rõ chỗ sai để người soạn và người ký sửa.")
    submitted = submission_kept_late(decision, on=on)
    decision.go_back()
    decision.returned_on, decision.to_mend = on, reason.strip()[:LONGEST_REASON]
    _void_signature(decision)
    told = Note(
        subject=("decision", decision.pk),
        reason=reason.strip(),
        details={**submitted, **proof(decision.pk, *OF_DECISION)},
        jurisdiction_id=decision.jurisdiction_id,
        about=decision.subject,
    )
    rows = Nomination.objects.filter(lines__decision=decision, lines__is_live=True).select_related("dossier")
    carried = list(rows)
    stayed: dict[int, list[StandingMove]] = {row.dossier_id: [] for row in carried}
    carrier = ("decision", decision.pk)
    notes = notes_for(stayed, carried, reason=reason.strip(), about=decision.subject, carried_by=carrier)
    record_many(Verb.DECISION_RETURNED, [told, *notes], by=mandate.actor, on=on)
    return decision


def _void_signature(decision: Decision) -> None:
    """Who had signed stays in the trail."""
    decision.signed_on, decision.signed_by = None, None
    decision.signer_name, decision.signer_lines = "", []
    decision.signing_mandate = decision.signed_for = ""
    decision.save()
