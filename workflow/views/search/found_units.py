"""Units by words of their name, or by their code: the doors of `know_unit` for many at once."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db.models import Min, Q, QuerySet

from roles.forms.searched_words import every_word, nearness
from roles.models import Bloc, Jurisdiction, Unit, UnitProfile
from roles.queries import profiles_of, with_predecessors
from roles.reader.current_office import CurrentOffice


class FoundUnit(NamedTuple):
    profile: UnitProfile
    nearness: int


def found_units(current: CurrentOffice, words: str, *, on: date, most: int) -> list[FoundUnit]:
    """Under a name of any time, each with its profile of that day and its `nearness`; nearest first, then in
    Vietnamese order."""
    asked = every_word(words, at="folded") | Q(code__iexact=words)
    met = _profiles_within(current, on=on).filter(asked).order_by().values("unit")
    near = met.annotate(nearest=Min(nearness(words, name="name", at="folded"))).order_by("nearest", "unit")
    nearest = dict(near.values_list("unit", "nearest")[:most])
    found = profiles_of(nearest, on=on)
    if isinstance(current.organ, Jurisdiction):
        found = _still_within(current.organ, found)
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in=found)} if found else {}
    for profile in found.values():
        profile.unit = units[profile.unit_id]
    in_order = sorted(found.values(), key=lambda each: (nearest[each.unit_id], each.sort_key, each.pk))
    return [FoundUnit(profile, nearest[profile.unit_id]) for profile in in_order]


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
