"""A bloc's year: how far its members are, who has handed in nothing, what became of what was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from dossiers.models import Nomination, Standing
from roles.models import Bloc
from roles.queries import names_on
from vietnamese.collation import sort_key
from workflow.models import Passage
from workflow.models.desks import Desk
from workflow.views.years.charts import Bar, Chart, SeatYear, ShortList, filled

NAMED = 10
NONE = "Chưa trình hồ sơ"
WHERE = {
    Desk.UNIT: "Trả lại, đơn vị đang sửa",
    Desk.BLOC: "Khối đang xem xét",
    Desk.BOARD: "Đã chuyển cơ quan thường trực",
    Desk.END: "Đã kết thúc",
}


def year_of_bloc(bloc: Bloc, *, year: int, on: date) -> SeatYear:
    """By year of achievement; a constant number of statements for any number of members."""
    desks = _desks(bloc, year=year)
    members = _members(bloc, desks, year=year, on=on)
    charts = [
        Chart(
            f"Đơn vị trong {bloc.word}",
            list(_places(bloc, members, desks)),
            note=f"Hồ sơ thành tích năm {year}.",
        ),
        Chart("Các trường hợp đề nghị", list(_standings(bloc, year=year)), note="Tình trạng hôm nay."),
    ]
    missing = list(_named(bloc, members - desks.keys(), on=on))
    named = ShortList(NONE, missing[:NAMED], url=reverse("roles:bloc", args=[bloc.pk]))
    return filled(year, charts, [named], is_of_achievement=True)


def _members(bloc: Bloc, desks: Mapping[int, Desk], *, year: int, on: date) -> set[int]:
    """From a unit that has ended nothing is awaited any more; what it had handed in is counted."""
    rows = bloc.memberships.filter(year=year, kind="member")
    at_work = Q(unit__ended_on__isnull=True) | Q(unit__ended_on__gte=on)
    return set(rows.filter(at_work | Q(unit__in=list(desks))).values_list("unit_id", flat=True))


def _places(bloc: Bloc, members: Iterable[int], desks: Mapping[int, Desk]) -> Iterator[Bar]:
    numbers = Counter(WHERE[desks[unit]] if unit in desks else NONE for unit in members)
    for place in (NONE, *WHERE.values()):
        if numbers[place]:
            yield Bar(bloc.said(place), numbers[place], tone="amber" if place == NONE else "blue")


def _desks(bloc: Bloc, *, year: int) -> dict[int, Desk]:
    """Where the dossier of each unit that has handed one in lies; of several, the one opened first."""
    rows = Passage.objects.filter(
        dossier__bloc=bloc, dossier__year=year, dossier__submitted_on__isnull=False, closed_at__isnull=True
    )
    open_now = dict(rows.values_list("dossier__unit_id", "desk").order_by("-opened_on", "-pk"))
    ended = bloc.dossiers.filter(year=year, closed_on__isnull=False).values_list("unit_id", flat=True)
    return {**dict.fromkeys(ended, Desk.END), **{unit: Desk(desk) for unit, desk in open_now.items()}}


def _standings(bloc: Bloc, *, year: int) -> Iterator[Bar]:
    rows = Nomination.objects.filter(dossier__bloc=bloc, dossier__year=year, dossier__sealed_at__isnull=False)
    numbers = dict(rows.order_by().values_list("standing").annotate(Count("pk")))
    for standing in Standing:
        if standing in numbers:
            yield Bar(standing.told(bloc), numbers[standing])


def _named(bloc: Bloc, units: set[int], *, on: date) -> Iterator[tuple[str, str, str]]:
    """The page of a unit opens to the bloc of which it is a member this year."""
    names = names_on(units, on=on) if units else {}
    opened = set(bloc.memberships.filter(year=on.year).values_list("unit_id", flat=True))
    for unit, name in sorted(names.items(), key=lambda pair: sort_key(pair[1])):
        yield name, "", reverse("roles:unit", args=[unit]) if unit in opened else ""
