"""The register of an organ's numbers: what each was given to, here or elsewhere, and which comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from dossiers.models import Dossier
from roles.models import Jurisdiction
from workflow.models import Decision, NumberSeries, SkippedNumbers
from workflow.queries.decisions import LIVE_LINES


@dataclass(frozen=True, slots=True)
class Entered:
    """A line of the register: a decision, numbers used elsewhere, or neither: a gap that nobody explains.

    `span` is "07", or "01 đến 144" of several.
    """

    first: int
    span: str
    decision: Decision | None = None
    skipped: SkippedNumbers | None = None


def next_number(jurisdiction: Jurisdiction, *, on: date) -> int:
    """A forecast: the number is given under lock when a decision is issued."""
    series = NumberSeries.objects.filter(organ=jurisdiction.organ_id, year=on.year).first()
    return (series.last if series else 0) + 1


def register_of(jurisdiction: Jurisdiction, *, year: int) -> list[Entered]:
    """Every number from 1 to the last one of that year, so that a gap would show."""
    rows = jurisdiction.decisions.filter(number_year=year, number__isnull=False).annotate(count=LIVE_LINES)
    elsewhere = skipped_numbers(jurisdiction, year=year)
    given = {row.number: Entered(row.number, f"{row.number:02d}", decision=row) for row in rows if row.number}
    told = {row.first: Entered(row.first, row.span, skipped=row) for row in elsewhere}
    explained = given.keys() | {number for row in elsewhere for number in range(row.first, row.last + 1)}
    series = NumberSeries.objects.filter(organ=jurisdiction.organ_id, year=year).first()
    last = max(explained | {series.last if series else 0})
    gaps = [Entered(number, f"{number:02d}") for number in range(1, last + 1) if number not in explained]
    return sorted([*given.values(), *told.values(), *gaps], key=lambda entry: entry.first)


def skipped_numbers(jurisdiction: Jurisdiction, *, year: int) -> list[SkippedNumbers]:
    rows = SkippedNumbers.objects.filter(organ=jurisdiction.organ_id, year=year)
    return list(rows.select_related("entered_by").order_by("first"))


def years_with_numbers(jurisdiction: Jurisdiction) -> list[int]:
    """The latest first."""
    return sorted(set(_years(jurisdiction)), reverse=True)


def _years(jurisdiction: Jurisdiction) -> Iterator[int]:
    decisions = jurisdiction.decisions.filter(number__isnull=False)
    yield from (year for year in decisions.values_list("number_year", flat=True).distinct() if year)
    skipped = SkippedNumbers.objects.filter(organ=jurisdiction.organ_id)
    yield from skipped.values_list("year", flat=True).distinct()


def money_issued(jurisdiction: Jurisdiction, *, year: int) -> int:
    rows = jurisdiction.decisions.filter(number_year=year)
    return int(rows.aggregate(total=Sum("reward_total"))["total"] or 0)


def of_one_submission(decision: Decision) -> list[Decision]:
    """The other decisions whose submission bears the same number of the same year: one paper may submit
    several drafts, and a number may have been typed for two papers. Nothing where none is entered."""
    if not decision.submission_number or decision.submission_on is None:
        return []
    rows = Decision.objects.filter(
        jurisdiction=decision.jurisdiction_id,
        submission_number=decision.submission_number,
        submission_on__year=decision.submission_on.year,
        is_dropped=False,
    )
    return list(rows.exclude(pk=decision.pk).order_by("pk"))


def of_one_petition(dossier_id: int) -> list[Dossier]:
    """The other dossiers that the unit handed in under a petition of the same number of the same year."""
    given = Dossier.objects.get(pk=dossier_id)
    if not given.petition_number or given.petition_on is None:
        return []
    rows = Dossier.objects.filter(
        unit=given.unit_id,
        petition_number=given.petition_number,
        petition_on__year=given.petition_on.year,
        sealed_at__isnull=False,
    )
    return list(rows.exclude(pk=given.pk).order_by("pk"))
