"""The law of a day for one jurisdiction: its own dated values read once, laid over the national rulebook.

A jurisdiction that took over from another also has that one's values: a dossier is judged by the rules of
the day on which it was received, and of the jurisdiction that received it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

import orjson
from django.db import connection

from dossiers.models import Dossier
from law.basics.local_keys import BY_UNIT, GROUPING_KEY, is_local_key
from law.rulebook import LawStack, Rulebook, rulebook_on
from roles.doors.law_in_force import LawHere, law_in_force
from roles.models import Jurisdiction
from roles.queries import PAST_JURISDICTIONS

_RULES = f"""
SELECT rule.jurisdiction_id, rule.key, rule.value, rule.since, rule.until, rule.citation
  FROM roles_localrule rule WHERE rule.jurisdiction_id IN ({PAST_JURISDICTIONS})
"""


class LocalRuleRow(NamedTuple):
    """One value: whose it was, for how long, and by which paper."""

    whose: int
    key: str
    value: int | str
    since: date
    until: date | None
    paper: str


@dataclass(frozen=True)
class LocalLaw:
    """Every value the jurisdiction, or one it took over from, ever set, with its paper; and the law above."""

    jurisdiction_id: int
    rows: tuple[LocalRuleRow, ...]

    @cached_property
    def national(self) -> LawHere:
        """The law that holds in this house, asked once."""
        return law_in_force()

    def values_on(self, day: date, *, of: int | None = None) -> dict[str, int | str]:
        """What `Case.local` and the rulebook are given; keys the law does not know are left out.

        `of` is the id of the jurisdiction whose day it was; the present one unless said.
        """
        return {row.key: row.value for row in self._on(day, of=of)}

    def rulebook_on(self, day: date, *, of: int | None = None, stack: LawStack | None = None) -> Rulebook:
        """Of that day by the law that holds here, or by another `stack`."""
        papers = {row.key: row.paper for row in self._on(day, of=of)}
        values = self.values_on(day, of=of)
        return rulebook_on(day, local=values, papers=papers, stack=stack or self.national.stack)

    def rulebook_received(self, received_on: date | None, *, by: int | None, on: date) -> Rulebook:
        """Of the day of receipt and of the jurisdiction that received it; of `on` while nobody has."""
        if received_on is None:
            return self.rulebook_on(on, of=by)
        return self.rulebook_on(received_on, of=by, stack=self.national.stack_of_receipt(received_on))

    def rulebook_of(self, dossier: Dossier, *, on: date) -> Rulebook:
        """The law of a dossier's own day."""
        return self.rulebook_received(dossier.received_on, by=dossier.received_in_id, on=on)

    def _on(self, day: date, *, of: int | None) -> list[LocalRuleRow]:
        wanted = of or self.jurisdiction_id
        return [
            row
            for row in self.rows
            if row.whose == wanted and row.since <= day and (row.until is None or row.until >= day)
        ]


def local_law(jurisdiction: Jurisdiction) -> LocalLaw:
    """One statement, for as many days as are asked afterwards; the first of them asks for the law above."""
    with connection.cursor() as cursor:
        cursor.execute(_RULES, [[jurisdiction.pk]])
        rows = cursor.fetchall()
    # Django's own cursor gives a JSON column as text.
    rules = [LocalRuleRow(whose, key, orjson.loads(value), *rest) for whose, key, value, *rest in rows]
    known = (rule for rule in rules if is_local_key(rule.key) and isinstance(rule.value, (int, str)))
    return LocalLaw(jurisdiction.pk, tuple(known))


def lists_are_grouped(jurisdiction: Jurisdiction, *, on: date) -> bool:
    """Whether the jurisdiction has settled that lists are grouped by unit on that day."""
    return local_law(jurisdiction).values_on(on).get(GROUPING_KEY) == BY_UNIT
