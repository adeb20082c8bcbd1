"""Where the heading of a list stands and which column is which; what is missing, doubled or renamed."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field

from dossiers.importing.cell_faults import CellFault, cell_address
from dossiers.importing.checking.columns import Listing, SheetColumn
from dossiers.importing.opening.limits import HEAD_ROWS
from dossiers.importing.opening.workbook_reader import CellValue, ReadSheet
from vietnamese.text import clean, fold

_TEMPLATE = "Tải tệp mẫu của hồ sơ này và chép dữ liệu sang đó."


@dataclass(slots=True)
class Heading:
    """`row` counted from 0; `places` gives each known column's place."""

    row: int
    places: dict[str, int] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)


def heading_of(sheet: ReadSheet, *, listing: Listing) -> Heading | CellFault:
    """The best row of the first twenty; a Fault when none looks like the listing's heading."""
    known = {fold(column.heading): column for column in listing.columns}
    best = max(
        range(min(HEAD_ROWS, len(sheet.rows))),
        key=lambda row: _score(sheet.rows[row], known),
        default=0,
    )
    if not sheet.rows or _score(sheet.rows[best], known) < 2:
        return CellFault(
            sheet.name, "A1", f"Trang “{sheet.name}” không có dòng tiêu đề của tệp mẫu.", _TEMPLATE
        )
    return _placed(sheet, best, listing, known)


def _score(row: list[CellValue], known: dict[str, SheetColumn]) -> int:
    return len({fold(value) for value in row if isinstance(value, str)} & known.keys())


def _placed(sheet: ReadSheet, row: int, listing: Listing, known: dict[str, SheetColumn]) -> Heading:
    found = Heading(row)
    strange: dict[int, str] = {}
    for place, value in enumerate(sheet.rows[row]):
        word = clean(str(value))
        column = known.get(fold(word))
        if column is None:
            if word or any(_holds(line, place) for line in sheet.rows[row + 1 :]):
                strange[place] = word
        elif column.key in found.places:
            found.faults.append(_doubled(sheet, row, place, column))
        else:
            found.places[column.key] = place
    missing = [
        column
        for column in listing.columns
        if column.key not in found.places and column.key != "ordinal" and not column.may_be_absent
    ]
    found.faults += [_missing(sheet, row, column, strange) for column in missing]
    found.faults += [_strange(sheet, row, place, word) for place, word in strange.items()]
    return found


def _holds(row: list[CellValue], place: int) -> bool:
    return place < len(row) and row[place] not in ("", None)


def _doubled(sheet: ReadSheet, row: int, place: int, column: SheetColumn) -> CellFault:
    return CellFault(
        sheet.name,
        cell_address(row, place),
        f"Cột “{column.heading}” có hai lần.",
        "Giữ một cột, xóa hoặc đổi tên cột kia.",
    )


def _missing(sheet: ReadSheet, row: int, column: SheetColumn, strange: dict[int, str]) -> CellFault:
    """A column that looks like it under another name is named, and no longer counts as strange."""
    words = {fold(word): place for place, word in strange.items() if word}
    near = difflib.get_close_matches(fold(column.heading), words, n=1, cutoff=0.6)
    if not near:
        remedy = f"Thêm lại cột mang tiêu đề “{column.heading}” như trong tệp mẫu; nội dung có thể để trống."
        return CellFault(sheet.name, cell_address(row, 0), f"Thiếu cột “{column.heading}”.", remedy)
    place = words[near[0]]
    word = strange.pop(place)
    return CellFault(
        sheet.name,
        cell_address(row, place),
        f"Không có cột “{column.heading}”; cột “{word}” có lẽ là cột đó đã bị đổi tên.",
        f"Đổi tiêu đề ô này thành “{column.heading}”.",
    )


def _strange(sheet: ReadSheet, row: int, place: int, word: str) -> CellFault:
    name = f"Cột “{word}”" if word else "Cột không có tiêu đề"
    return CellFault(
        sheet.name,
        cell_address(row, place),
        f"{name} không có trong tệp mẫu nên không biết ghi vào đâu.",
        "Xóa cột này; nội dung cần giữ thì chép vào cột “Tóm tắt thành tích”.",
    )
