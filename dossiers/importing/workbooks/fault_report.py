"""The report of faults: the same list written anew, faulty cells red with a comment, a summary in front.

The reader passes over the summary, so that the mended report can be uploaded as it is.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from dossiers.importing.cell_faults import CellFault, place_of
from dossiers.importing.checking.columns import LISTINGS
from dossiers.importing.checking.headings import Heading, heading_of
from dossiers.importing.checking.spelling import folded
from dossiers.importing.opening.limits import FAULTS_SHEET, LISTS_SHEET, PASSED_OVER
from dossiers.importing.opening.workbook_reader import CellValue, ReadSheet
from dossiers.importing.workbooks.template import ROOM, guard_cells

_SHEET_NAME = re.compile(r"(?!')[^\[\]:*?/\\]{1,31}(?<!')")


# Writes the choices of every column on a sheet of their own; returns the range of each, as `write_lists`.
WritesLists = Callable[[Any], Mapping[str, str]]


def marked_workbook(
    sheets: Sequence[ReadSheet], faults: Sequence[CellFault], *, lists: WritesLists | None = None
) -> bytes:
    """The .xlsx: formulas come as their last values, everything else as it was given; with `lists` its
    columns are chosen from as in the template."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    looks = fault_formats(book)
    kept = kept_sheets(sheets)
    _write_summary(book, faults, {sheet.name for sheet in kept}, looks)
    ranges = lists(book) if lists else {}
    for sheet in kept:
        written = _write_sheet(book, sheet, _by_cell(faults, sheet.name), looks)
        if lists:
            _guard(written, sheet, ranges)
    if lists:
        book.get_worksheet_by_name(LISTS_SHEET).very_hidden()
    book.close()
    return buffer.getvalue()


def _guard(written: Any, sheet: ReadSheet, ranges: Mapping[str, str]) -> None:
    """The columns where they stand now, which need not be where the template has them."""
    listing = next((one for one in LISTINGS if folded(one.sheet) == folded(sheet.name)), None)
    heading = heading_of(sheet, listing=listing) if listing else None
    if listing is None or not isinstance(heading, Heading):
        return
    last = len(sheet.rows) + ROOM
    for key, place in heading.places.items():
        choices = ranges.get(f"{listing.kind}.{key}")
        if column := listing.column(key):
            guard_cells(written, place, column, choices, last, first=heading.row + 1)


def kept_sheets(sheets: Sequence[ReadSheet]) -> list[ReadSheet]:
    """Sheets with rows whose names Excel allows, each name once."""
    by_name: dict[str, ReadSheet] = {}
    for sheet in sheets:
        if sheet.rows and sheet.name not in PASSED_OVER and is_sheet_name(sheet.name):
            by_name.setdefault(sheet.name.lower(), sheet)
    return list(by_name.values())


def is_sheet_name(name: str) -> bool:
    """Whether Excel takes it."""
    return _SHEET_NAME.fullmatch(name) is not None


def fault_formats(book: Any) -> dict[str, Any]:
    """The formats of a list written anew, by name."""
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
    red = {"bg_color": "#F8D7DA", "font_color": "#8F1B1E", "border": 1, "border_color": "#C0392B"}
    return {
        "title": book.add_format({**font, "bold": True, "font_size": 15}),
        "heading": book.add_format({**font, "bold": True, "border": 1, "bg_color": "#F3E3E3"}),
        "wrapped": book.add_format({**font, "text_wrap": True, "border": 1}),
        "text": book.add_format({**font, "num_format": "@"}),
        "date": book.add_format({**font, "num_format": "dd/mm/yyyy"}),
        "number": book.add_format(font),
        "text.red": book.add_format({**font, **red, "num_format": "@"}),
        "date.red": book.add_format({**font, **red, "num_format": "dd/mm/yyyy"}),
        "number.red": book.add_format({**font, **red}),
    }


def _write_summary(book: Any, faults: Sequence[CellFault], kept: set[str], looks: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(FAULTS_SHEET)
    sheet.write_string(0, 0, f"Còn {len(faults)} chỗ phải sửa; chưa ghi dòng nào vào hồ sơ.", looks["title"])
    sheet.write_string(1, 0, "Sửa các ô tô đỏ ngay trong tệp này rồi tải lên lại.", looks["text"])
    for place, (heading, width) in enumerate((("Trang", 16), ("Ô", 10), ("Sai ở đâu", 70), ("Cách sửa", 70))):
        sheet.set_column(place, place, width)
        sheet.write_string(3, place, heading, looks["heading"])
    for row, fault in enumerate(faults, start=4):
        sheet.write_string(row, 0, fault.sheet, looks["wrapped"])
        _write_link(sheet, row, fault, looks, is_there=fault.sheet in kept)
        sheet.write_string(row, 2, fault.what, looks["wrapped"])
        sheet.write_string(row, 3, fault.remedy, looks["wrapped"])
    sheet.freeze_panes(4, 0)


def _write_link(sheet: Any, row: int, fault: CellFault, looks: Mapping[str, Any], *, is_there: bool) -> None:
    """Excel keeps at most 65,530 links in a sheet: the later faults stay plain text."""
    if fault.cell and is_there and row < 60_000:
        name = fault.sheet.replace("'", "''")
        sheet.write_url(row, 1, f"internal:'{name}'!{fault.cell}", looks["wrapped"], fault.cell)
    else:
        sheet.write_string(row, 1, fault.cell, looks["wrapped"])


def _by_cell(faults: Sequence[CellFault], sheet: str) -> dict[tuple[int, int], list[CellFault]]:
    placed: dict[tuple[int, int], list[CellFault]] = {}
    for fault in faults:
        if fault.sheet == sheet:
            placed.setdefault(place_of(fault.cell or "A1"), []).append(fault)
    return placed


def _write_sheet(
    book: Any, given: ReadSheet, faults: Mapping[tuple[int, int], list[CellFault]], looks: Mapping[str, Any]
) -> Any:
    sheet = book.add_worksheet(given.name)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 20, 22)
    for row, cells in enumerate(given.rows):
        for place, value in enumerate(cells):
            if value not in ("", None):
                write_cell(sheet, row, place, value, looks, red=".red" if (row, place) in faults else "")
    for (row, place), found in faults.items():
        mark_cell(sheet, row, place, found, given.rows[row] if row < len(given.rows) else [], looks)
    return sheet


def mark_cell(
    sheet: Any,
    row: int,
    place: int,
    found: Sequence[CellFault],
    cells: Sequence[object],
    looks: Mapping[str, Any],
) -> None:
    """An empty cell is coloured too; the comment says what is wrong and how to mend it."""
    if place >= len(cells) or cells[place] in ("", None):
        sheet.write_blank(row, place, None, looks["text.red"])
    if found:
        told = "\n".join(f"{fault.what} {fault.remedy}" for fault in found)
        sheet.write_comment(row, place, told, {"x_scale": 2, "y_scale": 1.2, "author": "Vinh Danh"})


def write_cell(
    sheet: Any, row: int, place: int, value: CellValue, looks: Mapping[str, Any], *, red: str = ""
) -> None:
    """The value as what it is: a day a day, a number a number, everything else as text, never a formula."""
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value, looks[f"number{red}"])
    elif isinstance(value, date):
        midnight = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - Excel knows no zones
        sheet.write_datetime(row, place, midnight, looks[f"date{red}"])
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value, looks[f"number{red}"])
    else:
        sheet.write_string(row, place, str(value)[:32_767], looks[f"text{red}"])
