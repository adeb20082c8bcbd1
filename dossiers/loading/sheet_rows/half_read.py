"""A row of which some cells could not be read: something stands in their places, and the rest is checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dossiers.importing.checking.columns import SheetColumn
from dossiers.importing.checking.rows import ListRow

_WORDS = "Ô 1"
"""Letters and a figure: no check of the words themselves tells a second fault of a cell that has its own."""


def half_read(row: ListRow, columns: Sequence[SheetColumn], today: date) -> ListRow:
    """Whoever looks at the record of it asks its ground first which cells it `reads`."""
    held = {column.key: _holder(column, today) for column in columns if column.key in row.bad}
    return replace(row, values={**held, **row.values})


def _holder(column: SheetColumn, today: date) -> Any:
    if column.kind == "choice":
        return next(iter(column.choices.values()))
    return {"date": today, "year": today.year, "count": 0}.get(column.kind, _WORDS)
