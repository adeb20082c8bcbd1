"""Write the record: when and where a meeting was held, what was said of each item, until the minutes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from trail.clock import VIETNAM
from trail.record import record
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.open_meeting import locked_meeting
from workflow.actions.steps.belonging import refuse_other_items
from workflow.actions.steps.locking import overtaken
from workflow.actions.steps.meetings.meeting_hours import (
    refuse_after_course,
    refuse_before_leaving,
    refuse_wrong_moment,
)
from workflow.actions.steps.meetings.mending_breaks import BreakHours, mended_breaks, write_breaks
from workflow.actions.steps.meetings.resting_decisions import signed_on_result
from workflow.models import AgendaItem, Meeting, MeetingState
from workflow.models.proved_tables import OF_MEETING
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """`ended` only of a closed meeting; `discussions` by agenda item's key, an empty text where nothing was
    said. What is not named, an item's text, the hours of a break, a `place` of None, stays."""

    began: datetime
    ended: datetime | None
    discussions: Mapping[int, str]
    breaks: Mapping[int, BreakHours] = field(default_factory=dict)
    place: str | None = None


@one_act
def write_record(
    meeting_id: int,
    given: MeetingRecord,
    *,
    by: AbstractBaseUser,
    on: date,
    is_seen: Callable[[], bool] = lambda: True,
) -> Meeting:
    """Corrects the hours and sets the texts as often as needed; the printed minutes end it, and the
    signature on a decision that rests on it. `is_seen`, asked
    under the lock: whether who writes has seen what is stored; raises Overtaken where he has not."""
    meeting = locked_meeting(meeting_id, Act.WRITE_RECORD)
    mandate = require(may(Act.WRITE_RECORD, by, meeting, on=on))
    _refuse_rested_on(meeting)
    if not is_seen():
        raise overtaken((Carrier.MEETING, meeting.pk), BY_ACT[Act.WRITE_RECORD].label)
    refuse_other_items(meeting, given.discussions.keys())
    said = _said_anew(meeting, given.discussions)
    mended = mended_breaks(meeting, given.breaks)
    place = meeting.place if given.place is None else given.place.strip()
    _refuse_nothing_new(meeting, given, is_new=bool(said or mended or place != meeting.place))
    meeting.opened_at, meeting.place = given.began, place
    write_breaks(meeting, mended, given.breaks, on=on)
    refuse_after_course(meeting, given.began, on=on)
    if meeting.closed_on is not None and given.ended is not None:
        refuse_wrong_moment(meeting, given.ended, what="Giờ kết thúc", on=on)
        refuse_before_leaving(meeting, given.ended)
        meeting.ends(given.ended)
    meeting.meets_on = _day_of_sitting(meeting)
    meeting.write_record()
    meeting.save(update_fields=["opened_at", "closed_at", "closed_on", "place", "meets_on"])
    AgendaItem.objects.bulk_update(said, ["discussion"])
    record(
        Verb.RECORD_WRITTEN,
        subject=("meeting", meeting.pk),
        by=mandate.actor,
        on=on,
        details=proof(meeting.pk, *OF_MEETING),
        jurisdiction_id=meeting.council.jurisdiction_id,
        about=meeting.title,
    )
    return meeting


def _refuse_rested_on(meeting: Meeting) -> None:
    """Who signed has decided by the meeting as it was recorded then."""
    signed = signed_on_result(meeting, is_locked=True)
    if signed is not None:
        told = f"{signed.cited[:1].upper()}{signed.cited[1:]}"
        raise Refused(
            f"{told} dựa trên kết quả cuộc họp này: diễn biến không sửa được nữa.",
            remedy="Lập biên bản theo diễn biến đã ghi. Quyết định chưa cấp số thì văn thư “Trả lại để sửa”, "
            "khi ấy ghi lại được.",
        )


def _day_of_sitting(meeting: Meeting) -> date:
    """Of the last one; an adjourned meeting keeps the day to which its members are called."""
    if meeting.state == MeetingState.ADJOURNED:
        return meeting.meets_on
    last = meeting.adjournments.filter(resumed_at__isnull=False).order_by("resumed_at").last()
    began = last.resumed_at if last else meeting.opened_at
    assert began is not None  # only of an opened meeting
    return began.astimezone(VIETNAM).date()


def _said_anew(meeting: Meeting, discussions: Mapping[int, str]) -> list[AgendaItem]:
    """The items whose text becomes another, with that text."""
    items = list(meeting.items.filter(pk__in=discussions.keys()))
    changed = [item for item in items if item.discussion != discussions[item.pk].strip()]
    for item in changed:
        item.discussion = discussions[item.pk].strip()
    return changed


def _refuse_nothing_new(meeting: Meeting, given: MeetingRecord, *, is_new: bool) -> None:
    """Sent twice it is written once."""
    ended = meeting.closed_at if given.ended is None else given.ended
    if not is_new and (given.began, ended) == (meeting.opened_at, meeting.closed_at):
        raise Refused(
            "Diễn biến đã ghi đúng như vậy, không có gì thay đổi.", remedy="Sửa chỗ cần đổi rồi ghi lại."
        )
