"""The rows of all tables, each ready to say whether a changed law answers it otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from typing import Any

from law.awards import award as award_of
from law.case_files.case_reader import read_cases
from law.facts import Case
from law.judgement.judging import judge
from law.packs.proving.traced_law import Dated, traced
from law.packs.tables.case_tables import Row, as_json, differences
from law.packs.tables.figure_kinds import FAMILIES
from law.packs.tables.figure_tables import figure_differences
from law.rulebook import LawStack, own_law, rulebook_on
from tests.law.mutations import Mutation
from tests.law.own_tables import all_cases, all_figures


@dataclass(frozen=True)
class Proof:
    """One row of a table: the subjects it meets, its days, and whether a law answers it otherwise.

    `seen` are the dated values whose figures were looked at.
    """

    name: str
    differs: Callable[[LawStack], bool] = field(compare=False)
    keys: frozenset[str] = frozenset()
    awards: frozenset[str] = frozenset()
    days: frozenset[date] = frozenset()
    seen: frozenset[Dated] = frozenset()

    def is_near(self, mutation: Mutation) -> bool:
        """Whether a day of the row lies in what changed: a row of another time need not be asked."""
        return any(mutation.touches(day) for day in self.days)


@cache
def proofs() -> tuple[Proof, ...]:
    """Every row of the own tables with the subjects it meets."""
    return proofs_of(own_law(), all_cases(), all_figures())


def proofs_of(
    stack: LawStack, cases: Iterable[tuple[str, Row]], figures: Iterable[tuple[str, Row]]
) -> tuple[Proof, ...]:
    """Every row with the subjects of this law that it meets, found by judging it once."""
    law, seen = traced(stack)
    found = []
    for name, row in cases:
        seen.clear()
        case = read_cases(as_json(row), stack=law)[0]
        assert isinstance(case, Case), name
        _differs(case, row, law)
        awards = frozenset(nominee.award for nominee in case.nominees)
        keys = frozenset(key for key, _ in seen) | _about(awards, law)
        days = frozenset(_days_in(row))
        found.append(Proof(name, partial(_differs, case, row), keys, awards, days, frozenset(seen)))
    for name, row in figures:
        keys = frozenset(key for key in law.subjects if key.startswith(FAMILIES[row["kind_of_row"]]))
        awards = frozenset([row["award"]] if "award" in row else [])
        found.append(Proof(name, partial(_figure_differs, row), keys, awards, frozenset([row["on"]])))
    return tuple(found)


def _days_in(content: Any) -> Iterator[date]:
    """Every day a row names, whatever for."""
    if isinstance(content, date):
        yield content
    elif isinstance(content, dict):
        yield from _days_in(list(content.values()))
    elif isinstance(content, list):
        for below in content:
            yield from _days_in(below)


def _differs(case: Case, row: Row, stack: LawStack) -> bool:
    return bool(differences(row, judge(case, rulebook_on(case.regime_on, local=case.local, stack=stack))))


def _figure_differs(row: Row, stack: LawStack) -> bool:
    return bool(figure_differences(row, stack=stack))


def _about(awards: frozenset[str], stack: LawStack) -> frozenset[str]:
    """Subjects that name one of the awards, or none at all: they may speak although they were not asked."""
    names = {name for code in awards for name in (code, award_of(code).judged_as)} | {"*"}
    parts = {key: key.split(".") for key in stack.subjects}
    return frozenset(
        key for key, part in parts.items() if len(part) == 1 or part[0] == "transition" or part[1] in names
    )
