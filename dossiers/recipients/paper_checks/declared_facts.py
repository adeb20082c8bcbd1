"""What units of a jurisdiction declared: the pile that is held against papers, and what was found of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.lookups import LessThan

from dossiers.models import Draw, Evidence, HeldTitle, Initiative, Nomination, PaperCheck, Standing
from roles.models import Jurisdiction, UnitProfile
from roles.models.periods import valid_on

Fact = HeldTitle | Initiative
# Where a nomination is judged, voted or decided on, and rests on what was declared.
IN_APPRAISAL = (Standing.ENDORSED, Standing.APPRAISED, Standing.HELD, Standing.TABLED, Standing.PASSED)

# Papers of a whole dossier in which nobody looks for a decision on one person.
OF_NOBODY = ("petition", "minutes")


class FactKind(StrEnum):
    """Two lists that never mix; the values stand in addresses."""

    TITLES = "danh-hieu"
    INITIATIVES = "sang-kien"

    @property
    def label(self) -> str:
        return "Danh hiệu, hình thức" if self is FactKind.TITLES else "Sáng kiến, đề tài"

    @property
    def column(self) -> str:
        """Of PaperCheck."""
        return "title" if self is FactKind.TITLES else "initiative"


def declared_facts(jurisdiction: Jurisdiction, kind: FactKind, *, on: date) -> QuerySet[Any]:
    """All that the units which file to the jurisdiction on that day declared of their people."""
    units = UnitProfile.objects.filter(valid_on(on), jurisdiction=jurisdiction).values("unit")
    if kind is FactKind.TITLES:
        return HeldTitle.objects.filter(recipient__unit__in=units, nomination__isnull=True)
    return Initiative.objects.filter(recipient__unit__in=units)


def with_check(kind: FactKind, outcome: str) -> Q:
    """The condition of a fact by what was found of it: an outcome, or "" for none yet."""
    standing = PaperCheck.objects.filter(ended_on__isnull=True, **{kind.column: OuterRef("pk")})
    return Q(Exists(standing.filter(outcome=outcome))) if outcome else ~Q(Exists(standing))


def editable(name: str) -> Q:
    """Of a title or an initiative: nobody decided it here, nobody has held it against its paper."""
    unchecked = with_check(FactKind.TITLES if name == "titles" else FactKind.INITIATIVES, "")
    return Q(unchecked, nomination__isnull=True) if name == "titles" else unchecked


def rested_on(jurisdiction: Jurisdiction, kind: FactKind) -> Exists:
    """The condition of a fact that a received nomination of the jurisdiction may rest on: any title of its
    recipient, an initiative that it names."""
    rows = Nomination.objects.filter(
        standing__in=IN_APPRAISAL, dossier__jurisdiction=jurisdiction, dossier__received_on__isnull=False
    )
    if kind is FactKind.TITLES:
        return Exists(rows.filter(recipient=OuterRef("recipient")))
    return Exists(rows.filter(initiatives=OuterRef("pk")))


def drawn(kind: FactKind, share: int) -> Q:
    """The condition of a fact that the place's share draws."""
    return Q(LessThan(Draw("pk", fact=kind.column), share))


def scans_of(people: Collection[int], jurisdiction: Jurisdiction) -> dict[int, list[Evidence]]:
    """By recipient the papers that lie with somebody's cases in dossiers handed over here, and those of the
    whole dossier that may hold a decision. Two statements."""
    there = Evidence.objects.filter(
        dossier__jurisdiction=jurisdiction, dossier__sealed_at__isnull=False, removed_at__isnull=True
    )
    of_case = there.annotate(whose=F("nomination__recipient"))
    of_all = there.filter(nomination__isnull=True).exclude(kind__in=OF_NOBODY)
    of_all = of_all.annotate(whose=F("dossier__nominations__recipient")).distinct()
    found: dict[int, list[Evidence]] = defaultdict(list)
    for papers in (of_case, of_all):
        for paper in (
            papers.filter(whose__in=people).select_related("dossier").order_by("-dossier", "kind", "pk")
        ):
            found[paper.whose].append(paper)
    return found


def standing_checks(facts: Iterable[Fact]) -> dict[tuple[str, int], PaperCheck]:
    """By kind and id what was found of each; one statement, none for none."""
    rows = list(facts)
    titles = [row.pk for row in rows if isinstance(row, HeldTitle)]
    initiatives = [row.pk for row in rows if isinstance(row, Initiative)]
    if not rows:
        return {}
    checks = PaperCheck.objects.filter(
        Q(title__in=titles) | Q(initiative__in=initiatives), ended_on__isnull=True
    ).select_related("checked_by")
    return {key_of_fact(check.title_id, check.initiative_id): check for check in checks}


def key_of_fact(title: int | None, initiative: int | None) -> tuple[str, int]:
    if title is not None:
        return FactKind.TITLES.value, title
    assert initiative is not None
    return FactKind.INITIATIVES.value, initiative
