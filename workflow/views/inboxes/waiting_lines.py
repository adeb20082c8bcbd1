"""One thing that waits as one line, with age and due day; the lines of meetings and decisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.urls import NoReverseMatch, reverse

from vietnamese.calendar import Calendar
from vietnamese.dates import clock_time, short_date
from workflow.models import Decision, Meeting, MeetingState

PRESIDING_ACTS = {MeetingState.CONVENED: "Khai mạc", MeetingState.ADJOURNED: "Họp tiếp"}
MEETING_ACTS = {
    MeetingState.CONVENED: "In giấy mời",
    MeetingState.OPEN: "Vào cuộc họp",
    MeetingState.ADJOURNED: "In giấy mời",
    MeetingState.CLOSED: "Lập biên bản",
}


class Kind(StrEnum):
    """What a home page counts apart; the value stands in the address of that list."""

    OTHER = "khac"
    RETURNED = "tra-lai"
    RECALLED = "thu-hoi"
    READY = "san-sang"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to do: `title` is what tells it from the others, `beside` the rest of its name; `what` is
    empty where another has to act; `is_look`: its day is no deadline; `is_meeting`: it is that of a meeting;
    `is_urgent`: it goes before all others.

    `seat` names the office in which it opens, for a reader who holds several, and `calendar` is its own, the
    reader's where there is none; `note` tells why it waits: how a dossier came back, by whom, what a member
    owes; at `notice_url` lies the notice of its return.
    """

    what: str
    title: str
    beside: str
    url: str
    since: date
    due_on: date | None = None
    is_look: bool = False
    is_meeting: bool = False
    is_urgent: bool = False
    note: str = ""
    notice_url: str = ""
    icon: str = "folder"
    kind: Kind = Kind.OTHER
    seat: str = ""
    calendar: Calendar | None = None


def line_address(name: str, *keys: object) -> str:
    """Empty while no such page exists."""
    try:
        return reverse(name, args=keys)
    except NoReverseMatch:
        return ""


def is_overdue(each: Waiting, *, on: date) -> bool:
    """By the calendar, as the words beside it."""
    return not each.is_look and each.due_on is not None and each.due_on < on


def in_urgency(found: Iterable[Waiting], *, on: date) -> list[Waiting]:
    """What is urgent, then what is overdue, or is to be looked at by now, by its day; after it the oldest
    first."""

    def place(each: Waiting) -> tuple[bool, bool, date, str]:
        calls = each.due_on is not None and (each.due_on < on or (each.is_look and each.due_on == on))
        return not each.is_urgent, not calls, (each.due_on if calls and each.due_on else each.since), each.url

    return sorted(found, key=place)


def meeting_lines(
    meetings: Iterable[Meeting], *, is_presiding: bool, is_secretary: bool, on: date
) -> list[Waiting]:
    """A day that has passed is overdue for who has to open the meeting, or to close it, and for nobody who
    only votes: such a one is told that the meeting waits for his ballot."""
    return [
        Waiting(
            what=_act_at(row, is_presiding=is_presiding),
            title=row.title,
            beside=f"Tại {row.place}" if row.place else "Cuộc họp Hội đồng",
            note="" if is_secretary else _owed_ballot(row, on=on) or _goes_on(row, is_presiding),
            url=line_address(_page_of(row, is_presiding=is_presiding), row.pk),
            since=row.convened_on,
            due_on=row.meets_on if row.meets_on >= on or is_secretary or _opens(row, is_presiding) else None,
            is_meeting=True,
            icon="users",
        )
        for row in meetings
    ]


def _owed_ballot(row: Meeting, *, on: date) -> str:
    """Whoever is not the secretary meets an open meeting only while his ballot is missing."""
    if row.state != MeetingState.OPEN or row.meets_on >= on:
        return ""
    day = short_date(row.meets_on)
    return f"Đã qua ngày họp {day}: thư ký chưa kết thúc được cuộc họp vì còn thiếu phiếu của ông/bà."


def _goes_on(row: Meeting, is_presiding: bool) -> str:
    """Of the meeting that its reader has open: what it waits for."""
    if not is_presiding or row.state != MeetingState.OPEN:
        return ""
    missing = getattr(row, "missing", 0)
    if missing:
        return f"Đang họp, còn {missing:02d} thành viên chưa bỏ phiếu."
    return "Đang họp, đã đủ phiếu: chờ thư ký Hội đồng kết thúc cuộc họp."


def awaited_meeting_lines(meetings: Iterable[Meeting], *, on: date) -> list[Waiting]:
    """Meetings whose day has passed (with `missing`, the ballots that are owed), or which cannot begin yet,
    told to those who wait for them: another has to act, or the time to come."""
    return [
        Waiting(
            what="",
            title=row.title,
            beside="Cuộc họp Hội đồng",
            note=_why_awaited(row, on=on),
            url=line_address("workflow:meeting", row.pk),
            since=row.convened_on,
            due_on=row.meets_on,
            is_meeting=True,
            icon="users",
        )
        for row in meetings
    ]


def _why_awaited(row: Meeting, *, on: date) -> str:
    act = PRESIDING_ACTS.get(MeetingState(row.state), "")
    if act and (beside := getattr(row, "open_beside", None)):
        return f"{act} được khi cuộc họp đang mở kết thúc hoặc tạm nghỉ: {beside}."
    if act and row.meets_on == on and row.starts_at:
        early = "sớm hơn khi mọi thành viên đã có mặt hoặc đã báo vắng"
        return f"{act} được từ {clock_time(row.starts_at)} hôm nay; {early}."
    return f"Đã qua ngày họp {short_date(row.meets_on)}: {_why_late(row)}."


def _why_late(row: Meeting) -> str:
    if row.state != MeetingState.OPEN:
        act = PRESIDING_ACTS[MeetingState(row.state)].lower()
        return f"chờ Chủ tịch, Phó Chủ tịch Hội đồng {act}, hoặc thư ký hoãn sang ngày khác"
    missing = getattr(row, "missing", 0)
    if missing:
        return f"thư ký chưa kết thúc được cuộc họp vì còn thiếu phiếu của {missing:02d} thành viên"
    return "đã đủ phiếu, chờ thư ký Hội đồng kết thúc cuộc họp"


def _opens(row: Meeting, is_presiding: bool) -> bool:
    return is_presiding and row.state in PRESIDING_ACTS


def _act_at(row: Meeting, *, is_presiding: bool) -> str:
    state = MeetingState(row.state)
    return PRESIDING_ACTS.get(state, MEETING_ACTS[state]) if is_presiding else MEETING_ACTS[state]


def _page_of(row: Meeting, *, is_presiding: bool) -> str:
    """Before the meeting its secretary has but the invitations to see to."""
    is_invited = row.state in PRESIDING_ACTS and not is_presiding
    return "workflow:invitations" if is_invited else "workflow:meeting"


def decision_lines(decisions: Iterable[Decision]) -> list[Waiting]:
    """For the clerk what is signed, for who signs the drafts, for the officer what came back
    (`returned_drafts`, which tells why)."""
    return [_decision_line(row) for row in decisions]


def mended_lines(decisions: Iterable[Decision]) -> list[Waiting]:
    """What was returned to be mended, told to who signs: the officer has to act before it is signed again."""
    told = (_decision_line(row) for row in decisions)
    awaited = "Chờ chuyên viên sửa hoặc trả lời."
    return [replace(each, what="", note=f"{each.note} {awaited}", kind=Kind.OTHER) for each in told]


def _decision_line(row: Decision) -> Waiting:
    because = getattr(row, "returned_because", "")
    is_returned = bool(row.to_mend or because)
    since = row.signed_on or (row.returned_on if row.to_mend else None) or row.drafted_on
    return Waiting(
        what="Ban hành" if row.signed_on else "Sửa" if row.to_mend else "Xử lý" if because else "Xem và ký",
        title=row.as_title,
        beside=f"Năm thành tích {row.year}",
        note=_told_return(row, because),
        url=line_address("workflow:decision", row.pk) or line_address("home"),
        since=since,
        icon="arrow-back-up" if row.returned_on or is_returned else "gavel",
        kind=Kind.RETURNED if is_returned else Kind.OTHER,
    )


def _told_return(row: Decision, because: str) -> str:
    """Why it came back; of what was answered since, that it had come back."""
    on = f"ngày {short_date(row.returned_on)}" if row.returned_on else ""
    if row.to_mend:
        return f"Dự thảo bị trả lại {on}, chỗ phải sửa: {row.to_mend.rstrip('.')}."
    if because:
        return f"Dự thảo bị trả lại, không duyệt: {because}"
    then = f"đã ký ngày {short_date(row.signed_on)}" if row.signed_on else "nay đã sửa hoặc trả lời"
    return f"Dự thảo đã bị trả lại {on}; {then}." if on else ""
