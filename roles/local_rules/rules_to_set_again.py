"""Local rules that the national law forbids from a day on, whenever they were set: a place sets them anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from law.basics.local_keys import LOCAL_KEYS, BrokenBound, broken_bounds
from law.rulebook import LawStack
from roles.local_rules.rule_words import rule_in_words
from roles.models import Jurisdiction, LocalRule

_BOUNDED = [name for name, key in LOCAL_KEYS.items() if key.bound_by]


@dataclass(frozen=True, slots=True)
class RuleToSetAgain:
    """`last_day` is the last on which the rule holds by that law, None where it held on none of its days."""

    row: LocalRule
    broken: BrokenBound

    @property
    def last_day(self) -> date | None:
        last = self.broken.last_day
        return last if last >= self.row.since else None

    @property
    def label(self) -> str:
        return self.broken.key.label

    @property
    def shown(self) -> str:
        return rule_in_words(self.broken.key, self.row.value)


def bounded_rules(*, on: date, of: Jurisdiction | None = None) -> QuerySet[LocalRule]:
    """Those that run on that day, or later, and may lie beyond a bound; of one jurisdiction, or of all."""
    rows = LocalRule.objects.filter(Q(until__isnull=True) | Q(until__gte=on), key__in=_BOUNDED)
    rows = rows if of is None else rows.filter(jurisdiction=of)
    return rows.select_related("jurisdiction").order_by(
        "jurisdiction__name", "jurisdiction_id", "key", "since"
    )


def rules_to_set_again(rows: Iterable[LocalRule], *, stack: LawStack) -> Iterator[RuleToSetAgain]:
    """Of these rows what the law of `stack` forbids on any of their days: each with the first such bound."""
    for row in rows:
        found = broken_bounds(row.key, row.value, stack.subjects, since=row.since, until=row.until)
        if (broken := next(found, None)) is not None:
            yield RuleToSetAgain(row, broken)
