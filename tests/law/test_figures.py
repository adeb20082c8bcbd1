"""Every figure of the tables on every day they name."""

import pytest

from law.packs.tables.case_tables import wrong_rows
from law.packs.tables.figure_tables import figure_differences
from tests.law.own_tables import all_figures

FIGURES = all_figures()
KINDS = sorted({name.partition(": ")[0] for name, _ in FIGURES})


@pytest.mark.parametrize("kind", KINDS)
def test_the_law_gives_every_figure_of_the_kind_on_every_day(kind: str) -> None:
    rows = [(name, row) for name, row in FIGURES if name.startswith(f"{kind}: ")]

    assert rows
    assert wrong_rows(rows, figure_differences) == []


def test_no_figure_is_told_twice() -> None:
    names = [name for name, _ in FIGURES]

    assert len(names) == len(set(names))
