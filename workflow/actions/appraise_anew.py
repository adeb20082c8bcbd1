"""Appraise anew: what was found in order goes back to its appraisal, so that another ground is recorded."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Nomination
from dossiers.seats.claiming import settle
from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from trail.record import record_many
from trail.verbs import Verb
from workflow.actions.steps.carriers import leave_agendas, refuse_carried
from workflow.actions.steps.moving import StandingChange, move, notes_for
from workflow.actions.steps.on_cases.disqualifying import locked_case
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def appraise_anew(nomination_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> Nomination:
    """It waits for its appraisal once more; what was answered stays in the history, and beside the case until
    it is answered again. Refused where a meeting that is open, a decision or a package carries it; from a
    meeting that is called it is taken off."""
    row = locked_case(nomination_id, Act.APPRAISE_ANEW)
    dossier = row.dossier
    mandate = require(may(Act.APPRAISE_ANEW, by, dossier, on=on))
    if not any(letter.isalpha() for letter in reason):
        raise Refused("Chưa ghi lý do thẩm định lại.", remedy="Ghi căn cứ hoặc kết luận nào cần ghi lại.")
    refuse_carried([row])

    moves = move(Act.APPRAISE_ANEW, [StandingChange(row, "appraise_anew", reason.strip())])
    seats = settle([(dossier.unit_id, dossier.year)], jurisdiction=dossier.jurisdiction, on=on)
    left = leave_agendas([row], reason=reason.strip())
    notes = notes_for(moves, [row], reason=reason.strip(), seats=seats)
    record_many(Verb.APPRAISED_ANEW, [*notes, *left], by=mandate.actor, on=on)
    return row
