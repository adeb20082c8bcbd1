"""Discard a draft of a decision that nobody signed: its nominations are free for another."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.models import Decision
from workflow.models.proved_tables import OF_DECISION
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def discard_decision(decision_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> Decision:
    """Drops a draft that nobody signed; its nominations are free for another."""
    rows = Decision.objects.select_for_update(of=("self",)).select_related("jurisdiction")
    decision = rows.get(pk=decision_id)
    mandate = require(may(Act.DISCARD_DECISION, by, decision, on=on))
    if decision.state != "drafted" or decision.is_dropped:
        raise Refused(
            f"Quyết định đang ở trạng thái “{decision.get_state_display()}”, không bỏ dự thảo được.",
            remedy="Chỉ bỏ được dự thảo chưa ký.",
        )
    decision.is_dropped = True
    decision.save(update_fields=["is_dropped"])
    decision.lines.update(is_live=False)
    record_many(
        Verb.DECISION_DISCARDED,
        [
            Note(
                subject=("decision", decision.pk),
                reason=reason,
                details=proof(decision.pk, *OF_DECISION),
                jurisdiction_id=decision.jurisdiction_id,
                about=decision.about,
            )
        ],
        by=mandate.actor,
        on=on,
    )
    return decision
