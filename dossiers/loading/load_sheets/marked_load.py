"""A person's own file written anew, faulty cells red with a comment, a summary in front; row by row, since a
large one does not fit into the memory. The reader passes over the summary: the mended report can be sent."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from dossiers.importing.cell_faults import CellFault, place_of
from dossiers.importing.opening.limits import FAULTS_SHEET
from dossiers.importing.workbooks.fault_report import fault_formats, is_sheet_name, mark_cell, write_cell
from dossiers.loading.sheet_rows.load_limits import MOST_COMMENTS
from dossiers.loading.sheet_rows.row_stream import StreamedSheet
from dossiers.uploads.temporary_names import TEMPORARY
from vietnamese.numbers import grouped

Placed = Mapping[int, Mapping[int, list[CellFault]]]
"""Faults by row and column, counted from 0."""


def marked_load(
    sheets: Callable[[], Iterator[StreamedSheet]], faults: Sequence[CellFault], *, count: int
) -> bytes:
    """The .xlsx; `count` is how many faults there are, of which `faults` are told."""
    with tempfile.NamedTemporaryFile(prefix=TEMPORARY, suffix=".xlsx") as made:
        book = xlsxwriter.Workbook(made.name, {"constant_memory": True, "strings_to_formulas": False})
        looks = fault_formats(book)
        _write_summary(book, faults, count, looks)
        names: set[str] = set()
        for each in sheets():
            name = each.sheet.name
            if is_sheet_name(name) and name.lower() not in names:
                names.add(name.lower())
                _write_sheet(book, each, _placed(faults, name), looks)
        book.close()
        return Path(made.name).read_bytes()


def _write_summary(book: Any, faults: Sequence[CellFault], count: int, looks: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(FAULTS_SHEET)
    headings = (("Trang", 20), ("Ô", 10), ("Sai ở đâu", 70), ("Cách sửa", 70))
    for place, (_heading, width) in enumerate(headings):
        sheet.set_column(place, place, width)
    more = f"; dưới đây là {grouped(len(faults))} chỗ đầu" if count > len(faults) else ""
    told = f"Còn {grouped(count)} chỗ phải sửa{more}; chưa ghi dòng nào."
    sheet.write_string(0, 0, told, looks["title"])
    sheet.write_string(1, 0, "Sửa các ô tô đỏ ngay trong tệp này rồi tải lên lại.", looks["text"])
    for place, (heading, _width) in enumerate(headings):
        sheet.write_string(3, place, heading, looks["heading"])
    for row, fault in enumerate(faults, start=4):
        for place, words in enumerate((fault.sheet, fault.cell, fault.what, fault.remedy)):
            sheet.write_string(row, place, words, looks["wrapped"])
    sheet.freeze_panes(4, 0)


def _placed(faults: Sequence[CellFault], sheet: str) -> Placed:
    placed: dict[int, dict[int, list[CellFault]]] = {}
    for fault in faults:
        if fault.sheet == sheet:
            row, place = place_of(fault.cell or "A1")
            placed.setdefault(row, {}).setdefault(place, []).append(fault)
    return placed


def _write_sheet(book: Any, each: StreamedSheet, placed: Placed, looks: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(each.sheet.name)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 30, 22)
    commented = 0
    for row, cells in enumerate(each.rows):
        faults = placed.get(row, {})
        for place, value in enumerate(cells):
            if value not in ("", None):
                given = date.fromisoformat(value[0]) if isinstance(value, list) else value
                write_cell(sheet, row, place, given, looks, red=".red" if place in faults else "")
        commented = _mark_row(sheet, row, cells, faults, commented, looks)


def _mark_row(
    sheet: Any,
    row: int,
    cells: Sequence[Any],
    faults: Mapping[int, list[CellFault]],
    commented: int,
    looks: Mapping[str, Any],
) -> int:
    """How many comments stand then: an empty cell is coloured too."""
    for place, found in faults.items():
        mark_cell(sheet, row, place, found if commented < MOST_COMMENTS else (), cells, looks)
        commented += 1
    return commented
