"""A press that misprints on purpose: what a broken renderer would put on paper."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from printing.typesetting.sheet import Sheet

Misprint = Callable[..., None]


@pytest.fixture
def misprint(monkeypatch: pytest.MonkeyPatch) -> Misprint:
    """Call it with the right text and the wrong one: from then on the wrong one is printed."""

    def arm(right: str, wrong: str) -> None:
        write, write_line, write_cells = Sheet.write, Sheet.write_line, Sheet.write_cells

        def wrong_line(sheet, x, y, line, tag):
            pieces = tuple(replace(piece, text=piece.text.replace(right, wrong)) for piece in line.pieces)
            write_line(sheet, x, y, replace(line, pieces=pieces), tag)

        def wrong_cells(sheet, cells, name, **row):
            misread = [(x, y, text.replace(right, wrong), tag) for x, y, text, tag in cells]
            write_cells(sheet, misread, name, **row)

        monkeypatch.setattr(
            Sheet,
            "write",
            lambda sheet, x, y, text, *rest: write(sheet, x, y, text.replace(right, wrong), *rest),
        )
        monkeypatch.setattr(Sheet, "write_line", wrong_line)
        monkeypatch.setattr(Sheet, "write_cells", wrong_cells)

    return arm
