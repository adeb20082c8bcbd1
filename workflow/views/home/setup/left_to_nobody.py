"""Units at which something waits and nobody works: dossiers on their desk, people to take over.

It happens where a heir begins with a merger, or the last one of a unit left before work came: the list of
what an office lacks tells of it, and its home page.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db import connection

from roles.models import Office

CARRYING = (str(Office.UNIT_CLERK), str(Office.UNIT_HEAD))


class LeftToNobody(NamedTuple):
    """A unit with the `dossiers` that it drafts or has to mend, those of its past with them, and the people
    whose `transfers` it has not answered."""

    jurisdiction_id: int
    unit_id: int
    name: str
    dossiers: int
    transfers: int


# What an ended unit had on its desk is its heirs' now.
_LEFT = """
WITH RECURSIVE empty AS (
  SELECT profile.jurisdiction_id, profile.unit_id, profile.name, profile.sort_key
    FROM roles_unitprofile profile
   WHERE profile.jurisdiction_id = ANY(%(places)s)
     AND %(day)s BETWEEN profile.since AND coalesce(profile.until, 'infinity')
     AND NOT EXISTS (
       SELECT FROM roles_appointment held
         JOIN auth_user person ON person.id = held.user_id AND person.is_active
        WHERE held.unit_id = profile.unit_id AND held.office = ANY(%(offices)s)
          AND %(day)s BETWEEN held.since AND coalesce(held.until, 'infinity'))
), past(unit_id, id) AS (
  SELECT unit_id, unit_id FROM empty UNION
  SELECT past.unit_id, s.predecessor_id FROM roles_succession s JOIN past ON s.successor_id = past.id
   WHERE s.happened_on <= %(day)s
), counted AS (
  SELECT empty.*,
         (SELECT count(*) FROM past JOIN workflow_passage p ON p.unit_id = past.id
           WHERE past.unit_id = empty.unit_id AND p.desk = 'unit' AND p.closed_at IS NULL) AS dossiers,
         (SELECT count(*) FROM dossiers_transfer t
           WHERE t.to_unit_id = empty.unit_id AND t.outcome = '') AS transfers
    FROM empty
)
SELECT jurisdiction_id, unit_id, name, dossiers, transfers FROM counted
 WHERE dossiers > 0 OR transfers > 0 ORDER BY sort_key
"""


def left_to_nobody(jurisdictions: Iterable[int], *, on: date) -> list[LeftToNobody]:
    """By the units' names in Vietnamese order; one statement for any number of jurisdictions."""
    with connection.cursor() as cursor:
        cursor.execute(_LEFT, {"places": list(jurisdictions), "day": on, "offices": list(CARRYING)})
        return [LeftToNobody._make(row) for row in cursor.fetchall()]
