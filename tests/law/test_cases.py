"""Every row of the case tables: verdict, rule and article as the jurist expects them."""

from typing import Any

import pytest

from tests.law.case_tables import all_cases, differences, judged

CASES = all_cases()
PAGES = sorted({name.partition(": ")[0] for name, _ in CASES})


@pytest.mark.parametrize("page", PAGES)
def test_the_law_answers_as_every_row_of_the_page_says(page: str) -> None:
    """All wrong rows at once; `python -m tests.law.show_case NAME` shows one of them in full."""
    rows = [(name, row) for name, row in CASES if name.startswith(f"{page}: ")]
    wrong = {name: found for name, row in rows if (found := _wrong_in(row))}

    assert rows
    assert not wrong, "\n".join(f"{name}: {'; '.join(found)}" for name, found in wrong.items())


def _wrong_in(row: dict[str, Any]) -> list[str]:
    """A row that the law cannot judge at all is wrong too, and the rows after it are still asked."""
    try:
        return differences(row, judged(row))
    except Exception as fault:
        return [repr(fault)]


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
