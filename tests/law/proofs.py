"""The rows of all tables, each ready to say whether a changed law answers it otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from typing import Any

from law.awards import award as award_of
from law.case_files.case_reader import read_cases
from law.facts import Case
from law.judgement.judging import judge
from law.rulebook import all_subjects, rulebook_on
from tests.law.case_tables import all_cases, as_json, differences
from tests.law.figure_tables import FAMILIES, all_figures, figure_differences
from tests.law.mutations import Mutation
from tests.law.traced_law import Dated, traced_law


@dataclass(frozen=True)
class Proof:
    """One row of a table: the subjects it meets, its days, and whether the law now answers it otherwise.

    `seen` are the dated values whose figures were looked at.
    """

    name: str
    differs: Callable[[], bool] = field(compare=False)
    keys: frozenset[str] = frozenset()
    awards: frozenset[str] = frozenset()
    days: frozenset[date] = frozenset()
    seen: frozenset[Dated] = frozenset()

    def is_near(self, mutation: Mutation) -> bool:
        """Whether a day of the row lies in what changed: a row of another time need not be asked."""
        return any(mutation.touches(day) for day in self.days)


@cache
def proofs() -> tuple[Proof, ...]:
    """Every row of the tables with the subjects it meets, found by judging it once."""
    with traced_law() as seen:
        found = []
        for name, row in all_cases():
            seen.clear()
            case = read_cases(as_json(row))[0]
            assert isinstance(case, Case), name
            _differs(case, row)
            awards = frozenset(nominee.award for nominee in case.nominees)
            keys = frozenset(key for key, _ in seen) | _about(awards)
            days = frozenset(_days_in(row))
            found.append(Proof(name, partial(_differs, case, row), keys, awards, days, frozenset(seen)))
        for name, row in all_figures():
            keys = frozenset(key for key in all_subjects() if key.startswith(FAMILIES[row["kind_of_row"]]))
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


def _differs(case: Case, row: dict[str, Any]) -> bool:
    return bool(differences(row, judge(case, rulebook_on(case.regime_on, local=case.local))))


def _figure_differs(row: dict[str, Any]) -> bool:
    return bool(figure_differences(row))


def _about(awards: frozenset[str]) -> frozenset[str]:
    """Subjects that name one of the awards, or none at all: they may speak although they were not asked."""
    names = {name for code in awards for name in (code, award_of(code).judged_as)} | {"*"}
    parts = {key: key.split(".") for key in all_subjects()}
    return frozenset(
        key for key, part in parts.items() if len(part) == 1 or part[0] == "transition" or part[1] in names
    )
