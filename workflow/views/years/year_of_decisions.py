"""The year of those who sign and those who number: decisions by month and by award, and the latest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count, Max, QuerySet, Sum
from django.db.models.functions import ExtractMonth
from django.urls import reverse

from law.awards import award as award_of
from roles.models import Jurisdiction
from vietnamese.dates import short_date
from vietnamese.numbers import grouped
from workflow.models import Decision
from workflow.views.years.charts import Bar, Chart, SeatYear, ShortList, days_of, filled

LATEST = 5
Group = dict[str, Any]


def year_of_decisions(jurisdiction: Jurisdiction, *, year: int) -> SeatYear:
    """Two statements along the index by day of issue."""
    all_of_year = f"{reverse('workflow:register', args=[jurisdiction.pk])}?nam={year}"
    rows = _issued(jurisdiction, year=year).order_by("-issued_on", "-pk")[:LATEST]
    latest = ShortList("Ban hành gần đây", list(listed_decisions(rows)), url=all_of_year)
    return filled(year, decision_charts(jurisdiction, year=year), [latest])


def decision_charts(jurisdiction: Jurisdiction, *, year: int) -> list[Chart]:
    """How many decisions were issued, and with how much money, by month and by award."""
    rows = list(_groups(jurisdiction, year=year))
    months = _together(rows, "month")
    awards = _together(rows, "award")
    last = max((row["last"] or 0 for row in rows), default=0)
    note = f"Số cuối cùng: {last:02d}." if last else ""
    ordered = sorted(map(award_of, awards), key=lambda each: (not each.is_title, each.place))
    return [
        Chart(
            "Quyết định đã ban hành", [_bar(f"Tháng {each}", months[each]) for each in sorted(months)], note
        ),
        Chart("Theo danh hiệu, hình thức", [_bar(award.name, awards[award.code]) for award in ordered]),
    ]


def _groups(jurisdiction: Jurisdiction, *, year: int) -> Iterable[Any]:
    rows = _issued(jurisdiction, year=year).order_by().annotate(month=ExtractMonth("issued_on"))
    told = {"decisions": Count("pk"), "money": Sum("reward_total"), "last": Max("number")}
    return rows.values("month", "award").annotate(**told)


def _issued(jurisdiction: Jurisdiction, *, year: int) -> QuerySet[Decision]:
    return Decision.objects.filter(jurisdiction=jurisdiction, issued_on__range=days_of(year))


def _together(rows: Iterable[Group], key: str) -> dict[Any, tuple[int, int]]:
    """(how many, đồng) by month or by award."""
    found: dict[Any, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for row in rows:
        number, money = found[row[key]]
        found[row[key]] = (number + row["decisions"], money + (row["money"] or 0))
    return found


def _bar(label: str, figures: tuple[int, int]) -> Bar:
    number, money = figures
    told = f"{grouped(number)} quyết định"
    return Bar(label, number, told=f"{told}, {grouped(money)} đồng" if money else told, tone="gold")


def listed_decisions(rows: Iterable[Decision]) -> Iterator[tuple[str, str, str]]:
    """Issued decisions as lines of a short list, by number and day."""
    for row in rows:
        day = f", ngày {short_date(row.issued_on)}" if row.issued_on else ""
        yield f"{row.called}{day}", row.subject, reverse("workflow:decision", args=[row.pk])
