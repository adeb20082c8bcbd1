"""`make reviews`: every rule that may answer "review", and how many rows of the case tables reach it.

python -m tests.law.reviews — by rule and regime, the rules of single awards below their own line.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from law.case_files.case_reader import read_cases
from law.facts import Case
from law.findings import Verdict
from law.judgement.judging import judge
from law.judgement.reviews import review_of, reviews
from law.packs.tables.case_tables import as_json
from law.rulebook import rulebook_on
from tests.law.own_tables import all_cases

Reached = tuple[str, str]
"""A finding's rule and the regime under which it was left to a person."""


@cache
def reached() -> Counter[Reached]:
    """How many rows of the case tables reach each of them."""
    counted: Counter[Reached] = Counter()
    for _, row in all_cases():
        counted.update(set(_left_to_a_person(row)))
    return counted


def unlisted() -> list[Reached]:
    """What the tables reach and the list does not name."""
    return sorted(found for found in reached() if review_of(*found) is None)


def rows_of(rule: str, regime: str) -> dict[Reached, int]:
    """What stands in the list under this rule and regime, with its rows."""
    return {
        found: rows
        for found, rows in sorted(reached().items())
        if found[1] == regime and (entry := review_of(*found)) is not None and entry.rule == rule
    }


def _left_to_a_person(row: dict[str, Any]) -> Iterator[Reached]:
    case = read_cases(as_json(row))[0]
    assert isinstance(case, Case)
    rules = rulebook_on(case.regime_on, local=case.local)
    for finding in judge(case, rules).findings:
        if finding.verdict is Verdict.REVIEW:
            yield finding.rule, finding.asked_under or rules.regime


def main() -> int:
    for entry in reviews():
        for regime in entry.regimes:
            found = rows_of(entry.rule, regime)
            print(f"{entry.rule} · {regime}: {sum(found.values())} dòng")  # noqa: T201
            for (rule, _), rows in found.items():
                if rule != entry.rule:
                    print(f"    {rule}: {rows}")  # noqa: T201
    for rule, regime in unlisted():
        print(f"chưa có trong law/statutes/reviews.toml: {rule} · {regime}")  # noqa: T201
    return 1 if unlisted() else 0


if __name__ == "__main__":
    sys.exit(main())
