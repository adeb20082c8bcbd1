"""Decline name request: the Board's office mends nothing of what the unit asked, and says why."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, refuse_if
from trail.record import record_many
from trail.verbs import Verb
from vietnamese.text import clean
from workflow.actions.steps.on_cases.naming import asked_case, note_of_request, open_request, settle_requests
from workflow.models import NameRequest
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def decline_name_request(nomination_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> NameRequest:
    """Wherever the dossier lies: what is signed already is mended by a correction of the decision alone.

    Raises Refused without a reason; Overtaken when it was answered or taken back.
    """
    row = asked_case(nomination_id)
    mandate = require(may(Act.DECLINE_NAME_REQUEST, by, row.dossier, on=on))
    asked = open_request(row, Act.DECLINE_NAME_REQUEST)
    said = clean(reason)
    if not any(letter.isalpha() for letter in said):
        unsaid = Obstacle("Chưa ghi lý do không sửa.", remedy="Ghi ngắn bằng lời; đơn vị đọc đúng lời này.")
        refuse_if([unsaid], message="Chưa trả lời đơn vị.")
    kept = settle_requests([row], NameRequest.Outcome.DECLINED, answer=said, on=on)
    note = note_of_request(row, asked, kept, reason=said)
    record_many(Verb.NAME_REQUEST_DECLINED, [note], by=mandate.actor, on=on)
    return asked
