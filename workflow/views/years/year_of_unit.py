"""A unit's year: what it was awarded, in which decisions, how many in the years before, and what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import ExtractYear

from dossiers.models import HeldTitle, Nomination, Standing
from dossiers.models.nomination import OPEN
from law.awards import award as award_of
from roles.models import Bloc, Unit
from roles.models.bloc import bloc_word
from roles.rights.unit_heirs import with_past_units
from vietnamese.numbers import grouped
from workflow.access import PUBLISHED
from workflow.models import Decision, Disqualification, Line
from workflow.views.years.charts import Bar, Chart, SeatYear, ShortList, days_of, filled
from workflow.views.years.year_of_decisions import listed_decisions

WHAT_IS_COUNTED = (
    "Khen thưởng tính theo ngày ban hành quyết định; trường hợp đang giải quyết là tình trạng hôm nay."
)
KINDS = {"collective": "tập thể", "household": "hộ gia đình", "individual": "cá nhân"}


def year_of_unit(unit: Unit, *, year: int, on: date) -> SeatYear:
    """Four statements along the dossiers of the unit and of those it took over from; what is open stands in
    this year alone."""
    awarded = [*_awarded(unit, until=year), *_granted_above(unit, until=year)]
    of_year = [row for row in awarded if row["issued_in"] == year]
    charts = [
        Chart(
            "Được khen thưởng",
            list(_by_award(of_year)),
            note="Theo ngày ban hành quyết định.",
        ),
        Chart("Qua các năm", list(_by_year(awarded, until=year)), note="Theo năm ban hành quyết định."),
        Chart(
            "Trường hợp đang giải quyết",
            list(_open(unit)) if year == on.year else (),
            note="Tình trạng hôm nay, của mọi năm thành tích.",
        ),
    ]
    decisions = ShortList("Quyết định có tên đơn vị", list(_decisions(unit, year=year)))
    return filled(year, charts, [decisions], note=WHAT_IS_COUNTED)


def _of(unit: Unit) -> Any:
    return with_past_units([unit.pk])


def _lines(unit: Unit) -> Any:
    rows = Line.objects.filter(is_live=True, nomination__dossier__unit__in=_of(unit))
    return rows.filter(decision__state__in=PUBLISHED)


def _awarded(unit: Unit, *, until: int) -> Iterable[dict[str, Any]]:
    rows = _lines(unit).filter(decision__issued_on__lte=days_of(until)[1])
    told = rows.order_by().annotate(issued_in=ExtractYear("decision__issued_on"))
    return told.values("issued_in", "nomination__award", "nomination__recipient__kind").annotate(
        number=Count("pk")
    )


def _granted_above(unit: Unit, *, until: int) -> Any:
    """What came back from those above, who issue no decision here."""
    here = Exists(Line.objects.filter(nomination=OuterRef("nomination"), is_live=True))
    rows = HeldTitle.objects.filter(
        ~here, nomination__dossier__unit__in=_of(unit), decision_on__lte=days_of(until)[1]
    )
    told = rows.order_by().annotate(issued_in=ExtractYear("decision_on"))
    return told.values("issued_in", "nomination__award", "nomination__recipient__kind").annotate(
        number=Count("pk")
    )


def _by_award(rows: Iterable[dict[str, Any]]) -> Iterator[Bar]:
    """Titles first, the highest first."""
    kinds: dict[str, Counter[str]] = {}
    for row in rows:
        kinds.setdefault(row["nomination__award"], Counter())[row["nomination__recipient__kind"]] += row[
            "number"
        ]
    for award in sorted(map(award_of, kinds), key=lambda each: (not each.is_title, each.place)):
        numbers = kinds[award.code]
        told = ", ".join(f"{grouped(numbers[kind])} {word}" for kind, word in KINDS.items() if numbers[kind])
        yield Bar(award.name, numbers.total(), told=told, tone="gold")


def _by_year(rows: Iterable[dict[str, Any]], *, until: int) -> Iterator[Bar]:
    """All of which there is a decision, however long ago, beside the year that is asked for."""
    numbers: Counter[int] = Counter()
    for row in rows:
        numbers[row["issued_in"]] += row["number"]
    if numbers:
        for year in sorted({*numbers, until}):
            yield Bar(f"Năm {year}", numbers[year], tone="gold")


def _open(unit: Unit) -> Iterator[Bar]:
    """With the years of achievement: a dossier of last year is often still under way. A case that is over is
    not, though others of its dossier are; one found not qualified is over once that is concluded, a draft
    once it is put away."""
    answerable = Exists(Disqualification.objects.filter(nomination=OuterRef("pk"), concluded_on__isnull=True))
    waits = Q(standing__in=OPEN) | Q(answerable, standing=Standing.NOT_QUALIFIED)
    rows = Nomination.objects.filter(
        waits,
        dossier__unit__in=_of(unit),
        dossier__closed_on__isnull=True,
        dossier__discarded_on__isnull=True,
    ).order_by()
    numbers: dict[str, Counter[int]] = {}
    blocs: dict[str, str] = {}
    of_each = rows.values_list("standing", "dossier__year", "dossier__bloc__name").annotate(Count("pk"))
    for standing, year, bloc, number in of_each:
        numbers.setdefault(standing, Counter())[year] += number
        if bloc:
            blocs[bloc_word(bloc)] = bloc
    # Of both words, or of none, it is the law's "khối, cụm".
    bloc = Bloc(name=next(iter(blocs.values()))) if len(blocs) == 1 else None
    for standing in Standing:
        if of_years := numbers.get(standing):
            yield Bar(standing.told(bloc), sum(of_years.values()), told=_with_years(of_years))


def _with_years(numbers: Mapping[int, int]) -> str:
    """ "3, thành tích năm 2025"; of several years how many each."""
    if len(numbers) == 1:
        ((year, number),) = numbers.items()
        return f"{grouped(number)}, thành tích năm {year}"
    each = ", ".join(f"năm {year}: {grouped(numbers[year])}" for year in sorted(numbers))
    return f"{grouped(sum(numbers.values()))} (thành tích {each})"


def _decisions(unit: Unit, *, year: int) -> Iterator[tuple[str, str, str]]:
    lines = _lines(unit).filter(decision__issued_on__range=days_of(year))
    rows = Decision.objects.filter(pk__in=lines.values("decision"))
    return listed_decisions(rows.order_by("-issued_on", "-pk"))
