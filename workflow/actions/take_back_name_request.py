"""Take back name request: the unit no longer asks for it, while nobody has answered."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from trail.record import record_many
from trail.verbs import Verb
from workflow.actions.steps.on_cases.naming import asked_case, note_of_request, open_request, settle_requests
from workflow.models import NameRequest
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def take_back_name_request(nomination_id: int, *, by: AbstractBaseUser, on: date) -> NameRequest:
    """Raises Overtaken when it was answered, or when the dossier came back to its unit."""
    row = asked_case(nomination_id)
    mandate = require(may(Act.TAKE_BACK_NAME_REQUEST, by, row.dossier, on=on))
    asked = open_request(row, Act.TAKE_BACK_NAME_REQUEST)
    kept = settle_requests([row], NameRequest.Outcome.TAKEN_BACK, on=on)
    note = note_of_request(row, asked, kept, reason="")
    record_many(Verb.NAME_REQUEST_TAKEN_BACK, [note], by=mandate.actor, on=on)
    return asked
