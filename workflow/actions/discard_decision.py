"""Discard a draft of a decision that nobody signed: its nominations are free for another."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.steps.locked_decision import locked_decision
from workflow.models import Decision
from workflow.models.proved_tables import OF_DECISION
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def discard_decision(decision_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> Decision:
    """Drops a draft that nobody signed; its nominations are free for another."""
    decision = locked_decision(decision_id, Act.DISCARD_DECISION)
    mandate = require(may(Act.DISCARD_DECISION, by, decision, on=on))
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
                about=decision.subject,
            )
        ],
        by=mandate.actor,
        on=on,
    )
    return decision
