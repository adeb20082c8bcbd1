"""What counts towards the seats of a unit and year, and what takes them, in one statement for many units.

The base of the 15 % is khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP: those who reach LĐTT or CSTT. Who moved counts
where he worked when the year ended: the unit that judges him for the year in which he came. Whose unit was
merged in that year or later still counts where he served: what a unit has proposed keeps its base.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q

from dossiers.models import Recipient, Resettlement, Standing
from law.awards import TITLES
from law.rulebook import LawStack
from roles.doors.law_in_force import stack_in_force


class UnitYear(NamedTuple):
    unit_id: int
    year: int


@dataclass(frozen=True, slots=True)
class Count:
    """Of one award for one unit and year: `base` and `drafted` include the drafts of the named dossier.

    `received_on` is the earliest day on which a dossier of the count was received, `received_in` by whom:
    their law holds.
    """

    unit_id: int
    year: int
    award: str
    base: int
    claimed: int
    drafted: int
    granted: int
    received_on: date | None
    received_in: int | None


CLAIMING = (
    Standing.SUBMITTED,
    Standing.ENDORSED,
    Standing.APPRAISED,
    Standing.HELD,
    Standing.TABLED,
    Standing.PASSED,
    Standing.SENT_UP,
    Standing.AWARDED,
)
COUNTING = tuple(standing for standing in CLAIMING if standing != Standing.HELD)
BASE_AWARDS = tuple(code for code, title in TITLES.items() if title.judged_as == "LĐTT")

_COUNT = """
WITH wanted AS (
  SELECT w.unit_id, w.year FROM unnest(%(units)s::bigint[], %(years)s::int[]) AS w(unit_id, year)
), asked AS (
  SELECT d.unit_id, d.year, n.award, n.standing, n.recipient_id, d.received_on, d.received_in_id
    FROM wanted w
    JOIN dossiers_dossier d ON d.unit_id = w.unit_id AND d.year = w.year
    JOIN dossiers_nomination n ON n.dossier_id = d.id
   WHERE n.award = ANY(%(awards)s::text[] || %(base_awards)s::text[])
     AND (n.standing = ANY(%(claiming)s::text[]) OR (n.standing = 'draft' AND d.id = %(drafts_of)s))
), reached AS (
  SELECT unit_id, year, recipient_id FROM asked
   WHERE award = ANY(%(base_awards)s::text[]) AND standing <> 'held'
   UNION
  SELECT w.unit_id, w.year, t.recipient_id
    FROM wanted w
    JOIN LATERAL (
      SELECT r.id FROM dossiers_recipient r
       WHERE r.unit_id = w.unit_id
         AND NOT EXISTS (SELECT 1 FROM dossiers_transfer m WHERE m.recipient_id = r.id
                          AND m.outcome = 'taken' AND m.moved_on > make_date(w.year, 12, 31))
       UNION
      SELECT m.recipient_id FROM dossiers_transfer m
       WHERE m.from_unit_id = w.unit_id AND m.outcome = 'taken' AND m.moved_on > make_date(w.year, 12, 31)
         AND NOT EXISTS (SELECT 1 FROM dossiers_transfer e WHERE e.recipient_id = m.recipient_id
                          AND e.outcome = 'taken' AND e.moved_on > make_date(w.year, 12, 31)
                          AND e.moved_on < m.moved_on)
       UNION
      SELECT s.recipient_id FROM dossiers_resettlement s
       WHERE s.from_unit_id = w.unit_id AND s.happened_on > make_date(w.year, 1, 1)
         AND NOT EXISTS (SELECT 1 FROM dossiers_transfer m WHERE m.recipient_id = s.recipient_id
                          AND m.outcome = 'taken' AND m.moved_on > make_date(w.year, 12, 31)
                          AND m.moved_on < s.happened_on)
    ) r ON TRUE
    JOIN dossiers_heldtitle t ON t.recipient_id = r.id AND t.year = w.year
   WHERE t.award = ANY(%(base_awards)s::text[]) AND t.nomination_id IS NULL AND t.revoked_on IS NULL
     AND NOT EXISTS (SELECT 1 FROM dossiers_papercheck k
                      WHERE k.title_id = t.id AND k.outcome = 'wrong' AND k.ended_on IS NULL)
), base AS (
  SELECT unit_id, year, count(*) AS people FROM reached GROUP BY unit_id, year
), claims AS (
  SELECT unit_id, year, award, count(*) FILTER (WHERE standing <> 'draft') AS claimed,
         count(*) FILTER (WHERE standing = 'draft') AS drafted,
         count(*) FILTER (WHERE standing = 'awarded') AS granted
    FROM asked GROUP BY unit_id, year, award
), firsts AS (
  SELECT DISTINCT ON (unit_id, year) unit_id, year, received_on, received_in_id
    FROM asked WHERE received_on IS NOT NULL ORDER BY unit_id, year, received_on, received_in_id
)
SELECT w.unit_id, w.year, a.award, coalesce(b.people, 0), coalesce(c.claimed, 0), coalesce(c.drafted, 0),
       coalesce(c.granted, 0), f.received_on, f.received_in_id
  FROM wanted w
 CROSS JOIN unnest(%(awards)s::text[]) AS a(award)
  LEFT JOIN base b ON b.unit_id = w.unit_id AND b.year = w.year
  LEFT JOIN claims c ON c.unit_id = w.unit_id AND c.year = w.year AND c.award = a.award
  LEFT JOIN firsts f ON f.unit_id = w.unit_id AND f.year = w.year
 ORDER BY w.unit_id, w.year, a.award
"""


def capped_awards() -> tuple[str, ...]:
    """The awards whose number a share of the unit's LĐTT may limit, whatever the day."""
    return _capped_by(stack_in_force())


@lru_cache(maxsize=16)
def _capped_by(stack: LawStack) -> tuple[str, ...]:
    return tuple(
        key.removeprefix("quota.")
        for key, subject in stack.subjects.items()
        if key.startswith("quota.") and subject.values[0].get("base") == "unit.advanced_workers"
    )


def count_claims(
    pairs: Iterable[tuple[int, int]], *, awards: Sequence[str], drafts_of: int | None = None
) -> list[Count]:
    """One row for each (unit id, year) and award, in their order; zero where nobody is proposed."""
    wanted = sorted({UnitYear(*pair) for pair in pairs})
    parameters: dict[str, Any] = {
        "units": [pair.unit_id for pair in wanted],
        "years": [pair.year for pair in wanted],
        "awards": list(awards),
        "base_awards": list(BASE_AWARDS),
        "claiming": [standing.value for standing in CLAIMING],
        "drafts_of": drafts_of,
    }
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, parameters)
        return [Count(*row) for row in cursor.fetchall()]


def headcount(unit_id: int) -> int:
    """The persons of the unit's staff who have not ended; of a unit that has, those of its last day. One
    statement."""
    left = Resettlement.objects.filter(from_unit=unit_id, from_unit__ended_on__isnull=False)
    staff = Q(unit=unit_id) | Q(pk__in=left.values("recipient"))
    people = Recipient.objects.filter(staff, kind=Recipient.Kind.INDIVIDUAL, ended_on__isnull=True)
    return people.count()
