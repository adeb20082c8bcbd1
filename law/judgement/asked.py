"""What an award asks of a recipient on a day, and what each of its conditions answers.

Which facts a condition reads is found by letting it read: once with nothing known, once with everything.
So a new condition is asked for, and told, without a list that somebody must keep.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, cast

from law.awards import FORMS, TITLES
from law.basics.nominees import kind_of
from law.basics.unread import softened
from law.eligibility import CHECKS, Question
from law.eligibility.initiative import LEVELS
from law.facts import (
    UNASKED,
    Achievement,
    Case,
    CollectiveFacts,
    DecisionRef,
    Discipline,
    HeldTitle,
    Initiative,
    Nominee,
    Post,
    Study,
)
from law.findings import Finding
from law.judgement.conditions import question_of
from law.rulebook import Condition, Rulebook


@dataclass(frozen=True, slots=True)
class FactsRead:
    """The facts that one condition looks at, as paths of the public format ("ratings", "collective.people").

    `titles` are the awards it counts, `levels` those of initiatives, `years` how many rated years it needs.
    """

    condition: Condition
    facts: tuple[str, ...]
    titles: tuple[str, ...]
    levels: tuple[str, ...]
    years: int

    @property
    def label(self) -> str:
        return condition_label(self.condition)


@dataclass(frozen=True, slots=True)
class Answered:
    """One condition with its findings; none: what it reads was not told, or does not concern this case."""

    label: str
    citation: str
    findings: tuple[Finding, ...]
    is_told: bool
    is_of_titles: bool


def condition_label(condition: Condition) -> str:
    return str(condition.value.get("label", condition.name))


def reads_of(award: str, kind: str, rules: Rulebook) -> tuple[FactsRead, ...]:
    """The conditions of the award that say something on this day, each with the facts it looks at."""
    return tuple(
        _reads(condition, award=award, kind=kind, rules=rules)
        for condition in rules.conditions(award)
        if condition.value.state != "none"
    )


def answered_conditions(
    nominee: Nominee, case: Case, rules: Rulebook, *, reads: tuple[FactsRead, ...] | None = None
) -> tuple[Answered, ...]:
    """Condition by condition, in the order of the law; a nominee who stands alone in the case.

    `reads` of the award and kind spare the looking where many nominees ask for the same.
    """
    asked = reads_of(nominee.award, kind_of(nominee), rules) if reads is None else reads
    return tuple(_answer(each, nominee, case, rules) for each in asked)


def _answer(reads: FactsRead, nominee: Nominee, case: Case, rules: Rulebook) -> Answered:
    condition = reads.condition
    found = CHECKS[condition.check](nominee, question_of(condition, nominee, case, rules))
    if not rules.is_read_of(nominee.award):
        found = [softened(finding, rules) for finding in found]
    is_told = all(_is_told(nominee, path) for path in reads.facts)
    return Answered(
        reads.label, str(condition.value.citation), tuple(found), is_told, "titles" in reads.facts
    )


def _is_told(nominee: Nominee, path: str) -> bool:
    thing: Any = nominee
    for name in path.split("."):
        thing = getattr(thing, name, UNASKED)
        if thing is None or thing is UNASKED:
            return thing is None
    return True


def _reads(condition: Condition, *, award: str, kind: str, rules: Rulebook) -> FactsRead:
    seen: dict[str, None] = {}
    for template in (_blank(award, kind, rules.on), _full(award, kind, rules.on)):
        question = Question(Case(id="", on=rules.on), rules, condition.check, condition.value, CHECKS)
        CHECKS[condition.check](cast(Nominee, _Watched(template, seen)), question)
    facts = tuple(path for path in seen if path not in _ALWAYS_KNOWN and not _is_holder(path, seen))
    words = list(_words(condition.value.fields))
    return FactsRead(
        condition=condition,
        facts=facts,
        titles=(_known(words, {**TITLES, **FORMS}) or (award,)) if "titles" in facts else (),
        levels=_known(words, LEVELS) if "initiatives" in facts else (),
        years=max([1, *_numbers(condition.value.fields, "years")]) if "ratings" in facts else 0,
    )


# Asked on its own, before any condition is: for whom, which award, on which ground, for which year's merit.
_ALWAYS_KNOWN = frozenset({"id", "kind", "award", "ground", "achievement", "same_person_as"})


def _is_holder(path: str, seen: Mapping[str, None]) -> bool:
    """ "collective" where one of its figures was read: the figure is the question."""
    return any(other.startswith(f"{path}.") for other in seen)


class _Watched:
    """Stands for a nominee and notes what is read of it."""

    def __init__(self, of: Nominee, seen: dict[str, None]) -> None:
        self._of, self._seen = of, seen

    def __getattr__(self, name: str) -> Any:
        self._seen.setdefault(name)
        value = getattr(self._of, name)
        return _watched_figures(value, self._seen) if isinstance(value, CollectiveFacts) else value


def _watched_figures(figures: CollectiveFacts, seen: dict[str, None]) -> CollectiveFacts:
    class Watched(CollectiveFacts):
        def __getattribute__(self, name: str) -> Any:
            if not name.startswith("_"):
                seen.setdefault(f"collective.{name}")
            return super().__getattribute__(name)

    return Watched(**{each.name: getattr(figures, each.name) for each in fields(figures)})


def _blank(award: str, kind: str, on: date) -> Nominee:
    return Nominee(id="n", kind=kind, award=award, achievement=_merit(on))


def _merit(on: date) -> Achievement:
    return Achievement(date(on.year, 1, 1), date(on.year, 12, 31), "k")


def _full(award: str, kind: str, on: date) -> Nominee:
    """Everything is told, so that each condition reads to its end; the figures themselves mean nothing."""
    day, decision = date(on.year, 9, 1), DecisionRef("1/QĐ", on)
    return Nominee(
        id="n",
        kind=kind,
        award=award,
        way="công trạng",
        sex="female",
        position="direct_worker",
        achievement=_merit(on),
        leads_bloc=True,
        joined_on=day,
        transferred_on=day,
        old_unit_opinion=None,
        maternity_months=0,
        study=Study(99, None),
        posts=(Post("Chủ tịch", date(on.year - 9, 1, 1), on),),
        ratings={on.year: "HTXSNV"},
        titles=(HeldTitle("LĐTT", on.year, "công trạng", decision, False, _merit(on)),),
        initiatives=(Initiative("SK", "sáng kiến", "cơ sở", on.year, decision),),
        discipline=(Discipline("cảnh cáo", day, None),),
        pending=("inspection",),
        collective=CollectiveFacts(9, 9, 9, 9, 9, 1, date(2000, 1, 1), "HTXSNV"),
    )


def _words(value: Any) -> Iterator[str]:
    """Every word among the figures of a condition, however deep it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _words(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _words(each)


def _numbers(value: Any, name: str) -> Iterator[int]:
    if isinstance(value, Mapping):
        if isinstance(value.get(name), int):
            yield value[name]
        for each in value.values():
            yield from _numbers(each, name)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _numbers(each, name)


def _known(words: list[str], among: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word in among))
