"""The sheets of a load as they come from the child: never more than one row of them in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from dossiers.importing.cell_faults import Refusal
from dossiers.importing.opening.workbook_reader import ReadSheet, refusal_of
from dossiers.loading.sheet_rows.load_limits import CHILD_WALL_SECONDS
from dossiers.uploads.limited_child import ChildStopped, answer_of_child

RawRow = list[Any]
"""Cells as the child gives them: "" for empty, a day as a list of one ISO text."""


@dataclass(frozen=True, slots=True)
class StreamedSheet:
    """`sheet` is the sheet without rows; `rows` are to be read before the next sheet is asked for."""

    sheet: ReadSheet
    rows: Iterator[RawRow]


@contextmanager
def streamed_workbook(path: Path) -> Iterator[Callable[[], Iterator[StreamedSheet]]]:
    """Gives what reads the sheets from the start, as often as it is called; raises Refusal, and only Refusal,
    whatever the file holds."""
    try:
        with answer_of_child(
            "dossiers.loading.sheet_rows.rows_child", path, wall_seconds=CHILD_WALL_SECONDS
        ) as answer:
            yield lambda: _sheets(answer)
    except ChildStopped as stopped:
        raise refusal_of(stopped) from stopped


def _sheets(answer: Path) -> Iterator[StreamedSheet]:
    with answer.open("rb") as lines:
        line = next(lines, b"")
        while line:
            head = orjson.loads(line)
            if "refused" in head:
                raise Refusal(**head["refused"])
            rows = _Rows(lines)
            yield StreamedSheet(ReadSheet(head["name"], [], *_blocked(head)), rows)
            for _unread in rows:
                pass
            line = rows.after


def _blocked(head: dict[str, Any]) -> tuple[list[str], list[str], list[str]]:
    return head["merged"], head["computed"], head["failed"]


class _Rows:
    """The rows up to the next object, which is kept in `after`."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines, self.after = lines, b""

    def __iter__(self) -> Iterator[RawRow]:
        return self

    def __next__(self) -> RawRow:
        line = b"" if self.after else next(self._lines, b"")
        if not line or line.startswith(b"{"):
            self.after = self.after or line
            raise StopIteration
        row: RawRow = orjson.loads(line)
        return row
