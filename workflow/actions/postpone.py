"""Postpone: a meeting that was called meets on a later day; its agenda stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from roles.queries import council_roll, version_on
from trail.verbs import Verb
from vietnamese.dates import short_date
from workflow.actions.open_meeting import locked_meeting
from workflow.actions.steps.locking import overtaken
from workflow.actions.steps.meetings.agenda_setting import about_council
from workflow.actions.steps.meetings.telling_members import record_told, tell, when
from workflow.models import Meeting
from workflow.models.proved_tables import ADJOURNMENTS, MEETING
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier


@one_act
def postpone(
    meeting_id: int,
    *,
    meets_on: date,
    starts_at: time | None,
    reason: str,
    by: AbstractBaseUser,
    on: date,
) -> Meeting:
    """Members read the new day and why. Where no day is known yet, the meeting is called off instead; an
    adjourned one goes on later than it was to."""
    meeting = locked_meeting(meeting_id, Act.POSTPONE)
    mandate = require(may(Act.POSTPONE, by, meeting, on=on))
    if not reason.strip():
        raise Refused("Chưa ghi lý do hoãn họp.", remedy="Nêu lý do để thành viên được biết.")
    if meeting.notified_on is not None and (meets_on, starts_at) == (meeting.meets_on, meeting.starts_at):
        raise overtaken((Carrier.MEETING, meeting.pk), BY_ACT[Act.POSTPONE].label)
    refuse_if(_obstacles(meeting, meets_on, on), message="Chưa hoãn được cuộc họp.")

    meeting.postpone()
    was, will = when(meeting.meets_on, meeting.starts_at), when(meets_on, starts_at)
    tell(meeting, [f"Cuộc họp hoãn từ {was} sang {will}."], reason=reason.strip(), on=on)
    meeting.meets_on, meeting.starts_at = meets_on, starts_at
    if meeting.opened_at is None:
        meeting.version = version_on(meeting.council, meets_on)
    pending = meeting.adjournments.filter(resumed_at__isnull=True)
    pending.update(resumes_on=meets_on, resumes_at=starts_at)
    meeting.save()
    tables = (MEETING, ADJOURNMENTS)
    record_told(Verb.MEETING_POSTPONED, meeting, tables, reason=reason.strip(), by=mandate, on=on)
    return meeting


def _obstacles(meeting: Meeting, meets_on: date, on: date) -> Iterator[Obstacle]:
    if meets_on <= meeting.meets_on:
        told = f"Ngày họp mới {short_date(meets_on)} không sau ngày đã mời {short_date(meeting.meets_on)}."
        yield Obstacle(told, remedy="Chọn ngày sau; đổi giờ hoặc họp sớm hơn thì dùng “Thay đổi”.")
    if meeting.opened_at is None:
        members = list(council_roll(meeting.council, on=meets_on))
        yield from about_council(version_on(meeting.council, meets_on), members, meets_on, on)
    elif meets_on < on:
        yield Obstacle(f"Ngày họp {short_date(meets_on)} đã qua.", remedy="Chọn ngày từ hôm nay trở đi.")
