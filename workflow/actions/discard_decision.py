"""Discard a draft of a decision that nobody signed: its nominations are free for another."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Nomination
from roles.doors.one_act import one_act
from trail.entries import StandingMove
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.steps.handing import close_refused_in
from workflow.actions.steps.locked_decision import locked_decision
from workflow.actions.steps.moving import notes_for
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
    carried = Nomination.objects.filter(lines__decision=decision, lines__is_live=True)
    freed = list(carried.select_related("dossier").order_by("pk"))
    decision.lines.update(is_live=False)
    told = Note(
        subject=("decision", decision.pk),
        reason=reason,
        details=proof(decision.pk, *OF_DECISION),
        jurisdiction_id=decision.jurisdiction_id,
        about=decision.subject,
    )
    stayed: dict[int, list[StandingMove]] = {row.dossier_id: [] for row in freed}
    carrier = ("decision", decision.pk)
    of_dossiers = notes_for(stayed, freed, reason=reason, about=decision.subject, carried_by=carrier)
    record_many(Verb.DECISION_DISCARDED, [told, *of_dossiers], by=mandate.actor, on=on)
    close_refused_in(decision)
    return decision
