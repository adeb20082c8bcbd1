"""Seats: how many a unit may propose. Their rows are the lock that all claims of a unit and year take.

Order of locks in an act: carrier, dossiers, nominations, each by id, then seats by unit, year and award.
`settle` comes after the move: it locks the seat rows and counts only then, so that whoever waited sees
what the other has claimed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from dossiers.local_law import LocalLaw, local_law
from dossiers.models import Dossier, Seat
from dossiers.seats.counting import Count, UnitYear, capped_awards, count_claims
from dossiers.seats.ranking import FallOut, falling_out
from law.awards import award as award_of
from law.seats_and_money.quotas import Allowance, allowance
from roles.doors.refusals import Obstacle, Refused
from roles.models import Jurisdiction
from roles.queries import names_on

# A row is made where it is missing and locked where it is there, all in key order: no ring of waiting.
_LOCK = """
INSERT INTO dossiers_seat AS s (unit_id, year, award, base, claimed, granted)
SELECT w.unit_id, w.year, a.award, 0, 0, 0
  FROM unnest(%s::bigint[], %s::int[]) AS w(unit_id, year) CROSS JOIN unnest(%s::text[]) AS a(award)
 ORDER BY w.unit_id, w.year, a.award
ON CONFLICT (unit_id, year, award) DO UPDATE SET base = s.base
"""
_WRITE = """
UPDATE dossiers_seat s SET base = v.base, allowed = v.allowed, claimed = v.claimed, granted = v.granted
  FROM unnest(%s::bigint[], %s::int[], %s::text[], %s::int[], %s::int[], %s::int[], %s::int[])
    AS v(unit_id, year, award, base, allowed, claimed, granted)
 WHERE s.unit_id = v.unit_id AND s.year = v.year AND s.award = v.award
"""

_FREE = """
UPDATE dossiers_seat s SET claimed = v.claimed, granted = v.granted
  FROM unnest(%s::bigint[], %s::int[], %s::text[], %s::int[], %s::int[])
    AS v(unit_id, year, award, claimed, granted)
 WHERE s.unit_id = v.unit_id AND s.year = v.year AND s.award = v.award
RETURNING s.unit_id, s.year, s.award, s.base, s.allowed, s.claimed, s.granted
"""

SettledSeats = dict[tuple[int, int], dict[str, Any]]


def are_seats_kept(dossier: Dossier, awards: Iterable[str]) -> bool:
    """Whether one of these awards of the dossier has a limited number of seats; one statement."""
    rows = Seat.objects.filter(unit_id=dossier.unit_id, year=dossier.year, award__in=list(awards))
    return rows.filter(allowed__isnull=False).exists()


@dataclass(frozen=True, slots=True)
class Overflow:
    """One unit and award with more claims than seats; `falling` are those beyond, the last one last."""

    unit_id: int
    unit: str
    year: int
    claimed: int
    allowance: Allowance
    falling: tuple[FallOut, ...]

    @property
    def message(self) -> str:
        name = award_of(self.allowance.award).name
        found = self.allowance
        asked = f"{self.unit} đề nghị {self.claimed} {name} năm {self.year}"
        if not found.seats:
            return f"{asked}; {found.told} ({found.share}%)."
        return f"{asked} trên {found.base} {found.base_name}; được tối đa {found.seats} ({found.share}%)."

    @property
    def remedy(self) -> str:
        excess = self.claimed - (self.allowance.seats or 0)
        names = "; ".join(f"{out.name} ({out.reason})" for out in self.falling)
        return f"Rút bớt {excess} trường hợp. Theo thứ tự ưu tiên, nằm ngoài số suất là: {names}."


class Oversubscribed(Refused):
    """More are claimed than the seats allow; `overflows` has the figures and who would fall out."""

    def __init__(self, overflows: Iterable[Overflow]) -> None:
        self.overflows = tuple(overflows)
        first = self.overflows[0]
        super().__init__(
            first.message,
            remedy=first.remedy,
            citation=first.allowance.citation,
            obstacles=[
                Obstacle(each.message, each.remedy, each.allowance.citation, each.unit)
                for each in self.overflows
            ],
        )


def lock_seats(pairs: Iterable[tuple[int, int]]) -> None:
    """Locks the seat rows of these (unit id, year), made where missing, in key order. One statement."""
    wanted = sorted({UnitYear(*pair) for pair in pairs})
    units, years = [pair.unit_id for pair in wanted], [pair.year for pair in wanted]
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [units, years, list(capped_awards())])


def settle(
    pairs: Iterable[tuple[int, int]], *, jurisdiction: Jurisdiction, on: date, law: LocalLaw | None = None
) -> SettledSeats:
    """Recounts and writes the seats of these (unit id, year) after a move, inside the act's transaction.
    Returns, by (unit id, year), what the act's entry keeps of them.

    Raises Oversubscribed where more is claimed than allowed. The law is that of the day on which the first
    dossier of the unit and year was received, else of `on`. Four statements for one unit or for a thousand,
    three when the jurisdiction's law is given.
    """
    wanted = list(pairs)
    if not wanted:
        return {}
    lock_seats(wanted)
    counts = count_claims(wanted, awards=capped_awards())
    allowances = allowances_of(counts, jurisdiction=jurisdiction, on=on, law=law)
    refuse_overflow(allowances, on=on)
    _write(allowances)
    return settled_of(allowances)


def free_seats(pairs: Iterable[tuple[int, int]]) -> SettledSeats:
    """What fell or went up claims no seat any more: counted and written under the lock, as in `settle`.

    Base and allowed number stay as last settled, so that nothing is ever refused here. Three statements.
    """
    wanted = sorted({UnitYear(*pair) for pair in pairs})
    if not wanted:
        return {}
    lock_seats(wanted)
    counts = count_claims(wanted, awards=capped_awards())
    columns = zip(*((c.unit_id, c.year, c.award, c.claimed, c.granted) for c in counts), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_FREE, [list(column) for column in columns])
        rows = sorted(cursor.fetchall())
    found: SettledSeats = {}
    for unit_id, year, *row in rows:
        kept = found.setdefault((unit_id, year), {"seats": {"year": year, "rows": []}})
        kept["seats"]["rows"].append(row)
    return found


def settled_of(allowances: Mapping[Count, Allowance]) -> SettledSeats:
    """By (unit id, year): {"seats": {"year": …, "rows": [[award, base, allowed, claimed, granted], …]}}."""
    found: SettledSeats = {}
    for each, seats in allowances.items():
        kept = found.setdefault((each.unit_id, each.year), {"seats": {"year": each.year, "rows": []}})
        row = [each.award, each.base, seats.seats, each.claimed, each.granted]
        kept["seats"]["rows"].append(row)
    return found


def allowances_of(
    counts: Iterable[Count], *, jurisdiction: Jurisdiction, on: date, law: LocalLaw | None = None
) -> dict[Count, Allowance]:
    """The seats of each count by the law of its own day; one statement, none when the law is given."""
    local = law or local_law(jurisdiction)
    return {
        each: allowance(
            each.award, each.base, local.rulebook_received(each.received_on, by=each.received_in, on=on)
        )
        for each in counts
    }


def refuse_overflow(allowances: Mapping[Count, Allowance], *, on: date) -> None:
    """Raises Oversubscribed with everybody who would fall out; asks the database only then."""
    over = {
        each: seats
        for each, seats in allowances.items()
        if seats.seats is not None and each.claimed > seats.seats
    }
    if over:
        raise Oversubscribed(_overflows(over, on=on))


def _overflows(over: Mapping[Count, Allowance], *, on: date) -> list[Overflow]:
    names = names_on({each.unit_id for each in over}, on=on)
    return [
        Overflow(
            unit_id=each.unit_id,
            unit=names[each.unit_id],
            year=each.year,
            claimed=each.claimed,
            allowance=seats,
            falling=falling_out(each, seats=seats.seats or 0, on=each.received_on or on),
        )
        for each, seats in over.items()
    ]


def _write(allowances: Mapping[Count, Allowance]) -> None:
    columns = zip(
        *(
            (each.unit_id, each.year, each.award, each.base, seats.seats, each.claimed, each.granted)
            for each, seats in allowances.items()
        ),
        strict=True,
    )
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [list(column) for column in columns])


def seats_of_year(unit_id: int, year: int) -> list[Seat]:
    """The rows as last settled."""
    return list(Seat.objects.filter(unit=unit_id, year=year).order_by("award"))
