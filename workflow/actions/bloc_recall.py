"""Bloc recall: the bloc takes its review back until the Board's office receives the dossier."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Dossier
from dossiers.seats.claiming import settle
from roles.doors.one_act import one_act
from trail.record import Actor, Note, record_many
from trail.verbs import Verb
from workflow.actions.steps.carriers import leave_agendas, refuse_carried
from workflow.actions.steps.handing import hand_over
from workflow.actions.steps.locking import locked_dossier, nominations_of, open_passage, refuse_opened
from workflow.actions.steps.moving import StandingChange, move
from workflow.models import Passage
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def bloc_recall(dossier_id: int, *, by: AbstractBaseUser, on: date, reason: str = "") -> Passage:
    """The bloc reviews again; refused once the Board's office has received the dossier."""
    dossier = locked_dossier(dossier_id)
    passage = open_passage(dossier, Act.BLOC_RECALL)
    mandate = require(may(Act.BLOC_RECALL, by, dossier, on=on))
    refuse_opened(passage, Act.BLOC_RECALL)
    return _back_to_bloc(dossier, passage, mandate.actor, reason.strip(), on=on)


def _back_to_bloc(dossier: Dossier, passage: Passage, actor: Actor, reason: str, *, on: date) -> Passage:
    nominations = [row for row in nominations_of(dossier) if row.standing != "withdrawn"]
    refuse_carried(nominations, returnable=("endorsed", "not_endorsed"))
    moves = move(Act.BLOC_RECALL, [StandingChange(row, "return_to_bloc") for row in nominations])
    seats = settle([(dossier.unit_id, dossier.year)], jurisdiction=dossier.jurisdiction, on=on)
    left = leave_agendas(nominations, reason=reason)
    told = Note(
        subject=("dossier", dossier.pk),
        moves=moves.get(dossier.pk, []),
        reason=reason,
        details=seats[dossier.unit_id, dossier.year],
        jurisdiction_id=dossier.jurisdiction_id,
        unit_id=dossier.unit_id,
        about=dossier.title,
    )
    record_many(Verb.RECALLED, [told, *left], by=actor, on=on)
    return hand_over(dossier, passage, Act.BLOC_RECALL, on=on, came_back=True, note=reason)
