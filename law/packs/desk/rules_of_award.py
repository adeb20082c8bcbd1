"""Every rule that an award is judged by, as it stood before a new law: what the jurist goes through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from law.awards import award as award_of
from law.basics.law_stack import LawStack
from law.basics.values import Subject, Value
from law.packs.in_words.values_told import subject_told, value_told

_OF_AWARD = ("quota", "vote", "authority", "papers", "copies", "reward", "deadline")
_WITHOUT_NONE = ("authority", "quorum", "multiplier", "reward")
"""Subjects of which a law never says that there is no rule any more."""
_LEFT_TO_PROVINCE = ("quota", "vote", "copies", "condition.months_worked", "condition.collective_share")
"""What a law has left to the province before, by family and, of conditions, by check."""


@dataclass(frozen=True, slots=True)
class AskedRule:
    """`before` is the last value whose text was read, None where there never was one.

    `is_read`: that value held until the day before the new law; else nobody has read what came between.
    `is_confirmed`: the stack says of the first day what the new law says. `is_shared` by other awards.
    """

    key: str
    since: date
    before: Value | None
    latest: Value
    is_read: bool
    is_confirmed: bool
    is_shared: bool

    @property
    def subject(self) -> str:
        return subject_told(self.key, self.latest)

    @property
    def told(self) -> str:
        """What held before, in words, without its article."""
        return value_told(self.before) if self.before is not None else value_told(self.latest)

    @property
    def citation(self) -> str:
        return str((self.before or self.latest).citation)

    @property
    def check(self) -> str:
        """By what a condition is carried out; empty for other rules."""
        return check_of(self.key, self.latest.fields)

    @property
    def may_be_dropped(self) -> bool:
        return not self.key.startswith(_WITHOUT_NONE)

    @property
    def may_be_left_to_province(self) -> bool:
        return self.key.startswith(_LEFT_TO_PROVINCE) or f"condition.{self.check}" in _LEFT_TO_PROVINCE


def rules_asked(award: str, since: date, stack: LawStack) -> tuple[AskedRule, ...]:
    """The rules of the award under the law that begins on `since`, its own first; raises KeyError for an
    award that there is not. A rule that ended before that day is not asked."""
    found = [rule for rule in _rules(award, since, stack) if rule is not None]
    return tuple(sorted(found, key=lambda rule: rule.is_shared))


def check_of(key: str, fields: Mapping[str, Any]) -> str:
    return str(fields.get("check", key.rpartition(".")[2])) if key.startswith("condition.") else ""


def subjects_of(award: str, stack: LawStack) -> Iterator[tuple[Subject, bool]]:
    """Every subject that the award is judged by, through time, and whether it is one for several awards;
    raises KeyError for an award that there is not."""
    code = award_of(award).judged_as
    for key, subject in stack.subjects.items():
        if _is_of(key, code) or _is_shared_by(key, code, subject, stack):
            yield subject, not _is_of(key, code)


def _rules(award: str, since: date, stack: LawStack) -> Iterator[AskedRule | None]:
    for subject, is_shared in subjects_of(award, stack):
        yield _asked(subject.key, subject, since, is_shared=is_shared)


def _asked(key: str, subject: Subject, since: date, *, is_shared: bool) -> AskedRule | None:
    latest = subject.on(since) or subject.on(since - timedelta(days=1))
    if latest is None:
        return None
    day_before = subject.on(since - timedelta(days=1))
    earlier = (value for value in subject.values if value.since < since and value.state != "unread")
    return AskedRule(
        key=key,
        since=since,
        before=next(earlier, None),
        latest=latest,
        is_read=day_before is not None and day_before.state != "unread",
        is_confirmed=latest.since >= since and latest.state != "unread",
        is_shared=is_shared,
    )


def _is_of(key: str, code: str) -> bool:
    family, _, rest = key.partition(".")
    return rest.startswith(f"{code}.") if family == "condition" else (family in _OF_AWARD and rest == code)


def _is_shared_by(key: str, code: str, subject: Subject, stack: LawStack) -> bool:
    """Rules that are one for several awards: conditions of all, the quorum, what a collective is paid."""
    found = award_of(code)
    if key.startswith("condition.*."):
        named = subject.values[0].get("awards")
        is_for_state = key.endswith(".state_forms")
        return code in named if named else not is_for_state or (found.is_of_state and not found.is_title)
    if key == "quorum":
        return f"vote.{code}" in stack.subjects
    kinds = {"multiplier.collective_form": "collective", "multiplier.household_form": "household"}
    if key in kinds:
        return not found.is_title and kinds[key] in found.recipients
    family, _, rest = key.partition(".")
    return family in _OF_AWARD and bool(found.group) and rest == found.group
