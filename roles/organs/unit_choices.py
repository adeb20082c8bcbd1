"""Which units a founding page offers: parents and successors of a day, members of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from roles.models import Appointment, Bloc, BlocMembership, Jurisdiction, Unit, UnitProfile
from roles.models.periods import valid_on
from roles.organs.ended_units import ended_words
from roles.queries import day_in, is_at_work, members_of, names_on
from vietnamese.collation import sort_key

NamedUnits = list[tuple[Unit, str]]


@dataclass(frozen=True)
class Choice:
    """A unit that may be a member of the year; `elsewhere` is the bloc that has it already, `ended` tells
    since when it is over and who carries on."""

    unit: Unit
    name: str
    is_member: bool
    was_member: bool
    elsewhere: str
    ended: str = ""

    @property
    def may_return(self) -> bool:
        """Whether it goes on from the year before: one that is over does not."""
        return self.was_member and not self.ended


def units_from(jurisdiction: Jurisdiction, *, day: date, but: Unit | None = None) -> NamedUnits:
    """The units of the jurisdiction that work on that day or begin later, in Vietnamese order.

    Read once: between two readings somebody else may have founded one."""
    working = _profiles(jurisdiction).filter(Q(until__isnull=True) | Q(until__gte=day))
    rows = list(working.order_by("since"))
    names = {row.unit_id: (row.unit, row.name) for row in rows}
    last = sorted(rows, key=lambda row: row.sort_key)
    found = [names[key] for key in dict.fromkeys(row.unit_id for row in last)]
    return [(unit, name) for unit, name in found if but is None or unit.pk != but.pk]


def parents_in(
    jurisdiction: Jurisdiction, *, day: date, but: Unit | None = None, now: Unit | None = None
) -> NamedUnits:
    """The organ itself first, then its units; `now` is the present parent, offered wherever it stands."""
    organ = jurisdiction.organ
    above = [] if but is not None and but.pk == organ.pk else [(organ, organ.name_on(day))]
    offered = above + units_from(jurisdiction, day=day, but=but)
    is_offered = now is None or any(unit.pk == now.pk for unit, _name in offered)
    return offered if is_offered or now is None else [(now, now.name_on(day)), *offered]


def member_choices(bloc: Bloc, *, year: int, on: date) -> list[Choice]:
    """Every unit of the year: those of the bloc this year or last come first, then by name.

    A bloc that has ended by the day, or before the year, has nobody any more.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = _profiles(bloc.jurisdiction).filter(Q(until__isnull=True) | Q(until__gte=first), since__lte=last)
    named, day = {row.unit_id: row for row in rows.order_by("since")}, max(on, first)
    memberships = BlocMembership.objects.filter(
        bloc__jurisdiction=bloc.jurisdiction_id, year__in=(year - 1, year), unit__in=named
    ).select_related("bloc")
    placed = {
        (row.unit_id, row.year): row
        for row in memberships
        if row.kind == BlocMembership.Kind.MEMBER and not (row.year == year and row.bloc.is_over(day))
    }
    found = []
    ended = ended_words(named, on=day_in(year, today=on))
    for key, row in named.items():
        now, before = placed.get((key, year)), placed.get((key, year - 1))
        is_member = now is not None and now.bloc_id == bloc.pk
        was_member = before is not None and before.bloc_id == bloc.pk
        elsewhere = now.bloc.name if now is not None and not is_member else ""
        found.append(Choice(row.unit, row.name, is_member, was_member, elsewhere, ended.get(key, "")))
    return sorted(found, key=lambda one: (not (one.is_member or one.was_member), named[one.unit.pk].sort_key))


def successors_of(bloc: Bloc, *, year: int, on: date) -> list[tuple[Unit, str, list[tuple[User, str]]]]:
    """Whom a change of head or deputy may choose: the members at work, each with its people of the day."""
    members = [one for one in members_of(bloc, year=year) if is_at_work(one, on=on)]
    names = names_on([unit.pk for unit in members], on=on)
    rows = Appointment.objects.filter(valid_on(on), unit__in=members).select_related("user").order_by("pk")
    people: dict[int, dict[User, str]] = {unit.pk: {} for unit in members}
    for row in rows:
        called = f"{row.user.get_full_name() or row.user.get_username()}, {row.post}"
        people[cast(int, row.unit_id)].setdefault(row.user, called)
    return [(unit, names[unit.pk], list(people[unit.pk].items())) for unit in members]


def heirs_for(jurisdiction: Jurisdiction, *, day: date) -> list[Jurisdiction]:
    """Who may take over: the level above first, then those beside it, in power after that day."""
    above = jurisdiction.above_id
    beside = Jurisdiction.objects.filter(Q(pk=above) | Q(above=above)).exclude(pk=jurisdiction.pk)
    rows = beside.filter(Q(until__isnull=True) | Q(until__gt=day))
    return sorted(rows, key=lambda row: (row.pk != above, sort_key(row.name)))


def organs_for(jurisdiction: Jurisdiction, *, day: date) -> NamedUnits:
    """The units that file to the jurisdiction and have no power of their own yet."""
    taken = set(Jurisdiction.objects.values_list("organ", flat=True))
    return [(unit, name) for unit, name in units_from(jurisdiction, day=day) if unit.pk not in taken]


def _profiles(jurisdiction: Jurisdiction) -> QuerySet[UnitProfile]:
    return UnitProfile.objects.filter(jurisdiction=jurisdiction).select_related("unit")
