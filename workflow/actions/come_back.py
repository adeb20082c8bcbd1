"""Come back: a member who was entered as gone takes part again, or the entry was a slip."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken
from trail.record import record
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.leave import entry_on_roll
from workflow.actions.open_meeting import locked_meeting
from workflow.models import RollEntry
from workflow.models.proved_tables import ROLL
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def come_back(meeting_id: int, member_id: int, *, by: AbstractBaseUser, on: date) -> RollEntry:
    """`member_id` is a user's; without a vote cast before, the closing waits for this member again."""
    meeting = locked_meeting(meeting_id, Act.COME_BACK)
    mandate = require(may(Act.COME_BACK, by, meeting, on=on))
    entry = entry_on_roll(meeting, member_id)
    if entry.left_at is None:
        raise Overtaken(f"{entry.name} không được ghi là đã ra về.", remedy="Mở lại trang cuộc họp để xem.")
    meeting.note_attendance()
    entry.left_at = None
    entry.save(update_fields=["left_at"])
    record(
        Verb.MEMBER_CAME_BACK,
        subject=("meeting", meeting.pk),
        by=mandate.actor,
        on=on,
        details={"member": entry.name, **proof(meeting.pk, ROLL)},
        jurisdiction_id=meeting.council.jurisdiction_id,
        about=meeting.title,
    )
    return entry
