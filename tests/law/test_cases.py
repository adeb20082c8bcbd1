"""Every row of the case tables: verdict, rule and article as the jurist expects them."""

import pytest

from law.packs.tables.case_tables import differences, judged, wrong_rows
from tests.law.own_tables import all_cases

CASES = all_cases()
PAGES = sorted({name.partition(": ")[0] for name, _ in CASES})


@pytest.mark.parametrize("page", PAGES)
def test_the_law_answers_as_every_row_of_the_page_says(page: str) -> None:
    """All wrong rows at once; `python -m tests.law.show_case NAME` shows one of them in full."""
    rows = [(name, row) for name, row in CASES if name.startswith(f"{page}: ")]

    assert rows
    assert wrong_rows(rows, lambda row: differences(row, judged(row))) == []


def test_every_adverse_finding_says_how_to_mend_it_and_by_which_article() -> None:
    for name, row in CASES:
        for finding in judged(row).adverse:
            assert finding.remedy, (name, finding)
            assert finding.citation, (name, finding)
            assert finding.fact, (name, finding)
            # From the mildest: to leave a recipient out is the last thing that is proposed.
            _before, out, after = finding.remedy.partition("ra khỏi danh sách đề nghị")
            assert not out or after in (".", " năm này."), (name, finding)


def test_no_two_cases_of_the_tables_share_a_name() -> None:
    names = [name for name, _ in CASES]

    assert len(names) == len(set(names))


def test_the_tables_hold_at_least_four_hundred_cases() -> None:
    assert len(CASES) >= 400
