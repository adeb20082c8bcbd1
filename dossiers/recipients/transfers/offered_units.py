"""To which units a person may be told to have moved."""

from __future__ import annotations

from datetime import date

from roles.models import Unit
from roles.organs.unit_choices import NamedUnits, units_from
from roles.queries import jurisdiction_of


def units_to_move_to(unit: Unit, *, on: date) -> list[tuple[str, NamedUnits]]:
    """By jurisdiction, its own first and then the one above: each organ, and the units that file to it and
    are at work. Whoever goes farther is ended here and begins there."""
    own = jurisdiction_of(unit, on=on)
    found, taken = [], {unit.pk}
    for place in (own, own.above if own else None):
        if place is None:
            continue
        named = [(place.organ, place.organ.name_on(on)), *units_from(place, day=on)]
        rows = [(each, name) for each, name in named if each.pk not in taken and _is_at_work(each, on)]
        taken |= {each.pk for each, _name in rows}
        found.append((place.name, rows))
    return found


def _is_at_work(unit: Unit, on: date) -> bool:
    return unit.founded_on <= on and (unit.ended_on is None or unit.ended_on >= on)
