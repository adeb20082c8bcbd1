"""From cells to rows with typed values; each value that cannot be understood is a fault of its cell.

Plain functions over plain lists: a Django form for each of 10,000 rows would take fifteen seconds.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dossiers.importing.columns import Column, Listing
from dossiers.importing.faults import Fault, column_index, column_letters
from dossiers.importing.headings import Heading
from dossiers.importing.reader import Cell, Sheet
from dossiers.importing.spelling import folded, spelled
from vietnamese.dates import parse_date, short_date
from vietnamese.text import clean, fold

_OLDEST = 1900


@dataclass(slots=True)
class Row:
    """One line of a list. `values` holds what was understood; `bad` the keys that have a fault already."""

    sheet: str
    kind: str
    number: int
    values: dict[str, Any]
    columns: Mapping[str, str]
    bad: set[str] = field(default_factory=set)
    award: str = ""

    @property
    def key(self) -> str:
        """How a question about this row is remembered."""
        return f"{self.sheet}!{self.number}"

    def fault(self, key: str, what: str, remedy: str) -> Fault:
        return Fault(self.sheet, f"{self.columns.get(key, 'A')}{self.number}", what, remedy)

    def get(self, key: str) -> Any:
        return self.values.get(key)


@dataclass(slots=True)
class Reading:
    """Everything of one workbook: rows, faults, and what was put right without asking."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    respelled: int = 0
    not_proposed: int = 0

    @property
    def notes(self) -> list[str]:
        """Sentences for a person about what the program did by itself."""
        told = []
        if self.respelled:
            told.append(f"Đã thống nhất cách gõ dấu tiếng Việt ở {self.respelled} ô; nghĩa không đổi.")
        if self.not_proposed:
            told.append(f"{self.not_proposed} dòng không ghi danh hiệu hay hình thức nào nên không đề nghị.")
        return told


def read_rows(sheet: Sheet, *, listing: Listing, heading: Heading, today: date, into: Reading) -> None:
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


def blocked_cells(sheet: Sheet, *, heading: Heading) -> dict[str, Fault]:
    """Cells whose value is not what a person typed: formulas, failed formulas, merged cells."""
    blocked: dict[str, Fault] = {}
    for ref in sheet.merged:
        if _last_row(ref) > heading.row:
            blocked[ref.partition(":")[0]] = _merged(sheet, ref)
    for cell in sheet.failed:
        blocked[cell] = Fault(
            sheet.name, cell, "Ô báo lỗi tính toán (dạng #N/A, #REF!).", "Gõ lại giá trị đúng."
        )
    for cell in sheet.computed:
        blocked[cell] = _formula(sheet, cell)
    return {cell: fault for cell, fault in blocked.items() if _last_row(cell) > heading.row}


def _last_row(ref: str) -> int:
    """Counted from 1."""
    return int(re.sub(r"\D", "", ref.rpartition(":")[2]) or 0)


def _merged(sheet: Sheet, ref: str) -> Fault:
    return Fault(
        sheet.name,
        ref.partition(":")[0],
        f"Các ô {ref} bị gộp làm một nên không rõ giá trị thuộc dòng nào.",
        "Chọn vùng đó, bấm lại nút Trộn và căn giữa để tách ra, rồi điền đủ từng ô.",
    )


def _formula(sheet: Sheet, cell: str) -> Fault:
    return Fault(
        sheet.name,
        cell,
        "Ô chứa công thức; chương trình chỉ nhận giá trị đã ghi.",
        "Chép ô, dán lại bằng Dán đặc biệt > Giá trị.",
    )


def _read_row(
    sheet: Sheet,
    index: int,
    listing: Listing,
    places: list[tuple[Column, int]],
    letters: Mapping[str, str],
    blocked: dict[str, Fault],
    today: date,
    into: Reading,
) -> None:
    cells = sheet.rows[index]
    row = Row(sheet.name, listing.kind, index + 1, {}, letters)
    for column, place in places:
        if blocked and f"{letters[column.key]}{index + 1}" in blocked:
            row.bad.add(column.key)
        elif place < len(cells) and (value := cells[place]) not in ("", None):
            _understand(row, column, value, today, into)
    into.rows.append(row)


def _understand(row: Row, column: Column, value: Cell, today: date, into: Reading) -> None:
    try:
        understood = _READERS[column.kind](column, value, today)
    except Misread as misread:
        row.bad.add(column.key)
        into.faults.append(row.fault(column.key, misread.what, misread.remedy))
        return
    if column.kind == "text" and isinstance(value, str):
        into.respelled += spelled(value)[1]
    row.values[column.key] = understood


class Misread(Exception):
    """A cell that cannot be understood: what is wrong and how to mend it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def _text(column: Column, value: Cell, today: date) -> str:
    if isinstance(value, bool):
        raise Misread(f"“{column.heading}” là TRUE/FALSE.", "Ghi lại bằng chữ.")
    if isinstance(value, date):
        raise Misread(
            f"“{column.heading}” là một ngày ({short_date(value)}), không phải chữ.",
            "Định dạng ô là Văn bản (Text) rồi gõ lại.",
        )
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text, _ = spelled(str(value))
    if len(text) > column.longest:
        raise Misread(
            f"“{column.heading}” dài {len(text)} ký tự; tối đa {column.longest}.", "Rút gọn nội dung ô này."
        )
    return text


def _date(column: Column, value: Cell, today: date) -> date:
    if isinstance(value, str):
        raise _date_as_text(column, value)
    if not isinstance(value, date):
        raise Misread(
            f"“{column.heading}” là con số {_number(value)}, không phải ngày.",
            "Định dạng ô là Ngày (dd/mm/yyyy) rồi gõ đủ ngày, tháng, năm, ví dụ 05/01/1980.",
        )
    if value.year < _OLDEST:
        raise Misread(f"Ngày {short_date(value)} quá xa, chắc là gõ nhầm.", "Kiểm tra lại năm.")
    if value > today:
        raise Misread(
            f"Ngày {short_date(value)} chưa tới (hôm nay {short_date(today)}).",
            "Kiểm tra lại ngày, tháng, năm.",
        )
    return value


def _date_as_text(column: Column, value: str) -> Misread:
    try:
        meant = parse_date(value)
    except ValueError as wrong:
        return Misread(
            f"“{column.heading}” không phải là ngày: {wrong}", "Gõ lại ngày thật, ví dụ 05/01/1980."
        )
    return Misread(
        f"“{column.heading}” được gõ dưới dạng chữ (“{clean(value)}”), không phải ngày.",
        f"Định dạng ô là Ngày (dd/mm/yyyy) rồi gõ lại {short_date(meant)}.",
    )


def _count(column: Column, value: Cell, today: date) -> int:
    if isinstance(value, str):
        digits = value.strip().replace(".", "")
        meant = f"Định dạng ô là Số rồi gõ lại {digits}." if digits.isdecimal() else "Ghi một số nguyên."
        raise Misread(f"“{column.heading}” là chữ (“{clean(value)}”), không phải số.", meant)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Misread(f"“{column.heading}” không phải là số.", "Ghi một số nguyên.")
    if not 0 <= value <= 1_000_000 or value % 1:
        raise Misread(f"“{column.heading}” là {_number(value)}; phải là số nguyên từ 0.", "Ghi lại số người.")
    return int(value)


def _choice(column: Column, value: Cell, today: date) -> str:
    known = column.choices.get(folded(str(value)))
    if known is None:
        near = difflib.get_close_matches(fold(str(value)), [fold(word) for word in column.shown], n=1)
        meant = [word for word in column.shown if near and fold(word) == near[0]]
        asked = f"Có phải “{meant[0]}”? " if meant else ""
        raise Misread(
            f"“{clean(str(value))}” không có trong danh sách “{column.heading}”.",
            f"{asked}Chọn một trong: {'; '.join(column.shown)}.",
        )
    return known


def _award(column: Column, value: Cell, today: date) -> str:
    """Left as words: which list it must come from is a check of its own."""
    return clean(str(value))


def _number(value: Cell) -> str:
    return f"{value:g}".replace(".", ",") if isinstance(value, int | float) else str(value)


_READERS: dict[str, Callable[[Column, Cell, date], Any]] = {
    "text": _text,
    "date": _date,
    "count": _count,
    "choice": _choice,
    "award": _award,
}


def place_of(cell: str) -> tuple[int, int]:
    """ "E12" -> (11, 4), row and column counted from 0."""
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]) - 1, column_index(letters)
