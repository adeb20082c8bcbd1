"""Every figure of the tables on every day they name."""

from typing import Any

import pytest

from tests.law.figure_tables import all_figures, figure_differences

FIGURES = all_figures()
KINDS = sorted({name.partition(": ")[0] for name, _ in FIGURES})


@pytest.mark.parametrize("kind", KINDS)
def test_the_law_gives_every_figure_of_the_kind_on_every_day(kind: str) -> None:
    rows = [(name, row) for name, row in FIGURES if name.startswith(f"{kind}: ")]
    wrong = {name: found for name, row in rows if (found := _wrong_in(row))}

    assert rows
    assert not wrong, "\n".join(f"{name}: {'; '.join(found)}" for name, found in wrong.items())


def _wrong_in(row: dict[str, Any]) -> list[str]:
    """A figure that cannot be asked at all is wrong too, and the others are still asked."""
    try:
        return figure_differences(row)
    except Exception as fault:
        return [repr(fault)]


def test_no_figure_is_told_twice() -> None:
    names = [name for name, _ in FIGURES]

    assert len(names) == len(set(names))
