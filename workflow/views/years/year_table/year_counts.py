"""What a jurisdiction's units registered, proposed and were given in a year, counted by unit and award."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, QuerySet, Sum

from dossiers.models import Nomination
from emulation.models import RegisteredTitle, Registration
from law.awards import FORMS, TITLES, Award
from law.procedure.routing import deciding_levels
from roles.doors.law_in_force import stack_in_force
from roles.models import Bloc, BlocMembership, Jurisdiction, UnitProfile
from roles.models.periods import valid_on
from roles.queries import profiles_of, with_predecessors
from workflow.forms.award_stages import STAGE_OF, Stage


@dataclass(slots=True)
class StageCounts:
    """Cases by stage, and how many were registered; what was proposed is the sum of the stages."""

    registered: int = 0
    stages: Counter[Stage] = field(default_factory=Counter)

    @property
    def proposed(self) -> int:
        return self.stages.total()

    @property
    def is_empty(self) -> bool:
        return not (self.registered or self.stages)

    def add(self, other: StageCounts) -> None:
        self.registered += other.registered
        self.stages.update(other.stages)


@dataclass(frozen=True, slots=True)
class UnitOfYear:
    """`by_award` holds the awards of which something is known; `is_late`: it registered too late."""

    unit_id: int
    name: str
    bloc_id: int | None
    parent_id: int | None
    sort_key: str
    by_award: Mapping[str, StageCounts]
    has_registered: bool
    is_late: bool

    @property
    def total(self) -> StageCounts:
        return total_of(self.by_award.values())


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Units below one parent, in Vietnamese order; `heading` is the parent's name, empty for those on top."""

    heading: str
    units: tuple[UnitOfYear, ...]


@dataclass(frozen=True, slots=True)
class YearTable:
    """`awards`: those of which something is known, titles first; `blocs`: names of the year's blocs by id;
    `below`: codes of what levels below decide, which is registered and never proposed here."""

    year: int
    awards: tuple[Award, ...]
    groups: tuple[UnitGroup, ...]
    blocs: Mapping[int, str]
    below: frozenset[str] = frozenset()

    @property
    def units(self) -> list[UnitOfYear]:
        return [unit for group in self.groups for unit in group.units]

    @property
    def is_empty(self) -> bool:
        return not self.awards

    def of_award(self, code: str) -> StageCounts:
        return total_of(unit.by_award[code] for unit in self.units if code in unit.by_award)

    @property
    def total(self) -> StageCounts:
        return total_of(unit.total for unit in self.units)


def total_of(counts: Iterable[StageCounts]) -> StageCounts:
    found = StageCounts()
    for each in counts:
        found.add(each)
    return found


def nominations_of_year(jurisdiction: Jurisdiction, *, year: int) -> QuerySet[Nomination]:
    """Those handed over and not taken back, here and in the jurisdictions it took over from."""
    return Nomination.objects.filter(
        dossier__jurisdiction__in=with_predecessors([jurisdiction.pk]),
        dossier__year=year,
        dossier__sealed_at__isnull=False,
        standing__in=list(STAGE_OF),
    ).order_by()


def day_of_names(year: int, *, on: date) -> date:
    """Units are called as at the end of the year, of this year as today."""
    return min(on, date(year, 12, 31))


def year_table(
    jurisdiction: Jurisdiction, *, year: int, on: date, bloc: Bloc | None = None, award: str = ""
) -> YearTable:
    """Every unit that files or has a case there, of the bloc alone where one is given; a constant number of
    statements."""
    day = day_of_names(year, on=on)
    counts = _counts(jurisdiction, year=year, award=award)
    registered = _registered(jurisdiction, year=year)
    profiles = _profiles(jurisdiction, {*counts, *registered}, day=day)
    members = dict(_memberships(jurisdiction, year=year))
    units = [
        _unit(profile, members.get(key), counts.get(key, {}), registered.get(key))
        for key, profile in profiles.items()
        if bloc is None or members.get(key) == bloc.pk
    ]
    known = {code for unit in units for code in unit.by_award}
    blocs = dict(Bloc.objects.filter(pk__in=set(members.values())).values_list("pk", "name"))
    return YearTable(
        year,
        tuple(each for each in (*TITLES.values(), *FORMS.values()) if each.code in known),
        tuple(_groups(units, day=day)),
        blocs,
        frozenset(code for code in known if _is_below(code, jurisdiction, day=day)),
    )


def _is_below(code: str, jurisdiction: Jurisdiction, *, day: date) -> bool:
    levels = deciding_levels(code, day, stack=stack_in_force())
    return bool(levels) and jurisdiction.level not in levels


def _counts(jurisdiction: Jurisdiction, *, year: int, award: str) -> dict[int, dict[str, StageCounts]]:
    proposed = nominations_of_year(jurisdiction, year=year)
    titles = RegisteredTitle.objects.filter(
        registration__jurisdiction__in=with_predecessors([jurisdiction.pk]), registration__year=year
    ).order_by()
    if award:
        proposed, titles = proposed.filter(award=award), titles.filter(award=award)
    found: dict[int, dict[str, StageCounts]] = {}
    for unit, code, standing, number in proposed.values_list(
        "dossier__unit_id", "award", "standing"
    ).annotate(Count("pk")):
        found.setdefault(unit, {}).setdefault(code, StageCounts()).stages[STAGE_OF[standing]] += number
    for unit, code, number in titles.values_list("registration__unit_id", "award").annotate(Sum("count")):
        found.setdefault(unit, {}).setdefault(code, StageCounts()).registered += number
    return found


def _registered(jurisdiction: Jurisdiction, *, year: int) -> dict[int, bool]:
    """By unit that registered, whether too late."""
    rows = Registration.objects.filter(
        jurisdiction__in=with_predecessors([jurisdiction.pk]), year=year
    ).order_by()
    return dict(rows.values_list("unit_id", "is_late"))


def _profiles(jurisdiction: Jurisdiction, met: Collection[int], *, day: date) -> dict[int, UnitProfile]:
    filing = UnitProfile.objects.filter(valid_on(day), jurisdiction__in=with_predecessors([jurisdiction.pk]))
    found = {row.unit_id: row for row in filing.order_by()}
    return found | profiles_of(set(met) - found.keys(), on=day)


def _memberships(jurisdiction: Jurisdiction, *, year: int) -> QuerySet[BlocMembership, tuple[int, int]]:
    powers = with_predecessors([jurisdiction.pk])
    rows = BlocMembership.objects.filter(bloc__jurisdiction__in=powers, year=year, kind="member")
    return rows.order_by("-pk").values_list("unit_id", "bloc_id")


def _unit(
    profile: UnitProfile, bloc: int | None, counts: Mapping[str, StageCounts], is_late: bool | None
) -> UnitOfYear:
    return UnitOfYear(
        unit_id=profile.unit_id,
        name=profile.name,
        bloc_id=bloc,
        parent_id=profile.parent_id,
        sort_key=profile.sort_key,
        by_award=counts,
        has_registered=is_late is not None,
        is_late=bool(is_late),
    )


def _groups(units: Collection[UnitOfYear], *, day: date) -> Iterable[UnitGroup]:
    """Those without a parent first, then parent by parent."""
    below: dict[int | None, list[UnitOfYear]] = {}
    for unit in sorted(units, key=lambda each: (each.sort_key, each.unit_id)):
        below.setdefault(unit.parent_id, []).append(unit)
    parents = profiles_of([key for key in below if key is not None], on=day)
    order = sorted(below, key=lambda key: (key is not None, parents[key].sort_key if key else ""))
    for key in order:
        yield UnitGroup(parents[key].name if key else "", tuple(below[key]))
