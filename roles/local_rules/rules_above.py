"""The local rules of a jurisdiction with those above it, whose word holds here where the law says so.

What the law of a day leaves to the province is, at a level that has set nothing itself, the nearest value set
above; of a level that had ended by then, its heir's. Days off of a level hold below it as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import orjson
from django.db import connection

from law.basics.law_stack import LawStack
from law.basics.local_keys import is_local_key
from law.procedure.local_rules import left_to_province
from roles.models import Jurisdiction
from roles.queries import PAST_JURISDICTIONS
from vietnamese.calendar import NATIONAL, Calendar

# The jurisdictions, those they took over from, and all that stand above any of them or took over from it.
_LINE = f"""
WITH RECURSIVE line(id) AS (
  SELECT start.id FROM ({PAST_JURISDICTIONS}) start UNION
  SELECT onward.id FROM line JOIN roles_jurisdiction j ON j.id = line.id
    CROSS JOIN LATERAL (VALUES (j.above_id), (j.successor_id)) onward(id) WHERE onward.id IS NOT NULL
)
SELECT j.id, j.name, j.above_id, j.successor_id, j.until,
       days.rest, days.worked,
       rule.key, rule.value, rule.since, rule.until, rule.citation, rule.is_illustrative
  FROM line JOIN roles_jurisdiction j ON j.id = line.id
  LEFT JOIN LATERAL (
    SELECT array_agg(d.day) FILTER (WHERE d.kind = 'rest'), array_agg(d.day) FILTER (WHERE d.kind = 'work')
      FROM roles_localday d WHERE d.jurisdiction_id = line.id AND d.withdrawn_on IS NULL
  ) days(rest, worked) ON TRUE
  LEFT JOIN roles_localrule rule ON rule.jurisdiction_id = j.id
"""


class Power(NamedTuple):
    """A jurisdiction as far as its place in the line goes."""

    name: str
    above: int | None
    successor: int | None
    until: date | None


class OwnDays(NamedTuple):
    """Days that one level itself has entered and not withdrawn."""

    rest: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()


class SetValue(NamedTuple):
    """One value: for how long, and by which paper."""

    key: str
    value: int | str
    since: date
    until: date | None
    paper: str
    is_illustrative: bool

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or self.until >= day)


class ValueOfDay(NamedTuple):
    """A value that holds, and whose word it is where a level above has set it; empty for one's own."""

    row: SetValue
    whose: str = ""

    @property
    def paper(self) -> str:
        """As a finding cites it: of another level with its name."""
        return f"{self.row.paper}, quy định của {self.whose}" if self.whose else self.row.paper


@dataclass(frozen=True)
class RulesOfLine:
    """Every value ever set by some jurisdictions, by those they took over from and by those above, and the
    days off of each."""

    powers: Mapping[int, Power]
    rows: Mapping[int, tuple[SetValue, ...]]
    days: Mapping[int, OwnDays]

    def values_of(self, power: int, day: date, stack: Callable[[], LawStack]) -> dict[str, ValueOfDay]:
        """What holds there on that day, by key; `stack` is asked only where somebody above has set one."""
        own = {row.key: ValueOfDay(row) for row in self._set_on(power, day)}
        return {**self.values_above(power, day, stack), **own}

    def values_above(self, power: int, day: date, stack: Callable[[], LawStack]) -> dict[str, ValueOfDay]:
        """What would hold there by the word of a level above alone."""
        further = [
            ValueOfDay(row, self.powers[above].name)
            for above in self.above(power, day)
            for row in self._set_on(above, day)
        ]
        left = left_to_province(day, stack()) if further else {}
        return {each.row.key: each for each in reversed(further) if each.row.key in left}

    def calendar_of(self, power: int, on: date) -> Calendar:
        """Of each day the word of the nearest level holds; where all are silent, the national table."""
        rest: set[date] = set()
        worked: set[date] = set()
        for level in (power, *self.above(power, on)):
            own = self.days.get(level, OwnDays())
            rest, worked = rest | (own.rest - worked), worked | (own.worked - rest)
        return Calendar(frozenset(rest), frozenset(worked))

    def _set_on(self, power: int, day: date) -> Iterator[SetValue]:
        return (row for row in self.rows.get(power, ()) if row.covers(day))

    def above(self, power: int, day: date) -> Iterator[int]:
        """The nearest first."""
        known, seen = self.powers.get(power), {power}
        while known is not None and known.above is not None:
            above = self._heir(known.above, day)
            if above in seen:
                return
            seen.add(above)
            yield above
            known = self.powers[above]

    def _heir(self, power: int, day: date) -> int:
        """Whoever had taken over from it by then; itself while it stands."""
        known = self.powers[power]
        while known.until is not None and known.until < day and known.successor is not None:
            power, known = known.successor, self.powers[known.successor]
        return power


def rules_of_lines(jurisdictions: Iterable[int]) -> RulesOfLine:
    """One statement; keys that the law does not know are left out."""
    powers: dict[int, Power] = {}
    rows: dict[int, list[SetValue]] = {}
    days: dict[int, OwnDays] = {}
    with connection.cursor() as cursor:
        cursor.execute(_LINE, [list(jurisdictions)])
        for power, name, above, successor, until, off, worked, key, value, *rest in cursor.fetchall():
            powers[power] = Power(name, above, successor, until)
            days[power] = OwnDays(frozenset(off or ()), frozenset(worked or ()))
            # Django's own cursor gives a JSON column as text.
            read = None if key is None else orjson.loads(value)
            if isinstance(read, int | str) and is_local_key(key):
                rows.setdefault(power, []).append(SetValue(key, read, *rest))
    return RulesOfLine(powers, {power: tuple(found) for power, found in rows.items()}, days)


def calendar_at(jurisdiction: Jurisdiction | None, *, on: date) -> Calendar:
    """By which its offices count; one statement, none and the national table where nobody has power."""
    return calendars_at([jurisdiction], on=on)[jurisdiction]


def calendars_at(
    jurisdictions: Iterable[Jurisdiction | None], *, on: date
) -> dict[Jurisdiction | None, Calendar]:
    """The same for many."""
    asked = set(jurisdictions)
    known = {each.pk for each in asked if each is not None}
    line = rules_of_lines(known) if known else None
    return {each: line.calendar_of(each.pk, on) if each and line else NATIONAL for each in asked}
