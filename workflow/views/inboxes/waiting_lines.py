"""One thing that waits as one line: a dossier, a meeting or a decision, with age and due day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse

from roles.queries import names_on
from vietnamese.calendar import OutsideCalendarError, working_days_between
from workflow.models import Decision, Meeting, MeetingState, Passage
from workflow.models.desks import Desk
from workflow.reports.returned import recalled_of
from workflow.whose_turn import InLine

PRESIDING_ACTS = {MeetingState.CONVENED: "Khai mạc", MeetingState.ADJOURNED: "Họp tiếp"}
MEETING_ACTS = {
    MeetingState.CONVENED: "In giấy mời",
    MeetingState.OPEN: "Vào cuộc họp",
    MeetingState.ADJOURNED: "In giấy mời",
    MeetingState.CLOSED: "Lập biên bản",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to do; `age` is None outside the table of holidays, `is_look`: its day is no deadline.

    `seat` names the office in which it opens, for a reader who holds several; `back` tells how a dossier
    came back to its desk, and why.
    """

    what: str
    title: str
    place: str
    url: str
    since: date
    age: int | None = None
    due_on: date | None = None
    is_look: bool = False
    back: str = ""
    code: str = ""
    icon: str = "folder"
    passage: Passage | None = None
    seat: str = ""


def line_address(name: str, *keys: object) -> str:
    """Empty while no such page exists."""
    try:
        return reverse(name, args=keys)
    except NoReverseMatch:
        return ""


def is_overdue(each: Waiting, *, on: date) -> bool:
    """By the calendar, as the words beside it."""
    return not each.is_look and each.due_on is not None and each.due_on < on


def age_of(since: date, *, on: date) -> int | None:
    """Working days since; None where the table of holidays does not reach."""
    try:
        return working_days_between(since, on)
    except OutsideCalendarError:
        return None


def dossier_lines(passages: Iterable[Passage], *, on: date) -> list[Waiting]:
    rows = list(passages)
    names = names_on([row.dossier.unit_id for row in rows], on=on)
    recalled = recalled_of(rows)
    return [
        _dossier(row, names[row.dossier.unit_id], on=on, is_recalled=row.dossier_id in recalled)
        for row in rows
    ]


def _dossier(row: Passage, place: str, *, on: date, is_recalled: bool) -> Waiting:
    what, page = _next_of(row)
    return Waiting(
        what=what,
        title=row.dossier.title,
        place=place,
        code=row.dossier.code,
        url=reverse(page, args=[row.dossier_id]),
        since=row.opened_on,
        age=age_of(row.opened_on, on=on),
        due_on=row.due_on,
        back=back_in_words(row, is_recalled=is_recalled) if row.came_back else "",
        icon="arrow-back-up" if row.came_back else "folder",
        passage=row,
    )


def back_in_words(row: Passage | InLine, *, is_recalled: bool) -> str:
    """Whoever takes a dossier back himself reads no reproach."""
    if not is_recalled:
        return f"Bị trả lại: {row.note}"
    return "Đã thu hồi, đang sửa" if row.desk == Desk.UNIT else "Khối đã thu hồi, đang xét lại"


def _next_of(row: Passage) -> tuple[str, str]:
    """What is to be done with the dossier, and the page on which it is done."""
    if row.desk == Desk.UNIT:
        return ("Sửa lại" if row.came_back else "Soạn"), "dossiers:draft"
    if row.received_on is None:
        return "Tiếp nhận", "workflow:dossier"
    if row.desk == Desk.BLOC:
        return "Bình xét", "workflow:bloc_review"
    return "Thẩm định", "workflow:appraise"


def meeting_lines(
    meetings: Iterable[Meeting], *, is_presiding: bool, is_secretary: bool, on: date
) -> list[Waiting]:
    """A day that has passed is overdue for who has to open the meeting, or to close it, and for nobody who
    only votes."""
    return [
        Waiting(
            what=_act_at(row, is_presiding=is_presiding),
            title=row.title,
            place=f"tại {row.place}" if row.place else "Cuộc họp Hội đồng",
            url=line_address(_page_of(row, is_presiding=is_presiding), row.pk),
            since=row.convened_on,
            age=age_of(row.convened_on, on=on),
            due_on=row.meets_on if row.meets_on >= on or is_secretary or _opens(row, is_presiding) else None,
            icon="users",
        )
        for row in meetings
    ]


def _opens(row: Meeting, is_presiding: bool) -> bool:
    return is_presiding and row.state in PRESIDING_ACTS


def _act_at(row: Meeting, *, is_presiding: bool) -> str:
    state = MeetingState(row.state)
    return PRESIDING_ACTS.get(state, MEETING_ACTS[state]) if is_presiding else MEETING_ACTS[state]


def _page_of(row: Meeting, *, is_presiding: bool) -> str:
    """Before the meeting its secretary has but the invitations to see to."""
    is_invited = row.state in PRESIDING_ACTS and not is_presiding
    return "workflow:invitations" if is_invited else "workflow:meeting"


def decision_lines(decisions: Iterable[Decision], *, on: date) -> list[Waiting]:
    return [
        Waiting(
            what="Ban hành" if row.signed_on else "Xem và ký",
            title=row.as_title,
            place=f"Năm thành tích {row.year}",
            url=line_address("workflow:decision", row.pk) or line_address("home"),
            since=row.signed_on or row.drafted_on,
            age=age_of(row.signed_on or row.drafted_on, on=on),
            icon="gavel",
        )
        for row in decisions
    ]
