"""From streamed cells to a kind's records: each value that cannot be understood is a fault of its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from typing import Any

from dossiers.importing.cell_faults import CellFault, column_letters
from dossiers.importing.checking.all_faults import check_name
from dossiers.importing.checking.blocked_cells import blocked_cells
from dossiers.importing.checking.cells import Misread, understand
from dossiers.importing.checking.columns import Listing, SheetColumn
from dossiers.importing.checking.headings import Heading, heading_of
from dossiers.importing.checking.rows import ListRow
from dossiers.importing.checking.spelling import folded, spelled
from dossiers.importing.opening.limits import HEAD_ROWS
from dossiers.importing.opening.scanning import too_many_rows
from dossiers.importing.opening.workbook_reader import ReadSheet
from dossiers.loading.load_kind import LoadKind
from dossiers.loading.sheet_rows.load_limits import MOST_ROWS
from dossiers.loading.sheet_rows.row_stream import RawRow, StreamedSheet
from dossiers.loading.sheet_rows.told_faults import ToldFaults

Understood = tuple[Any, bool]
_REMEMBERED = 30_000


@dataclass
class LoadReading:
    """What a file says: records of the kind in the order of their rows, every fault, and the rows `left_out`
    of the records for one of their cells, which may be meant by others."""

    columns: Mapping[str, str] = field(default_factory=dict)
    records: list[Any] = field(default_factory=list)
    left_out: list[ListRow] = field(default_factory=list)
    faults: ToldFaults = field(default_factory=ToldFaults)
    rows: int = 0
    most_rows: int = MOST_ROWS
    respelled: int = 0
    days_as_text: int = 0


class TooLong(Exception):
    """More rows than the caller has time for."""


def read_load(
    sheets: Iterator[StreamedSheet], kind: LoadKind, *, today: date, most_rows: int | None = None
) -> LoadReading:
    """Raises Refusal where the file cannot be read to its end or holds too much, TooLong over `most_rows`."""
    reading = LoadReading(most_rows=most_rows or MOST_ROWS)
    for each in sheets:
        if folded(each.sheet.name) == folded(kind.listing.sheet):
            _read_sheet(each, kind, today, reading)
        elif any(_has_content(row) for row in each.rows):
            reading.faults.append(_extra(each.sheet, kind.listing))
    if not reading.rows and not reading.faults:
        what = f"Tệp không có dòng nào ở trang “{kind.listing.sheet}”."
        fault = CellFault(kind.listing.sheet, "", what, "Điền vào tệp mẫu rồi tải lên lại.")
        reading.faults.append(fault)
    return reading


def _extra(sheet: ReadSheet, listing: Listing) -> CellFault:
    remedy = f"Xóa trang này, hoặc đổi tên thành “{listing.sheet}” nếu đó là trang dữ liệu."
    return CellFault(sheet.name, "", f"Trang “{sheet.name}” không có trong tệp mẫu.", remedy)


def _has_content(row: RawRow) -> bool:
    return any(value not in ("", None) for value in row)


def _read_sheet(each: StreamedSheet, kind: LoadKind, today: date, reading: LoadReading) -> None:
    first = list(islice(each.rows, HEAD_ROWS))
    sheet = each.sheet
    sheet.rows = first
    heading = heading_of(sheet, listing=kind.listing)
    if isinstance(heading, CellFault):
        if any(map(_has_content, first)):
            reading.faults.append(heading)
        return
    reading.faults.extend(heading.faults)
    blocked = blocked_cells(sheet, heading=heading)
    reading.faults.extend(blocked.values())
    rows = _Rows(sheet.name, kind, heading, blocked, today, reading)
    below = chain(first[heading.row + 1 :], each.rows)
    for number, cells in enumerate(below, start=heading.row + 2):
        if _has_content(cells):
            rows.take(cells, number)
            if reading.rows > MOST_ROWS:
                raise too_many_rows(sheet.name, reading.rows, most=MOST_ROWS)
            if reading.rows > reading.most_rows:
                raise TooLong


class _Rows:
    """The rows of one sheet; what a cell means is worked out once for all cells that say the same."""

    def __init__(
        self,
        sheet: str,
        kind: LoadKind,
        heading: Heading,
        blocked: Mapping[str, CellFault],
        today: date,
        reading: LoadReading,
    ) -> None:
        self.sheet, self.kind, self.today, self.reading = sheet, kind, today, reading
        self.blocked = blocked
        self.letters = {key: column_letters(place) for key, place in heading.places.items()}
        reading.columns = self.letters
        columns = [each for each in kind.listing.columns if each.key in heading.places]
        self.readers = [(each.key, heading.places[each.key], _reader(each, today)) for each in columns]
        self.required = [each for each in columns if each.is_required]

    def take(self, cells: RawRow, number: int) -> None:
        row = ListRow(self.sheet, self.kind.listing.kind, number, {}, self.letters)
        for key, place, read in self.readers:
            if place >= len(cells) or (value := cells[place]) in ("", None):
                continue
            if self.blocked and f"{self.letters[key]}{number}" in self.blocked:
                row.bad.add(key)
                continue
            try:
                row.values[key], is_respelled = read(value)
            except Misread as misread:
                row.bad.add(key)
                self.reading.faults.append(row.fault(key, misread.what, misread.remedy))
                continue
            self.reading.respelled += is_respelled
            self.reading.days_as_text += type(row.values[key]) is date and type(value) is str
        self._check(row)

    def _check(self, row: ListRow) -> None:
        faults = self.reading.faults
        for column in self.required:
            if column.key not in row.values and column.key not in row.bad:
                what, remedy = f"Chưa ghi “{column.heading}”.", column.hint or f"Điền “{column.heading}”."
                faults.append(row.fault(column.key, what, remedy))
                row.bad.add(column.key)
        check_name(row, faults)
        self.kind.check(row, faults, self.today)
        self.reading.rows += 1
        if row.bad:
            self.reading.left_out.append(row)
        else:
            self.reading.records.append(self.kind.record(row))


def _reader(column: SheetColumn, today: date) -> Callable[[Any], Understood]:
    """The value of a cell and whether its spelling was put right; raises Misread."""
    known: dict[Any, Understood] = {}
    is_text = column.kind == "text"

    def read(value: Any) -> Understood:
        key = value[0] if type(value) is list else value
        found = known.get((type(value), key))
        if found is None:
            given = date.fromisoformat(key) if type(value) is list else value
            told = understand(column, given, today=today)
            found = told, is_text and type(value) is str and spelled(value)[1]
            if len(known) < _REMEMBERED:
                known[type(value), key] = found
        return found

    return read
