"""Which units a founding page offers: parents and successors of a day, members of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from roles.models import Bloc, BlocMembership, Jurisdiction, Unit, UnitProfile

Named = list[tuple[Unit, str]]


@dataclass(frozen=True)
class Choice:
    """A unit that may be a member of the year; `elsewhere` is the bloc that has it already."""

    unit: Unit
    name: str
    is_member: bool
    was_member: bool
    elsewhere: str


def units_from(jurisdiction: Jurisdiction, *, day: date, but: Unit | None = None) -> Named:
    """The units of the jurisdiction that work on that day or begin later, in Vietnamese order."""
    rows = _profiles(jurisdiction).filter(Q(until__isnull=True) | Q(until__gte=day))
    names = {row.unit_id: (row.unit, row.name) for row in rows.order_by("since")}
    last = sorted(rows, key=lambda row: row.sort_key)
    found = [names[key] for key in dict.fromkeys(row.unit_id for row in last)]
    return [(unit, name) for unit, name in found if but is None or unit.pk != but.pk]


def parents_in(
    jurisdiction: Jurisdiction, *, day: date, but: Unit | None = None, now: Unit | None = None
) -> Named:
    """The organ itself first, then its units; `now` is the present parent, offered wherever it stands."""
    organ = jurisdiction.organ
    above = [] if but is not None and but.pk == organ.pk else [(organ, organ.name_on(day))]
    offered = above + units_from(jurisdiction, day=day, but=but)
    is_offered = now is None or any(unit.pk == now.pk for unit, _name in offered)
    return offered if is_offered or now is None else [(now, now.name_on(day)), *offered]


def member_choices(bloc: Bloc, *, year: int) -> list[Choice]:
    """Every unit of the year: those of the bloc this year or last come first, then by name."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = _profiles(bloc.jurisdiction).filter(Q(until__isnull=True) | Q(until__gte=first), since__lte=last)
    named = {row.unit_id: row for row in rows.order_by("since")}
    memberships = BlocMembership.objects.filter(
        bloc__jurisdiction=bloc.jurisdiction_id, year__in=(year - 1, year), unit__in=named
    ).select_related("bloc")
    placed = {(row.unit_id, row.year): row for row in memberships if row.kind == BlocMembership.Kind.MEMBER}
    found = []
    for key, row in named.items():
        now, before = placed.get((key, year)), placed.get((key, year - 1))
        is_member = now is not None and now.bloc_id == bloc.pk
        was_member = before is not None and before.bloc_id == bloc.pk
        elsewhere = now.bloc.name if now is not None and not is_member else ""
        found.append(Choice(row.unit, row.name, is_member, was_member, elsewhere))
    return sorted(found, key=lambda one: (not (one.is_member or one.was_member), named[one.unit.pk].sort_key))


def _profiles(jurisdiction: Jurisdiction) -> QuerySet[UnitProfile]:
    return UnitProfile.objects.filter(jurisdiction=jurisdiction).select_related("unit")
