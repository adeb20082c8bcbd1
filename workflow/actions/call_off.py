"""Call off: a meeting that was called does not meet; what was on its agenda waits for a council again."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from trail.verbs import Verb
from workflow.actions.open_meeting import locked_meeting
from workflow.actions.steps.locking import locked_nominations
from workflow.actions.steps.meetings.agenda_setting import set_agenda
from workflow.actions.steps.meetings.telling_members import record_told, tell, when
from workflow.models import Meeting
from workflow.models.proved_tables import OF_MEETING
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def call_off(meeting_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> Meeting:
    """Members read that it does not meet, and why."""
    meeting = locked_meeting(meeting_id, Act.CALL_OFF)
    mandate = require(may(Act.CALL_OFF, by, meeting, on=on))
    if not reason.strip():
        raise Refused("Chưa ghi lý do hủy họp.", remedy="Nêu lý do để thành viên được biết.")
    # No act on one of them may change the agenda meanwhile.
    locked_nominations(list(meeting.items.filter(is_live=True).values_list("nomination_id", flat=True)))

    meeting.call_off()
    told = f"Cuộc họp {when(meeting.meets_on, meeting.starts_at)} đã hủy, không họp."
    tell(meeting, [told], reason=reason.strip(), on=on)
    meeting.save()
    set_agenda(meeting, [])
    record_told(Verb.MEETING_CALLED_OFF, meeting, OF_MEETING, reason=reason.strip(), by=mandate, on=on)
    return meeting
