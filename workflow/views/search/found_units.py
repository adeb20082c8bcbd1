"""Units by words of their name, or by their code: the doors of `know_unit` for many at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Case, Min, Q, QuerySet, Value, When

from roles.forms.searched_words import PHRASE, every_word, nearness
from roles.models import Bloc, Jurisdiction, Unit, UnitProfile
from roles.queries import profiles_of, with_predecessors
from roles.reader.current_office import CurrentOffice
from workflow.views.search.searched_for import SearchedFor

# 1 for a name in which the words stand apart from each other, else 0.
_IS_APART = Case(When(nearest__gt=PHRASE, then=Value(1)), default=Value(0))


class FoundUnit(NamedTuple):
    """`over_on`: the last day of the unit, or of the jurisdiction it filed to; None for one that lives."""

    profile: UnitProfile
    nearness: int
    over_on: date | None


def found_units(current: CurrentOffice, sought: SearchedFor, *, on: date, most: int) -> list[FoundUnit]:
    """Under a name of any time, each with its profile of that day and its `nearness`: those that hold
    the words as one phrase first; of these, as of the others, those that live, the nearest, then in
    Vietnamese order."""
    asked = sought.met(lambda words: every_word(words, at="folded") | Q(code__iexact=words))
    met = _profiles_within(current, on=on).filter(asked).order_by().values("unit")
    near = (
        met.annotate(nearest=Min(nearness(sought.plain, name="name", at="folded")), is_over=Min(_is_over(on)))
        .annotate(is_apart=_IS_APART)
        .order_by("is_apart", "is_over", "nearest", "unit")
    )
    nearest = dict(near.values_list("unit", "nearest")[:most])
    found = profiles_of(nearest, on=on)
    if isinstance(current.organ, Jurisdiction):
        found = _still_within(current.organ, found)
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in=found)} if found else {}
    ends = _ends_of_powers(found.values(), on=on)
    rows = []
    for profile in found.values():
        profile.unit = units[profile.unit_id]
        over_on = _past(profile.unit.ended_on, on=on) or ends.get(profile.jurisdiction_id)
        rows.append(FoundUnit(profile, nearest[profile.unit_id], over_on))
    return sorted(rows, key=_place)


def _place(each: FoundUnit) -> tuple[object, ...]:
    return (
        each.nearness > PHRASE,
        each.over_on is not None,
        each.nearness,
        each.profile.sort_key,
        each.profile.pk,
    )


def _past(day: date | None, *, on: date) -> date | None:
    return day if day is not None and day < on else None


def _is_over(on: date) -> Case:
    """1 for a unit that ended, else 0."""
    return Case(When(unit__ended_on__lt=on, then=Value(1)), default=Value(0))


def _ends_of_powers(profiles: Iterable[UnitProfile], *, on: date) -> dict[int | None, date]:
    """The last days of the jurisdictions that are over: whoever filed there files nowhere by now."""
    keys = {each.jurisdiction_id for each in profiles if each.jurisdiction_id}
    rows = Jurisdiction.objects.filter(pk__in=keys, until__lt=on) if keys else Jurisdiction.objects.none()
    return {pk: until for pk, until in rows.values_list("pk", "until") if until}


def _profiles_within(current: CurrentOffice, *, on: date) -> QuerySet[UnitProfile]:
    organ = current.organ
    if isinstance(organ, Jurisdiction):
        return UnitProfile.objects.filter(jurisdiction__in=with_predecessors([organ.pk]))
    if isinstance(organ, Bloc):
        return UnitProfile.objects.filter(unit__in=organ.memberships.filter(year=on.year).values("unit"))
    if isinstance(organ, Unit):
        return UnitProfile.objects.filter(unit=organ)
    return UnitProfile.objects.none()


def _still_within(power: Jurisdiction, found: dict[int, UnitProfile]) -> dict[int, UnitProfile]:
    """Without those that file elsewhere by now: their pages are another jurisdiction's."""
    powers = Jurisdiction.objects.filter(pk__in=with_predecessors([power.pk])).values_list("pk", flat=True)
    own = set(powers)
    return {unit: profile for unit, profile in found.items() if profile.jurisdiction_id in own}
