"""What is odd about a meeting to which the members of a council are, or are about to be, called."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from zlib import crc32

from roles.local_rules.rules_above import calendar_at
from roles.models import Council
from trail import clock
from trail.clock import VIETNAM
from vietnamese.calendar import Calendar, OutsideCalendarError, is_working_day, working_days_between
from vietnamese.dates import clock_time, short_date
from workflow.models import Meeting, MeetingState

_CALLED = (MeetingState.CONVENED, MeetingState.ADJOURNED)
_WEEKEND = {5: "thứ Bảy", 6: "Chủ nhật"}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class CallAsRead:
    """What members read: to what, when and where; `years` are those of the cases on the agenda."""

    title: str
    meets_on: date
    starts_at: time | None
    place: str
    years: Collection[int] = ()


def doubts_of_call(meeting: Meeting) -> list[str]:
    """Sentences for who called it; none of a meeting that is not to come. No law forbids any of it."""
    if meeting.state not in _CALLED:
        return []
    items = meeting.items.filter(is_live=True)
    call = CallAsRead(
        meeting.title,
        meeting.meets_on,
        meeting.starts_at,
        place_of(meeting),
        set(items.values_list("nomination__dossier__year", flat=True)),
    )
    is_first = meeting.state == MeetingState.CONVENED
    return doubts_about(
        call,
        calendar=calendar_at(meeting.council.jurisdiction, on=meeting.meets_on),
        called_on=(meeting.notified_on or meeting.convened_on) if is_first else None,
        is_still_to_call=False,
    )


def place_of(meeting: Meeting) -> str:
    """Its own, or where none was written the one to which its last break called."""
    last = None if meeting.place else meeting.adjournments.order_by("adjourned_at").last()
    return last.place if last else meeting.place


def doubts_about(
    call: CallAsRead, *, calendar: Calendar, called_on: date | None = None, is_still_to_call: bool = True
) -> list[str]:
    """The same before anybody was called, when an hour that is past is odd as well; `called_on` is the day on
    which members are told of what they have not read yet, None where they sit again over the same; `calendar`
    is that of the council's place."""
    return [
        *_of_day(call.meets_on, calendar),
        *(_past_hour(call) if is_still_to_call else ()),
        *(_short_notice(call.meets_on, called_on, calendar) if called_on else ()),
        *_missing(call),
        *_other_years(call),
    ]


def _past_hour(call: CallAsRead) -> Iterator[str]:
    """Of the present day alone: any other is the demonstration's."""
    now = clock.present()
    if call.starts_at is not None and call.meets_on == now.date() and call.starts_at < now.time():
        yield f"Giờ họp {clock_time(call.starts_at)} hôm nay đã qua: giấy mời sẽ in giờ ấy."


def title_proposed(years: Collection[int]) -> str:
    """Named by the years of its cases, which are seldom the one in which the council meets."""
    named = (
        f"năm {min(years)}" if len(set(years)) == 1 else f"các năm {', '.join(map(str, sorted(set(years))))}"
    )
    return f"Họp xét khen thưởng {named}"


def title_of_cases(title: str, years: Collection[int]) -> str:
    """The `title` as it was typed; one that is still as it was proposed, of whichever years, names those of
    the cases that are on the agenda."""
    named = [int(year) for year in _YEAR.findall(title)]
    is_proposed = bool(named and years) and title.strip() == title_proposed(named)
    return title_proposed(years) if is_proposed else title


def doubts_while_another_is_open(council: Council) -> list[str]:
    """Nobody sits in two meetings at one time, so one of them cannot be opened before the other rests."""
    rows = Meeting.objects.filter(council=council, state=MeetingState.OPEN).order_by("opened_at", "pk")
    return [
        f"Hội đồng đang họp cuộc “{each.title}”, chưa kết thúc: cuộc họp mới chỉ khai mạc được khi cuộc ấy "
        "đã kết thúc hoặc tạm nghỉ."
        for each in rows
    ]


def doubts_of_hour(meeting: Meeting, at: time, *, on: date) -> list[str]:
    """Of the hour at which it begins, or goes on: an hour or more from the one that members read; or that it
    goes on upon another day."""
    if meeting.state == MeetingState.ADJOURNED and meeting.meets_on != on:
        return [] if is_before_day(meeting, on=on) else [doubt_of_day(meeting, on=on)]
    called = meeting.starts_at
    if called is None or meeting.meets_on != on:
        return []
    minutes = (at.hour - called.hour) * 60 + at.minute - called.minute
    if abs(minutes) < 60:
        return []
    said = f"{abs(minutes) // 60} giờ {abs(minutes) % 60:02d} phút"
    return [
        f"Mời họp lúc {clock_time(called)}, giờ ghi ở đây là {clock_time(at)}: "
        f"{'sớm' if minutes < 0 else 'muộn'} hơn {said}."
    ]


def is_before_day(meeting: Meeting, *, on: date) -> bool:
    """Its door refuses it today; a slip of adjourning is mended on the day on which it broke off."""
    last = meeting.adjournments.order_by("adjourned_at").last()
    broke_off = last is not None and last.adjourned_at.astimezone(VIETNAM).date() == on
    return on < meeting.meets_on and not broke_off


def doubt_of_day(meeting: Meeting, *, on: date) -> str:
    """Of an adjourned one that goes on upon another day than its members were told."""
    hour = f"{clock_time(meeting.starts_at)} " if meeting.starts_at else ""
    return (
        f"Thành viên đã được báo họp tiếp {hour}ngày {short_date(meeting.meets_on)}; hôm nay là "
        f"{short_date(on)}: họp tiếp hôm nay thì báo lại cho từng người, ai không được báo sẽ vắng mặt."
    )


def as_seen(doubts: Sequence[str]) -> str:
    """By which the next sending of a form says which doubts were read."""
    return f"{crc32(' '.join(doubts).encode()):08x}"


def next_working_day(on: date, calendar: Calendar) -> date:
    """`on` itself where offices work then, and where the table of holidays does not reach."""
    while not _works(on, calendar):
        on += timedelta(days=1)
    return on


def _of_day(day: date, calendar: Calendar) -> Iterator[str]:
    if not _works(day, calendar):
        own = "ngày cơ quan nghỉ" if day in calendar.rest else "ngày nghỉ lễ"
        called = _WEEKEND.get(day.weekday(), own)
        yield f"Ngày họp {short_date(day)} là {called}, không phải ngày làm việc."


def _short_notice(day: date, called_on: date, calendar: Calendar) -> Iterator[str]:
    """Where no whole working day lies between the call and the meeting."""
    try:
        whole = working_days_between(called_on, day - timedelta(days=1), calendar)
    except OutsideCalendarError:
        return
    if whole <= 0:
        yield (
            f"Thành viên được báo ngày {short_date(called_on)}, họp ngày {short_date(day)}: không có trọn "
            "một ngày làm việc nào để nghiên cứu tài liệu, người vắng khó kịp gửi ý kiến bằng văn bản."
        )


def _missing(call: CallAsRead) -> Iterator[str]:
    missing = [*([] if call.starts_at else ["giờ họp"]), *([] if call.place else ["địa điểm"])]
    if missing:
        yield f"Chưa ghi {' và '.join(missing)}; giấy mời in thiếu."


def _other_years(call: CallAsRead) -> Iterator[str]:
    """The title names a year, and the agenda has cases of another."""
    named = {int(year) for year in _YEAR.findall(call.title)}
    unnamed = sorted(set(call.years) - named)
    if named and unnamed:
        years = ", ".join(map(str, unnamed))
        yield f"Chương trình có trường hợp của năm {years}, tên cuộc họp không nêu năm ấy."


def _works(day: date, calendar: Calendar) -> bool:
    try:
        return is_working_day(day, calendar)
    except OutsideCalendarError:
        return True
