"""Every figure of the tables on every day they name."""

from typing import Any

import pytest

from tests.law.figure_tables import all_figures, figure_differences

FIGURES = all_figures()


@pytest.mark.parametrize("row", [row for _, row in FIGURES], ids=[name for name, _ in FIGURES])
def test_the_law_gives_the_figure_of_the_day(row: dict[str, Any]) -> None:
    assert figure_differences(row) == []


def test_no_figure_is_told_twice() -> None:
    names = [name for name, _ in FIGURES]

    assert len(names) == len(set(names))
