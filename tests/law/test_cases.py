"""Every row of the case tables: verdict, rule and article as the jurist expects them."""

from typing import Any

import pytest

from law.answers import answered
from law.judging import Judgement
from law.reading import read_cases
from tests.law.case_tables import all_cases, as_json

CASES = all_cases()


def judged(row: dict[str, Any]) -> Judgement:
    judgement = answered(read_cases(as_json(row))[0])
    assert isinstance(judgement, Judgement), judgement
    return judgement


@pytest.mark.parametrize("row", [row for _, row in CASES], ids=[name for name, _ in CASES])
def test_the_law_answers_as_the_table_says(row: dict[str, Any]) -> None:
    judgement = judged(row)

    told = [(f.rule, f.verdict.value, f.citation, f.message) for f in judgement.findings]
    assert judgement.verdict.value == row["verdict"], told
    if "rule" in row:
        found = [f for f in judgement.findings if f.rule == row["rule"] and f.citation == row["citation"]]
        assert found, told
        assert row.get("says", "") in " ".join(f.message for f in found)


def test_every_adverse_finding_says_how_to_mend_it_and_by_which_article() -> None:
    for name, row in CASES:
        for finding in judged(row).adverse:
            assert finding.remedy, (name, finding)
            assert finding.citation, (name, finding)
            assert finding.fact, (name, finding)


def test_no_two_cases_of_the_tables_share_a_name() -> None:
    names = [name for name, _ in CASES]

    assert len(names) == len(set(names))
