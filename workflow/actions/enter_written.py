"""Enter a written opinion: the vote of a member who is absent and writes in, cast once like any other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from trail.record import record
from trail.verbs import Verb
from workflow.actions.vote import Attendance, cast, entry_to_vote, meeting_in_session
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def enter_written(
    meeting_id: int, member_id: int, choices: Mapping[int, bool], *, by: AbstractBaseUser, on: date
) -> None:
    """The absent member's written opinion: sent in by the member, or entered by the secretary."""
    meeting = meeting_in_session(meeting_id)
    right = Act.VOTE if by.pk == member_id else Act.ENTER_WRITTEN
    mandate = require(may(right, by, meeting, on=on), to=Act.ENTER_WRITTEN)
    entry = entry_to_vote(meeting, member_id, Attendance.WRITTEN)
    kept = cast(meeting, entry, choices)
    record(
        Verb.VOTED,
        subject=("meeting", meeting.pk),
        by=mandate.actor,
        on=on,
        details=kept,
        jurisdiction_id=meeting.council.jurisdiction_id,
        about=meeting.title,
    )
