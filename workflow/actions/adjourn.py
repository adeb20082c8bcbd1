"""Adjourn: an opened meeting breaks off until another sitting; the envelopes stay sealed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, refuse_if
from trail.verbs import Verb
from vietnamese.dates import short_date
from workflow.actions.open_meeting import locked_meeting
from workflow.actions.steps.meetings.meeting_hours import (
    in_words,
    refuse_before_votes,
    refuse_wrong_moment,
)
from workflow.actions.steps.meetings.telling_members import record_told, tell, when
from workflow.models import Adjournment, Meeting
from workflow.models.proved_tables import ADJOURNMENTS, MEETING
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@dataclass(frozen=True, slots=True)
class NextSitting:
    """To what day, hour and place the members are called; without a place it is where it was."""

    meets_on: date
    starts_at: time | None = None
    place: str = ""


@one_act
def adjourn(
    meeting_id: int,
    following: NextSitting,
    *,
    adjourned_at: datetime,
    reason: str,
    by: AbstractBaseUser,
    on: date,
) -> Meeting:
    """Members read when it goes on, and why it broke off. Nobody votes until then."""
    meeting = locked_meeting(meeting_id, Act.ADJOURN)
    mandate = require(may(Act.ADJOURN, by, meeting, on=on))
    refuse_odd_break(meeting, following, adjourned_at=adjourned_at, reason=reason, on=on)

    meeting.adjourn()
    Adjournment.objects.create(
        meeting=meeting,
        adjourned_at=adjourned_at,
        resumes_on=following.meets_on,
        resumes_at=following.starts_at,
        place=following.place,
        reason=reason.strip(),
    )
    meeting.meets_on, meeting.starts_at = following.meets_on, following.starts_at
    tell(meeting, [told_of_break(following, adjourned_at)], reason=reason.strip(), on=on)
    meeting.save()
    tables = (MEETING, ADJOURNMENTS)
    record_told(Verb.MEETING_ADJOURNED, meeting, tables, reason=reason.strip(), by=mandate, on=on)
    return meeting


def refuse_odd_break(
    meeting: Meeting, following: NextSitting, *, adjourned_at: datetime, reason: str, on: date
) -> None:
    """What the door refuses, for who looks at it before members are told."""
    refuse_wrong_moment(meeting, adjourned_at, what="Giờ tạm nghỉ", on=on)
    refuse_before_votes(meeting, adjourned_at, what="Giờ tạm nghỉ", on=on)
    refuse_if(_obstacles(following, reason, on), message="Chưa tạm nghỉ được cuộc họp.")


def _obstacles(following: NextSitting, reason: str, on: date) -> Iterator[Obstacle]:
    if following.meets_on < on:
        told = f"Ngày họp tiếp {short_date(following.meets_on)} đã qua."
        yield Obstacle(told, remedy="Chọn ngày họp tiếp từ hôm nay trở đi.")
    if not reason.strip():
        yield Obstacle("Chưa ghi lý do tạm nghỉ.", remedy="Nêu lý do để thành viên được biết.")


def told_of_break(following: NextSitting, adjourned_at: datetime) -> str:
    """What members read of it, without the reason."""
    place = f" tại {following.place}" if following.place else ""
    called = when(following.meets_on, following.starts_at)
    return f"Cuộc họp tạm nghỉ lúc {in_words(adjourned_at)}, họp tiếp {called}{place}."
