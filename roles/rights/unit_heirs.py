"""Who stands for a unit that ended: those that took over from it, however long the line is.

What an ended unit had under way is carried on by its heirs; its own people have left with it. A unit that
works stands for itself alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models.expressions import RawSQL

from roles.models import Unit
from trail.clock import today

_PAST = """
WITH RECURSIVE past(id) AS (
  SELECT unnest(%s::bigint[]) UNION
  SELECT s.predecessor_id FROM roles_succession s JOIN past ON s.successor_id = past.id
   WHERE s.happened_on <= %s
) SELECT id FROM past
"""
_LATER = """
WITH RECURSIVE later(id) AS (
  SELECT %s::bigint UNION
  SELECT s.successor_id FROM roles_succession s JOIN later ON s.predecessor_id = later.id
   WHERE s.happened_on <= %s
) SELECT id FROM later
"""


def with_past_units(units: Iterable[int], *, on: date | None = None) -> RawSQL:
    """These units and all from which they have taken over by that day (today), as a subquery."""
    return RawSQL(_PAST, [list(units), on or today()])


def unit_with_heirs(unit: Unit | None, *, on: date | None = None) -> list[Unit]:
    """The unit first, then those that have taken over from it by that day (today).

    One statement for a unit that has ended, none for another.
    """
    if unit is None:
        return []
    day = on or today()
    if unit.ended_on is None or unit.ended_on >= day:
        return [unit]
    rows = Unit.objects.filter(pk__in=RawSQL(_LATER, [unit.pk, day])).exclude(pk=unit.pk)
    return [unit, *rows.order_by("pk")]


def standing_for(unit: Unit, *, on: date) -> Unit:
    """Who signs that day for what the unit had under way: itself, or its first heir at work."""
    heirs = unit_with_heirs(unit, on=on)
    return next((each for each in heirs if each.ended_on is None or each.ended_on >= on), unit)
