"""Every row of the case tables: verdict, rule and article as the jurist expects them."""

from typing import Any

import pytest

from tests.law.case_tables import all_cases, differences, judged

CASES = all_cases()


@pytest.mark.parametrize("row", [row for _, row in CASES], ids=[name for name, _ in CASES])
def test_the_law_answers_as_the_table_says(row: dict[str, Any]) -> None:
    assert differences(row, judged(row)) == [], row["name"]


def test_every_adverse_finding_says_how_to_mend_it_and_by_which_article() -> None:
    for name, row in CASES:
        for finding in judged(row).adverse:
            assert finding.remedy, (name, finding)
            assert finding.citation, (name, finding)
            assert finding.fact, (name, finding)


def test_no_two_cases_of_the_tables_share_a_name() -> None:
    names = [name for name, _ in CASES]

    assert len(names) == len(set(names))


def test_the_tables_hold_at_least_four_hundred_cases() -> None:
    assert len(CASES) >= 400
