"""Who somebody is today: seats held, and the members and offices of a bloc, council or jurisdiction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from roles.models import (
    Appointment,
    Bloc,
    BlocMembership,
    BlocOffice,
    Council,
    CouncilVersion,
    Jurisdiction,
    Unit,
    UnitProfile,
)
from roles.models.periods import valid_on
from roles.rights.permissions import COUNCIL_OFFICES, Organ, appointments_of


def offices_held(user: object, *, on: date) -> QuerySet[Appointment]:
    """Every office the user holds that day, with its organ: one statement, empty for a stranger."""
    related = ("unit", "bloc", "council", "jurisdiction")
    return appointments_of(user, on=on).select_related(*related).order_by("pk")


def jurisdiction_of(organ: Organ, *, on: date) -> Jurisdiction | None:
    """Under whose power the organ stands that day; a unit may file to nobody."""
    if isinstance(organ, Jurisdiction):
        return organ
    return organ.profile_on(on).jurisdiction if isinstance(organ, Unit) else organ.jurisdiction


def with_heirs(jurisdiction: Jurisdiction | None) -> list[Jurisdiction]:
    """The jurisdiction and, one after the other, those that took over from it: they keep its past."""
    found: list[Jurisdiction] = []
    while jurisdiction is not None and jurisdiction not in found:
        found.append(jurisdiction)
        jurisdiction = jurisdiction.successor
    return found


def heir_on(jurisdiction: Jurisdiction | None, day: date) -> Jurisdiction | None:
    """Who has the power that day: the jurisdiction itself, or whoever had taken over from it by then."""
    while jurisdiction is not None and jurisdiction.until is not None and jurisdiction.until < day:
        if jurisdiction.successor is None:
            break
        jurisdiction = jurisdiction.successor
    return jurisdiction


# Follows "taken over from" back from the given ids, however long the line is; stands after IN.
PAST_JURISDICTIONS = """
WITH RECURSIVE past(id) AS (
  SELECT unnest(%s::bigint[]) UNION
  SELECT ended.id FROM roles_jurisdiction ended JOIN past ON ended.successor_id = past.id
) SELECT id FROM past
"""


def with_predecessors(jurisdictions: Iterable[int]) -> RawSQL:
    """`with_heirs` the other way round, as a subquery: these jurisdictions and all they took over from."""
    return RawSQL(PAST_JURISDICTIONS, [list(jurisdictions)])


def organ_name(organ: Organ, *, on: date) -> str:
    """What the organ is called that day."""
    return organ.name_on(on) if isinstance(organ, Unit) else organ.name


def named_with_jurisdiction(organ: Organ, *, on: date) -> tuple[str, Jurisdiction | None]:
    """`organ_name` and `jurisdiction_of` in one statement."""
    if isinstance(organ, Unit):
        profile = organ.profile_on(on)
        return profile.name, profile.jurisdiction
    return organ.name, jurisdiction_of(organ, on=on)


def profiles_of(units: Iterable[int], *, on: date) -> dict[int, UnitProfile]:
    """The profile of that day by unit id: the last one of an ended unit, the first of one to come."""
    wanted = set(units)
    if not wanted:
        return {}
    rows = UnitProfile.objects.filter(unit__in=wanted).select_related("jurisdiction")
    begun = rows.filter(since__lte=on).order_by("unit", "-since").distinct("unit")
    found = {row.unit_id: row for row in begun}
    if wanted - found.keys():
        coming = rows.filter(unit__in=wanted - found.keys()).order_by("unit", "since").distinct("unit")
        found |= {row.unit_id: row for row in coming}
    return found


def names_on(units: Iterable[int], *, on: date) -> dict[int, str]:
    """The names of that day by unit id."""
    return {unit: profile.name for unit, profile in profiles_of(units, on=on).items()}


def jurisdictions_of(organs: Iterable[Organ], *, on: date) -> dict[Organ, Jurisdiction | None]:
    """`jurisdiction_of` for many; two statements at most for units."""
    return {organ: place for organ, (_name, place) in named_with_jurisdictions(organs, on=on).items()}


def named_with_jurisdictions(
    organs: Iterable[Organ], *, on: date
) -> dict[Organ, tuple[str, Jurisdiction | None]]:
    """`named_with_jurisdiction` for many; two statements at most for units."""
    given = set(organs)
    profiles = profiles_of([organ.pk for organ in given if isinstance(organ, Unit)], on=on)
    return {
        organ: (profiles[organ.pk].name, profiles[organ.pk].jurisdiction)
        if isinstance(organ, Unit)
        else (organ.name, jurisdiction_of(organ, on=on))
        for organ in given
    }


def organ_names(organs: Iterable[Organ], *, on: date) -> dict[Organ, str]:
    """`organ_name` for many; two statements at most for units."""
    given = set(organs)
    names = names_on([organ.pk for organ in given if isinstance(organ, Unit)], on=on)
    return {organ: names[organ.pk] if isinstance(organ, Unit) else organ.name for organ in given}


def members_of(bloc: Bloc, *, year: int) -> list[Unit]:
    """The units that are members that year, in Vietnamese order of their names at its end."""
    units = {
        row.unit_id: row.unit
        for row in bloc.memberships.filter(year=year, kind=BlocMembership.Kind.MEMBER).select_related("unit")
    }
    profiles = profiles_of(units, on=date(year, 12, 31))
    return sorted(units.values(), key=lambda unit: profiles[unit.pk].sort_key)


def bloc_of(unit: Unit, *, jurisdiction: Jurisdiction, year: int, on: date) -> Bloc | None:
    """The bloc in which the unit is a member that year, in that jurisdiction; None once it has ended."""
    blocs = Bloc.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gte=on),
        jurisdiction=jurisdiction,
        memberships__unit=unit,
        memberships__year=year,
        memberships__kind=BlocMembership.Kind.MEMBER,
    )
    return blocs.order_by("memberships__pk").first()


def day_in(year: int, *, today: date) -> date:
    """The day of the year on which what is told of it stands: today, or the edge of another year."""
    return min(max(today, date(year, 1, 1)), date(year, 12, 31))


def is_at_work(unit: Unit, *, on: date) -> bool:
    """Whether its last day has not gone by."""
    return unit.ended_on is None or unit.ended_on >= on


def bloc_offices_on(bloc: Bloc, *, year: int, day: date) -> dict[str, BlocOffice]:
    """Who is head and who deputy of the year, by role; before and after the year: on its edge."""
    rows = bloc.offices.filter(valid_on(day_in(year, today=day)), year=year).select_related("unit")
    return {row.role: row for row in rows}


def version_on(council: Council, day: date) -> CouncilVersion | None:
    return council.versions.filter(valid_on(day)).first()


def council_roll(council: Council, *, on: date) -> QuerySet[Appointment]:
    """The members of that day in the order of their appointment; their number must equal the `size`."""
    return (
        Appointment.objects.filter(valid_on(on), council=council, office__in=COUNCIL_OFFICES)
        .select_related("user")
        .order_by("pk")
    )


def rules_on(jurisdiction: Jurisdiction, *, on: date) -> dict[str, object]:
    """The local values of that day by key."""
    rows = jurisdiction.local_rules.filter(valid_on(on)).values_list("key", "value")
    return dict(rows)


def lineage(unit: Unit) -> list[int]:
    """The unit and those it follows, so that their history and open dossiers are found: ids."""
    found, frontier = [unit.pk], [unit.pk]
    while frontier:
        origins = Unit.objects.filter(successions__successor__in=frontier).exclude(pk__in=found)
        frontier = list(origins.values_list("pk", flat=True))
        found += frontier
    return found
