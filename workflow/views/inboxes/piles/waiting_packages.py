"""What waits of packages in an inbox: to be prepared, to be sent, and for the word of those above."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.urls import reverse

from roles.models import Jurisdiction, Office
from roles.reader.current_office import CurrentOffice
from vietnamese.numbers import counted
from workflow.models import PackageState
from workflow.queries.above.sent_packages import UNANSWERED
from workflow.views.inboxes.waiting_lines import Waiting
from workflow.whose_turn import packages_under_way

# More than anybody reads on one page.
MOST = 50


class Row(NamedTuple):
    """A package as a line of an inbox shows it."""

    pk: int
    state: str
    prepared_on: date
    sent_on: date | None
    sent_to: str
    petition_number: str
    waiting: int


def packages_of_office(current: CurrentOffice) -> list[Waiting]:
    """For the Board's officer: a line for each that is prepared, and for each that waits for those above."""
    if current.office != Office.BOARD_OFFICER or not isinstance(current.organ, Jurisdiction):
        return []
    rows = packages_under_way(current.organ).annotate(waiting=UNANSWERED).values_list(*Row._fields)
    return [_line(Row._make(each), current.organ) for each in rows[:MOST]]


def _line(row: Row, jurisdiction: Jurisdiction) -> Waiting:
    """What was sent waits for those above: the office reads since when, and writes down their word."""
    number, since = counted(row.waiting), row.sent_on or row.prepared_on
    is_sent = row.state == PackageState.SENT
    return Waiting(
        what="" if is_sent else "Gửi",
        title=f"{number} trường hợp chờ cấp trên quyết định (Tờ trình số {row.petition_number})"
        if is_sent
        else f"Hồ sơ trình cấp trên gồm {number} trường hợp, chưa gửi",
        note=f"Chờ cấp trên trả lời, đã gửi {row.sent_to}" if is_sent else "",
        beside=jurisdiction.name,
        url=reverse("workflow:package", args=[row.pk]),
        since=since,
        icon="arrow-up-right",
    )
