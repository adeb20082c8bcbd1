"""Local rules as a list: one line for each key, with its value of the day and all its periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from law.basics.local_keys import LOCAL_KEYS, LocalKey
from law.rulebook import LawStack
from roles.local_rules.rule_words import rule_in_words
from roles.local_rules.rules_above import ValueOfDay, rules_of_lines
from roles.local_rules.rules_to_set_again import RuleToSetAgain, rules_to_set_again
from roles.models import Jurisdiction, LocalRule


@dataclass(frozen=True)
class Period:
    """A value with the days it holds; `forbidden` tells from when the law admits it no more."""

    row: LocalRule
    shown: str
    forbidden: RuleToSetAgain | None


@dataclass(frozen=True)
class RuleLine:
    """`running` is None where no own value holds that day; `forbidden` where that is so because the value
    that was set is no rule any more. `above` is then what holds by the word of a level above, in words
    `above_shown`; without both, the national law alone."""

    key: LocalKey
    running: Period | None
    forbidden: RuleToSetAgain | None
    periods: list[Period]
    above: ValueOfDay | None = None

    @property
    def above_shown(self) -> str:
        return rule_in_words(self.key, self.above.row.value) if self.above else ""


def value_above(
    jurisdiction: Jurisdiction, key: LocalKey, *, day: date, stack: LawStack
) -> ValueOfDay | None:
    """What holds by the word of a level above as long as the jurisdiction sets nothing; one statement."""
    line = rules_of_lines([jurisdiction.pk])
    return line.values_above(jurisdiction.pk, day, lambda: stack).get(key.key)


def rule_lines(jurisdiction: Jurisdiction, *, day: date, stack: LawStack) -> list[RuleLine]:
    """Every key the law leaves to a jurisdiction, in the law's order; two statements."""
    line = rules_of_lines([jurisdiction.pk])
    held = line.values_of(jurisdiction.pk, day, lambda: stack)
    rows = list(jurisdiction.local_rules.filter(key__in=LOCAL_KEYS).order_by("key", "-since"))
    forbidden = {each.row.pk: each for each in rules_to_set_again(rows, stack=stack)}
    periods: dict[str, list[Period]] = {}
    for row in rows:
        shown = rule_in_words(LOCAL_KEYS[row.key], row.value)
        periods.setdefault(row.key, []).append(Period(row, shown, forbidden.get(row.pk)))
    above = {name: each for name, each in held.items() if each.whose}
    return [_line(key, periods.get(name, []), above.get(name), day=day) for name, key in LOCAL_KEYS.items()]


def _line(key: LocalKey, periods: list[Period], above: ValueOfDay | None, *, day: date) -> RuleLine:
    running = next(
        (one for one in periods if one.row.since <= day and (one.row.until is None or one.row.until >= day)),
        None,
    )
    if running and running.forbidden and running.forbidden.broken.law.covers(day):
        return RuleLine(key, None, running.forbidden, periods)
    return RuleLine(key, running, None, periods, above)
