"""From cells to rows with typed values; each value that cannot be understood is a fault of its cell.

Plain functions over plain lists: a Django form for each of 10,000 rows would take fifteen seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dossiers.importing.cell_faults import CellFault, column_letters
from dossiers.importing.checking.blocked_cells import blocked_cells
from dossiers.importing.checking.cells import Misread, understand
from dossiers.importing.checking.columns import Listing, SheetColumn
from dossiers.importing.checking.headings import Heading
from dossiers.importing.checking.spelling import spelled
from dossiers.importing.opening.workbook_reader import CellValue, ReadSheet


@dataclass(slots=True)
class ListRow:
    """One line of a list. `values` holds what was understood; `bad` the keys that have a fault already;
    `meant` the number that such a cell must mean, by which the others are checked at once."""

    sheet: str
    kind: str
    number: int
    values: dict[str, Any]
    columns: Mapping[str, str]
    bad: set[str] = field(default_factory=set)
    meant: dict[str, int] = field(default_factory=dict)
    award: str = ""
    ground: str = ""

    @property
    def key(self) -> str:
        """How a question about this row is remembered."""
        return f"{self.sheet}!{self.number}"

    def fault(self, key: str, what: str, remedy: str) -> CellFault:
        cell = f"{self.columns.get(key, 'A')}{self.number}"
        return CellFault(self.sheet, cell, what, remedy, name=str(self.get("name") or ""))

    def get(self, key: str) -> Any:
        return self.values.get(key)

    def count(self, key: str) -> int | None:
        """The number in the cell, or the one it must mean."""
        found: int | None = self.values.get(key, self.meant.get(key))
        return found


@dataclass(slots=True)
class ListReading:
    """Everything of one workbook: rows, faults, and what was put right without asking."""

    rows: list[ListRow] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    respelled: int = 0
    days_as_text: int = 0
    not_proposed: int = 0

    @property
    def notes(self) -> list[str]:
        """Sentences for a person about what the program did by itself."""
        told = []
        if self.respelled:
            told.append(f"Đã thống nhất cách gõ dấu tiếng Việt ở {self.respelled} ô; nghĩa không đổi.")
        if self.days_as_text:
            told.append(
                f"{self.days_as_text} ô ngày gõ dạng chữ đã được đọc theo ngày/tháng/năm. "
                "Máy để kiểu ngày Mỹ thì Excel có thể đã đảo ngày với tháng ở các ô khác: xem lại các ô ấy."
            )
        if self.not_proposed:
            told.append(
                f"{self.not_proposed} dòng để trống cả cột “Danh hiệu thi đua” lẫn cột "
                "“Hình thức khen thưởng”: đó là người, tập thể có sẵn trong danh sách của đơn vị mà lần này "
                "không đề nghị gì. Các dòng ấy không thêm vào hồ sơ. Nếu có dòng bỏ sót, điền một trong hai "
                "cột rồi tải tệp lên lại."
            )
        return told


def read_rows(
    sheet: ReadSheet, *, listing: Listing, heading: Heading, today: date, into: ListReading
) -> None:
    """Adds the sheet's rows and faults; an empty line is no row."""
    places = [
        (column, heading.places[column.key]) for column in listing.columns if column.key in heading.places
    ]
    letters = {key: column_letters(place) for key, place in heading.places.items()}
    blocked = blocked_cells(sheet, heading=heading)
    for index in range(heading.row + 1, len(sheet.rows)):
        cells = sheet.rows[index]
        if any(value not in ("", None) for value in cells):
            _read_row(sheet, index, listing, places, letters, blocked, today, into)


def _read_row(
    sheet: ReadSheet,
    index: int,
    listing: Listing,
    places: list[tuple[SheetColumn, int]],
    letters: Mapping[str, str],
    blocked: dict[str, CellFault],
    today: date,
    into: ListReading,
) -> None:
    cells = sheet.rows[index]
    row = ListRow(sheet.name, listing.kind, index + 1, {}, letters)
    for column, place in places:
        if blocked and f"{letters[column.key]}{index + 1}" in blocked:
            row.bad.add(column.key)
        elif place < len(cells) and (value := cells[place]) not in ("", None):
            _take(row, column, value, today, into)
    into.rows.append(row)


def _take(row: ListRow, column: SheetColumn, value: CellValue, today: date, into: ListReading) -> None:
    try:
        understood = understand(column, value, today=today)
    except Misread as misread:
        row.bad.add(column.key)
        if misread.meant is not None:
            row.meant[column.key] = misread.meant
        into.faults.append(row.fault(column.key, misread.what, misread.remedy))
        return
    if column.kind == "text" and isinstance(value, str):
        into.respelled += spelled(value)[1]
    into.days_as_text += column.kind == "date" and isinstance(value, str)
    row.values[column.key] = understood
