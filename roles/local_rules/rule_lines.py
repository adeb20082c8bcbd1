"""Local rules as a list: one line for each key, with its value of the day and all its periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from law.procedure.local_rules import LOCAL_KEYS, LocalKey
from roles.local_rules.rule_words import rule_in_words
from roles.models import Jurisdiction, LocalRule


@dataclass(frozen=True)
class Period:
    """A value with the days it holds."""

    row: LocalRule
    shown: str


@dataclass(frozen=True)
class RuleLine:
    """`running` is None where the national law alone holds that day."""

    key: LocalKey
    running: Period | None
    periods: list[Period]


def rule_lines(jurisdiction: Jurisdiction, *, day: date) -> list[RuleLine]:
    """Every key the law leaves to a jurisdiction, in the law's order; one statement."""
    periods: dict[str, list[Period]] = {}
    rows = jurisdiction.local_rules.filter(key__in=LOCAL_KEYS).select_related("entered_by")
    for row in rows.order_by("key", "-since"):
        periods.setdefault(row.key, []).append(Period(row, rule_in_words(LOCAL_KEYS[row.key], row.value)))
    return [
        RuleLine(key, _running(periods.get(name, []), day=day), periods.get(name, []))
        for name, key in LOCAL_KEYS.items()
    ]


def _running(periods: list[Period], *, day: date) -> Period | None:
    return next(
        (one for one in periods if one.row.since <= day and (one.row.until is None or one.row.until >= day)),
        None,
    )
