"""What waits for the reader of a home page: the first of it, all of it, or one kind of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from roles.reader.current_office import CurrentOffice
from workflow.models import MeetingState
from workflow.views.inboxes.dossier_lists import DESK_OFFICES
from workflow.views.inboxes.unit_drafts import JudgedDrafts
from workflow.views.inboxes.waiting import MOST, number_overdue, number_to_do, number_waiting, waiting_in_all
from workflow.views.inboxes.waiting_lines import MEETING_ACTS, Kind, Waiting, is_overdue

FOLDED_AFTER = 5
ALL, OVERDUE = "tat-ca", "qua-han"
HEADINGS = {
    OVERDUE: "Đang chờ xử lý, quá hạn",
    Kind.READY: "Sẵn sàng trình",
    Kind.RETURNED: "Bị trả lại, cần sửa",
    Kind.RECALLED: "Đã thu hồi, đang sửa",
}


@dataclass(frozen=True, slots=True)
class Work:
    """`rows` are shown, of the `number` that wait at so many `seats`, of which the reader himself acts on
    `to_do`; `all_url`: all of them, where more wait than are shown; `is_chosen`: the rows are of one kind, or
    all, as was asked."""

    heading: str
    seats: int
    rows: list[Waiting]
    found: list[Waiting]
    number: int
    to_do: int
    overdue: int
    all_url: str
    overdue_url: str
    is_chosen: bool

    @property
    def has_open_meeting(self) -> bool:
        """Whether others sit and wait for the reader, while notices tell of meetings to come."""
        return any(each.what == MEETING_ACTS[MeetingState.OPEN] for each in self.rows)

    def of_kind(self, kind: Kind) -> int:
        return sum(each.kind == kind for each in self.found)


def work_of(seats: Sequence[CurrentOffice], *, user: Any, drafts: JudgedDrafts, asked: str, on: date) -> Work:
    """`asked` is what stands in the address of the list; what names no list shows the first rows of all.

    Where more waits than a page holds, the figures are counted and their lists are the inbox's.
    """
    found = waiting_in_all(seats, user=user, drafts=drafts, on=on)
    is_cut = len(found) == MOST and len(seats) == 1 and seats[0].office in DESK_OFFICES
    late = [each for each in found if is_overdue(each, on=on)]
    kinds: dict[str, list[Waiting]] = {ALL: found, OVERDUE: late}
    for kind in (Kind.READY, Kind.RETURNED, Kind.RECALLED):
        kinds[kind.value] = [each for each in found if each.kind == kind]
    inbox = reverse("workflow:inbox")
    counted = number_waiting(seats, user=user, drafts=drafts, on=on) if is_cut else 0
    return Work(
        heading=HEADINGS.get(asked, "Đang chờ xử lý"),
        seats=len(seats),
        rows=kinds.get(asked, found[:FOLDED_AFTER]),
        found=found,
        number=counted or len(found),
        to_do=counted or number_to_do(found),
        overdue=number_overdue(seats[0], on=on) if is_cut else len(late),
        all_url=inbox if is_cut else list_address(ALL),
        overdue_url=f"{inbox}?due=qua" if is_cut else list_address(OVERDUE),
        is_chosen=asked in kinds,
    )


def list_address(asked: str) -> str:
    return f"/?cho={asked}#cho"
