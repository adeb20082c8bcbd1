"""Suspend: a whole dossier stands still while its unit is inspected (as workflow/actions/suspend.py)."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, refuse_if
from tests.workflow.example_suspend.moves import Act
from trail.record import record_many
from trail.verbs import Verb
from workflow.actions.steps.carriers import leave_agendas, refuse_carried
from workflow.actions.steps.holding import Awaited, begin_holds, unsaid
from workflow.actions.steps.locking import locked_dossier, nominations_of, open_passage
from workflow.actions.steps.moving import StandingChange, move, notes_for
from workflow.actions.steps.single import settle_all
from workflow.table.act_rights import may, require
from workflow.whose_turn import HOLDABLE


@one_act
def suspend(dossier_id: int, *, reason: str, awaited: Awaited, by: AbstractBaseUser, on: date) -> int:
    """How many nominations stand still."""
    dossier = locked_dossier(dossier_id)
    open_passage(dossier, Act.SUSPEND)
    mandate = require(may(Act.SUSPEND, by, dossier, on=on))
    obstacles = list(unsaid(awaited, on=on))
    if not reason.strip():
        obstacles.append(Obstacle("Chưa ghi lý do đình chỉ.", remedy="Ghi lý do và văn bản liên quan."))
    refuse_if(obstacles, message="Chưa đình chỉ được.")
    nominations = nominations_of(dossier, *HOLDABLE)
    refuse_carried(nominations)

    moves = move(Act.SUSPEND, [StandingChange(row, "hold", reason.strip()) for row in nominations])
    begin_holds(nominations, awaited, on=on)
    seats = settle_all(nominations, on=on)
    left = leave_agendas(nominations, reason=reason.strip())
    notes = notes_for(moves, nominations, reason=reason.strip(), seats=seats, details=awaited.details)
    record_many(Verb.HELD, [*notes, *left], by=mandate.actor, on=on)
    return len(nominations)
