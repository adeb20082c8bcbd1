"""Local rules as a list: one line for each key, with its value of the day and all its periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from law.basics.local_keys import FALLBACK_APPLIES, FALLBACK_KEY, LOCAL_KEYS, LocalKey
from law.rulebook import LawStack
from roles.local_rules.general_law import GeneralLaw, GeneralLaws
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
    `above_shown`; without both, the national law alone: `general`."""

    key: LocalKey
    running: Period | None
    forbidden: RuleToSetAgain | None
    periods: list[Period]
    general: GeneralLaw
    above: ValueOfDay | None = None

    @property
    def place(self) -> int:
        """Where it stands in the list: first what is missing, then what else the law leaves open."""
        if self.running or self.above or not self.general.is_open:
            return 2
        return 0 if self.general.is_missing else 1

    @property
    def is_left_unset(self) -> bool:
        """Nobody has set it here or above, and no law waits for it: it may lie folded below the others."""
        return self.place == 2 and not (self.running or self.above or self.forbidden)

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
    """Every key the law leaves to a jurisdiction, the missing ones first, each in the law's order; two
    statements."""
    line = rules_of_lines([jurisdiction.pk])
    held = line.values_of(jurisdiction.pk, day, lambda: stack)
    rows = list(jurisdiction.local_rules.filter(key__in=LOCAL_KEYS).order_by("key", "-since"))
    forbidden = {each.row.pk: each for each in rules_to_set_again(rows, stack=stack)}
    periods: dict[str, list[Period]] = {}
    for row in rows:
        shown = rule_in_words(LOCAL_KEYS[row.key], row.value)
        periods.setdefault(row.key, []).append(Period(row, shown, forbidden.get(row.pk)))
    above = {name: each for name, each in held.items() if each.whose}
    falls_back = FALLBACK_KEY in held and held[FALLBACK_KEY].row.value == FALLBACK_APPLIES
    general = GeneralLaws(jurisdiction.level, day=day, stack=stack, falls_back=falls_back)
    lines = [
        _line(key, periods.get(name, []), above.get(name), general.of(key), day=day)
        for name, key in LOCAL_KEYS.items()
    ]
    return sorted(lines, key=lambda line: line.place)


def _line(
    key: LocalKey, periods: list[Period], above: ValueOfDay | None, general: GeneralLaw, *, day: date
) -> RuleLine:
    running = next(
        (one for one in periods if one.row.since <= day and (one.row.until is None or one.row.until >= day)),
        None,
    )
    if running and running.forbidden and running.forbidden.broken.law.covers(day):
        return RuleLine(key, None, running.forbidden, periods, general)
    return RuleLine(key, running, None, periods, general, above)
