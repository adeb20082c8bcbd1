"""The figures of a home page: each says of what it is, and leads to the list that has as many rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q
from django.urls import reverse

from roles.models import Bloc, Office, Unit
from roles.reader.current_office import CurrentOffice
from vietnamese.dates import short_date
from vietnamese.numbers import counted
from workflow import whose_turn
from workflow.views.home.own_lists import OwnList
from workflow.views.home.work import HEADINGS, Work, list_address
from workflow.views.inboxes.waiting import TOO_MANY
from workflow.views.inboxes.waiting_lines import Kind


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure to glance at; nothing leads on from a nought."""

    label: str
    number: int
    url: str
    icon: str
    tone: str = ""
    hint: str = ""


def figures_of_work(work: Work, current: CurrentOffice) -> Iterator[Figure]:
    """Of all offices of the reader; the kinds are those of the work itself, told once more by themselves."""
    if work.number or current.office != Office.AUDITOR:
        yield Figure("Đang chờ xử lý", work.to_do, work.all_url, "inbox", hint=_hint_of(work))
        yield Figure("Quá hạn", work.overdue, work.overdue_url, "clock", tone="red" if work.overdue else "")
    if ready := work.of_kind(Kind.READY):
        yield Figure(HEADINGS[Kind.READY], ready, list_address(Kind.READY), "send", tone="green")
    if isinstance(current.organ, Unit) or work.of_kind(Kind.RETURNED):
        number = work.of_kind(Kind.RETURNED)
        tone = "amber" if number else ""
        yield Figure("Bị trả lại", number, list_address(Kind.RETURNED), "arrow-back-up", tone=tone)
    if number := work.of_kind(Kind.RECALLED):
        yield Figure(HEADINGS[Kind.RECALLED], number, list_address(Kind.RECALLED), "arrow-back-up")


def _hint_of(work: Work) -> str:
    """The list has a line more for what waits for somebody else."""
    if work.to_do == TOO_MANY:
        return f"từ {TOO_MANY} việc trở lên"
    others = work.number - work.to_do
    told = (
        f"ở cả {work.seats:02d} chức trách" if work.seats > 1 else "",
        f"và {counted(others)} việc chờ người khác" if others else "",
    )
    return ", ".join(filter(None, told))


def figures_of_organ(
    current: CurrentOffice, sent: OwnList, unissued: OwnList, *, on: date
) -> Iterator[Figure]:
    if sent.number:
        label = (
            "Đã chuyển cơ quan thường trực" if isinstance(current.organ, Bloc) else "Đã gửi, đang giải quyết"
        )
        yield Figure(label, sent.number, sent.url, "send")
    yield from _held(current, on=on)
    if unissued.number:
        yield Figure("Quyết định chưa ban hành", unissued.number, unissued.url, "gavel", hint=unissued.hint)


def _held(current: CurrentOffice, *, on: date) -> Iterator[Figure]:
    """How many the jurisdiction holds; how many are to be looked at by now, else the next day to look."""
    if current.office != Office.BOARD_OFFICER or current.jurisdiction is None:
        return
    to_look = Count("pk", filter=Q(next_look_on__isnull=True) | Q(next_look_on__lte=on))
    told = (
        whose_turn.holds_of(current.jurisdiction)
        .order_by()
        .aggregate(number=Count("pk"), look_on=Min("next_look_on"), to_look=to_look)
    )
    if not told["number"]:
        return
    hint = f"{counted(told['to_look'])} đến ngày xem lại" if told["to_look"] else _next_look(told["look_on"])
    tone = "amber" if told["to_look"] else ""
    url = reverse("workflow:held", args=[current.jurisdiction.pk])
    yield Figure("Đang tạm giữ", told["number"], url, "player-pause", tone=tone, hint=hint)


def _next_look(look_on: date) -> str:
    return f"xem lại gần nhất {short_date(look_on)}"
