"""The list in Excel as a clerk fills it: the downloaded template, two slips, and their mending."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

SHEET, HEADINGS, FIRST = "Cá nhân", 3, 4
TITLE, BORN = "Danh hiệu thi đua", "Ngày sinh"
LDTT, CSTDCS = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"


def fill(template: Path, filled: Path, *, fighters: int) -> list[str]:
    """Everybody for LĐTT, the first `fighters` for CSTĐCS too; two cells are wrong: these are returned."""
    book = load_workbook(template)
    sheet = book[SHEET]
    title, born = _column(sheet, TITLE), _column(sheet, BORN)
    last = _last_row(sheet)
    for row in range(FIRST, last + 1):
        sheet.cell(row, title).value = LDTT
    for place in range(fighters):
        for column in range(1, title):
            sheet.cell(last + 1 + place, column).value = sheet.cell(FIRST + place, column).value
        sheet.cell(last + 1 + place, title).value = CSTDCS
    wrong_title, wrong_day = sheet.cell(FIRST + 4, title), sheet.cell(FIRST + 6, born)
    wrong_title.value, wrong_day.value = "Lao động rất giỏi", "ngày 1 tháng 1"
    book.save(filled)
    return [wrong_title.coordinate, wrong_day.coordinate]


def mend(marked: Path, mended: Path, cells: list[str]) -> None:
    """Both cells put right, in the file that came back with them in red."""
    book = load_workbook(marked)
    sheet = book[SHEET]
    sheet[cells[0]].value = LDTT
    sheet[cells[1]].value = datetime(1980, 1, 1)  # noqa: DTZ001 - Excel knows no zones
    sheet[cells[1]].number_format = "dd/mm/yyyy"
    book.save(mended)


def _column(sheet: Worksheet, heading: str) -> int:
    return next(cell.column for cell in sheet[HEADINGS] if cell.value == heading)


def _last_row(sheet: Worksheet) -> int:
    name = _column(sheet, "Họ và tên")
    return max(row for row in range(FIRST, sheet.max_row + 1) if sheet.cell(row, name).value)
