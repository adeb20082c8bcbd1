"""What jurisdictions have of what they need to work: any number of them with as many statements as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from law.basics.local_keys import FALLBACK_APPLIES, FALLBACK_KEY
from law.rulebook import LawStack
from roles.local_rules.rules_above import rules_of_lines
from roles.models import (
    Appointment,
    Bloc,
    BlocMembership,
    BlocOffice,
    Council,
    CouncilVersion,
    Jurisdiction,
    Office,
    UnitProfile,
)
from roles.models.periods import valid_on
from roles.rights.permissions import COUNCIL_OFFICES, held_by
from workflow.models import NumberSeries
from workflow.views.home.setup.left_to_nobody import LeftToNobody, left_to_nobody


@dataclass(slots=True)
class CouncilFacts:
    """`size` by its founding decision, None without a composition of the day; `seated` by office."""

    council_id: int
    size: int | None
    seated: Counter[str] = field(default_factory=Counter)

    @property
    def is_whole(self) -> bool:
        leads = all(self.seated[office] for office in (Office.COUNCIL_CHAIR, Office.COUNCIL_SECRETARY))
        return self.size is not None and leads and self.seated.total() == self.size


@dataclass(slots=True)
class SetupFacts:
    """`offices` held at the jurisdiction itself; of its `units` those `staffed` have somebody who may submit
    and those `placed` a bloc of the year; those `left` have work and nobody for it; of its `blocs` with
    members those `led` have head and deputy. `rules` are keys that it has set itself, `rules_above` those
    that hold by the word of whom they name; it `falls_back` where the decree before goes on to hold here;
    `own_days` are those of the year on which it rests or works by a paper, its own or of a level above."""

    offices: set[str] = field(default_factory=set)
    units: int = 0
    staffed: int = 0
    placed: int = 0
    blocs: int = 0
    led: int = 0
    councils: list[CouncilFacts] = field(default_factory=list)
    rules: set[str] = field(default_factory=set)
    rules_above: dict[str, str] = field(default_factory=dict)
    falls_back: bool = False
    own_days: int = 0
    last_number: int = 0
    left: list[LeftToNobody] = field(default_factory=list)

    def has_council(self) -> bool:
        return any(each.is_whole for each in self.councils)

    def votes_by_rule(self) -> bool:
        """Whether it has set a threshold itself, by which its council votes where the law asks none."""
        return any(key.startswith("vote.") for key in self.rules)


def facts_of(jurisdictions: Sequence[Jurisdiction], *, on: date, stack: LawStack) -> dict[int, SetupFacts]:
    """By the jurisdictions' keys; ten statements."""
    found = {one.pk: SetupFacts() for one in jurisdictions}
    _read_offices(found, on=on)
    _read_units(found, on=on)
    _read_blocs(found, on=on)
    _read_councils(found, on=on)
    _read_rules(found, on=on, stack=stack)
    for one in left_to_nobody(found, on=on):
        found[one.jurisdiction_id].left.append(one)
    by_organ = {one.organ_id: found[one.pk] for one in jurisdictions}
    series = NumberSeries.objects.filter(organ__in=by_organ, year=on.year)
    for organ, last in series.values_list("organ_id", "last"):
        by_organ[organ].last_number = last
    return found


def _read_rules(found: dict[int, SetupFacts], *, on: date, stack: LawStack) -> None:
    line = rules_of_lines(found)
    for key, facts in found.items():
        held, calendar = line.values_of(key, on, lambda: stack), line.calendar_of(key, on)
        facts.own_days = sum(day.year == on.year for day in calendar.rest | calendar.worked)
        facts.falls_back = FALLBACK_KEY in held and held[FALLBACK_KEY].row.value == FALLBACK_APPLIES
        for name, each in held.items():
            if each.whose:
                facts.rules_above[name] = each.whose
            else:
                facts.rules.add(name)


def _read_offices(found: dict[int, SetupFacts], *, on: date) -> None:
    rows = Appointment.objects.filter(valid_on(on), jurisdiction__in=found, user__is_active=True)
    for key, office in rows.values_list("jurisdiction_id", "office").distinct():
        assert key is not None  # asked for
        found[key].offices.add(office)


def _read_units(found: dict[int, SetupFacts], *, on: date) -> None:
    at_unit = Appointment.objects.filter(valid_on(on), held_by("submit_dossier"), unit=OuterRef("unit"))
    member = BlocMembership.objects.filter(
        Q(bloc__ended_on__isnull=True) | Q(bloc__ended_on__gte=on),
        unit=OuterRef("unit"),
        bloc__jurisdiction=OuterRef("jurisdiction"),
        year=on.year,
        kind=BlocMembership.Kind.MEMBER,
    )
    rows = UnitProfile.objects.filter(valid_on(on), jurisdiction__in=found).annotate(
        is_staffed=Exists(at_unit), is_placed=Exists(member)
    )
    counted = rows.values("jurisdiction_id").annotate(
        units=Count("pk"),
        staffed=Count("pk", filter=Q(is_staffed=True)),
        placed=Count("pk", filter=Q(is_placed=True)),
    )
    for row in counted.order_by("jurisdiction_id"):
        facts = found[row["jurisdiction_id"]]
        facts.units, facts.staffed, facts.placed = row["units"], row["staffed"], row["placed"]


def _read_blocs(found: dict[int, SetupFacts], *, on: date) -> None:
    blocs = Bloc.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gte=on),
        Exists(_members(on)),
        jurisdiction__in=found,
    )
    led = blocs.filter(
        *(Exists(_office(role, on=on)) for role in BlocOffice.Role),
        *(Exists(_person(office, on=on)) for office in (Office.BLOC_HEAD, Office.BLOC_DEPUTY)),
    )
    for name, rows in (("blocs", blocs), ("led", led)):
        for key, number in rows.values_list("jurisdiction_id").annotate(number=Count("pk")):
            setattr(found[key], name, number)


def _members(on: date) -> QuerySet[BlocMembership]:
    rows = BlocMembership.objects.filter(kind=BlocMembership.Kind.MEMBER, year=on.year)
    return rows.filter(bloc=OuterRef("pk"))


def _office(role: str, *, on: date) -> QuerySet[BlocOffice]:
    """Held by a unit at work: one that has ended heads nothing any more."""
    at_work = Q(unit__ended_on__isnull=True) | Q(unit__ended_on__gte=on)
    return BlocOffice.objects.filter(valid_on(on), at_work, bloc=OuterRef("pk"), year=on.year, role=role)


def _person(office: str, *, on: date) -> QuerySet[Appointment]:
    return Appointment.objects.filter(valid_on(on), bloc=OuterRef("pk"), office=office)


def _read_councils(found: dict[int, SetupFacts], *, on: date) -> None:
    here: dict[int, CouncilFacts] = {}
    versions = CouncilVersion.objects.filter(valid_on(on), council__jurisdiction__in=found)
    sizes = dict(versions.values_list("council_id", "size"))
    councils = Council.objects.filter(jurisdiction__in=found).order_by("pk")
    for key, council in councils.values_list("jurisdiction_id", "pk"):
        here[council] = CouncilFacts(council, sizes.get(council))
        found[key].councils.append(here[council])
    rows = Appointment.objects.filter(valid_on(on), council__in=here, office__in=COUNCIL_OFFICES)
    for council, office, number in rows.values_list("council_id", "office").annotate(number=Count("pk")):
        here[council].seated[office] = number
