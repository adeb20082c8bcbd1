"""The year of a jurist: the law packs that were confirmed or ended in it."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse

from law_desk.models import LoadedPack
from vietnamese.dates import short_date
from workflow.views.years.charts import SeatYear, ShortList, days_of, filled


def year_of_jurist(*, year: int) -> SeatYear:
    """One statement."""
    days = days_of(year)
    rows = LoadedPack.objects.filter(Q(settled_on__range=days) | Q(ended_on__range=days)).order_by("-pk")
    lines = [(f"Gói luật {row}", _told(row), reverse("law_desk:pack", args=[row.pk])) for row in rows]
    return filled(year, [], [ShortList("Gói luật đã xử lý", lines, url=reverse("law_desk:law"))])


def _told(row: LoadedPack) -> str:
    day = row.ended_on or row.settled_on
    return f"{row.get_state_display()}, {short_date(day)}" if day else str(row.get_state_display())
