"""A council's year: its meetings and what came of them; for a member, where he was and where he voted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from roles.models import Council
from vietnamese.dates import short_date
from vietnamese.numbers import counted, grouped
from workflow.models import Meeting, MeetingState, RollEntry
from workflow.views.years.charts import Bar, Chart, SeatYear, ShortList, days_of, filled


def year_of_council(council: Council, *, user_id: int, year: int) -> SeatYear:
    """Two statements; before a meeting is closed nothing of its votes is told."""
    passed, fallen = (Count("items", filter=Q(items__result=result)) for result in ("passed", "failed"))
    live = Count("items", filter=Q(items__is_live=True))
    rows = Meeting.objects.filter(council=council, meets_on__range=days_of(year)).order_by("meets_on", "pk")
    meetings = list(rows.annotate(passed=passed, fallen=fallen, live=live))
    charts = [
        Chart("Hội đồng thông qua", [_bar(row) for row in meetings if row.closed_on]),
        Chart("Ông/bà đã dự", list(_presence(meetings, user_id=user_id)), note="Số cuộc họp đã khai mạc."),
    ]
    return filled(year, charts, [ShortList("Cuộc họp", [_line(row) for row in reversed(meetings)])])


def _bar(row: Any) -> Bar:
    told = f"{grouped(row.passed)} thông qua"
    more = f"{told}, {grouped(row.fallen)} không đủ phiếu" if row.fallen else told
    url = reverse("workflow:meeting", args=[row.pk])
    return Bar(f"Ngày {short_date(row.meets_on)}", row.passed, told=more, url=url, tone="green")


def _line(row: Any) -> tuple[str, str, str]:
    state = MeetingState(row.state).label.lower()
    items = f"{counted(row.passed + row.fallen if row.closed_on else row.live)} trường hợp"
    told = f"Ngày {short_date(row.meets_on)}, {state}, {items}"
    return row.title, told, reverse("workflow:meeting", args=[row.pk])


def _presence(meetings: list[Any], *, user_id: int) -> Iterator[Bar]:
    rows = RollEntry.objects.filter(user=user_id, meeting__in=[row.pk for row in meetings]).order_by()
    numbers = dict(rows.values_list("attendance").annotate(Count("pk")))
    for attendance in RollEntry.Attendance:
        if attendance in numbers:
            label = attendance.label[:1].upper() + attendance.label[1:]
            yield Bar(label, numbers[attendance], tone="grey" if attendance == "absent" else "green")
