"""What is odd about the day, the hour or the place to which the members of a council are called."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from vietnamese.calendar import OutsideCalendarError, is_working_day
from vietnamese.dates import short_date
from workflow.models import Meeting, MeetingState

_CALLED = (MeetingState.CONVENED, MeetingState.ADJOURNED)
_WEEKEND = {5: "thứ Bảy", 6: "Chủ nhật"}


def doubts_of_call(meeting: Meeting) -> list[str]:
    """Sentences for who called it; none of a meeting that is not to come. No law forbids any of it."""
    if meeting.state not in _CALLED:
        return []
    return [*_of_day(meeting.meets_on), *_missing(meeting)]


def next_working_day(on: date) -> date:
    """`on` itself where offices work then, and where the table of holidays does not reach."""
    while not _works(on):
        on += timedelta(days=1)
    return on


def _of_day(day: date) -> Iterator[str]:
    if not _works(day):
        called = _WEEKEND.get(day.weekday(), "ngày nghỉ lễ")
        yield f"Ngày họp {short_date(day)} là {called}, không phải ngày làm việc."


def _missing(meeting: Meeting) -> Iterator[str]:
    last = meeting.adjournments.order_by("adjourned_at").last()
    missing = [
        *([] if meeting.starts_at else ["giờ họp"]),
        *([] if meeting.place or (last and last.place) else ["địa điểm"]),
    ]
    if missing:
        yield f"Chưa ghi {' và '.join(missing)}; giấy mời in thiếu."


def _works(day: date) -> bool:
    try:
        return is_working_day(day)
    except OutsideCalendarError:
        return True
