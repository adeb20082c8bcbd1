"""The same list with what the law says of each row in added columns, and a sheet that sums it up."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping
from typing import Any

import xlsxwriter

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.opening.limits import HEAD_ROWS, RESULT_SHEET
from dossiers.importing.opening.workbook_reader import ReadSheet
from dossiers.importing.workbooks.fault_report import fault_formats, kept_sheets, write_cell
from dossiers.without_dossier.lists.evaluating import ADDED, Evaluated, JudgedRow
from law.awards import name_of
from vietnamese.dates import short_date

_WIDTHS = (18, 60, 40, 50, 40, 16)
_UNREAD = "chưa xét"
_COLOURS = {
    "lawful": "#E3F1E6",
    "review": "#E2ECF7",
    "incomplete": "#FBEFD9",
    "held": "#FBEFD9",
    "unlawful": "#F8D7DA",
    _UNREAD: "#EEEEEE",
}


def evaluated_workbook(told: Evaluated) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    looks = _looks(book)
    _write_summary(book, told, looks)
    for sheet in kept_sheets(told.sheets):
        _write_list(book, sheet, told, looks)
    book.close()
    return buffer.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True, "border": 1}
    money = {"num_format": "#,##0"}
    return {
        **fault_formats(book),
        **{name: book.add_format({**font, "bg_color": colour}) for name, colour in _COLOURS.items()},
        "money": book.add_format({**font, **money}),
    }


def _write_summary(book: Any, told: Evaluated, looks: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(RESULT_SHEET)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 1, 90)
    lines = [("Xét theo pháp luật ngày", short_date(told.on)), ("Thành tích năm", str(told.year))]
    lines += [("Quy định của địa phương", words) for words in told.of_the_place]
    for words, number in Counter(row.words for row in told.rows).items():
        lines.append((words.capitalize(), f"{number} dòng"))
    for entry in told.judgement.allowances:
        found = entry.allowance
        lines.append(
            (f"Số suất {name_of(found.award)}", f"Đề nghị {entry.proposed}; {found.told}. {found.citation}")
        )
    lines += [("Nhận xét chung", f"{each.message} {each.citation}. {each.remedy}") for each in told.general]
    total = f"{told.judgement.reward_total:,} đồng".replace(",", ".")
    lines.append(("Tổng tiền thưởng nếu quyết định ngày này", total))
    lines += [(f"Chưa xét: {each.sheet} {each.cell}", f"{each.what} {each.remedy}") for each in told.faults]
    sheet.write_string(0, 0, "Kết quả xét danh sách; không có gì được lưu.", looks["title"])
    for row, (name, words) in enumerate(lines, start=2):
        sheet.write_string(row, 0, name, looks["wrapped"])
        sheet.write_string(row, 1, words, looks["wrapped"])


def _write_list(book: Any, given: ReadSheet, told: Evaluated, looks: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(given.name)
    width = max((len(cells) for cells in given.rows), default=0)
    rows = {each.row.number: each for each in told.rows if each.row.sheet == given.name}
    faults: dict[int, list[CellFault]] = {}
    for fault in told.faults:
        if fault.sheet == given.name:
            faults.setdefault(fault.row, []).append(fault)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, max(width - 1, 1), 20)
    for index, cells in enumerate(given.rows):
        for place, value in enumerate(cells):
            if value not in ("", None):
                write_cell(sheet, index, place, value, looks)
        if index + 1 in rows:
            _write_told(sheet, index, width, rows[index + 1], looks)
        elif index + 1 in faults:
            _write_faults(sheet, index, width, faults[index + 1], looks)
    if rows or faults:
        _write_headings(sheet, _heading_row(given, min(rows, default=1)), width, looks)


def _heading_row(given: ReadSheet, first: int) -> int:
    """The last filled line above the first row that was judged."""
    above = range(min(first - 2, len(given.rows) - 1, HEAD_ROWS), -1, -1)
    return next((row for row in above if any(value not in ("", None) for value in given.rows[row])), 0)


def _write_headings(sheet: Any, row: int, width: int, looks: Mapping[str, Any]) -> None:
    for place, (heading, wide) in enumerate(zip(ADDED, _WIDTHS, strict=True), start=width):
        sheet.set_column(place, place, wide)
        sheet.write_string(row, place, heading, looks["heading"])


def _write_told(sheet: Any, index: int, width: int, told: JudgedRow, looks: Mapping[str, Any]) -> None:
    look = looks[told.verdict if told.is_whole else _UNREAD]
    columns = (
        told.words,
        _joined(each.message for each in told.shown),
        _joined(each.citation for each in told.shown),
        _joined(each.remedy for each in told.adverse),
        _joined(told.unasked),
    )
    for place, words in enumerate(columns, start=width):
        sheet.write_string(index, place, words, look)
    place = width + len(columns)
    if told.amount is None:
        sheet.write_string(index, place, "chưa xác định", look)
    else:
        sheet.write_number(index, place, told.amount if told.is_paid else 0, looks["money"])


def _write_faults(
    sheet: Any, index: int, width: int, faults: list[CellFault], looks: Mapping[str, Any]
) -> None:
    sheet.write_string(index, width, _UNREAD, looks[_UNREAD])
    sheet.write_string(index, width + 1, _joined(each.what for each in faults), looks[_UNREAD])
    sheet.write_string(index, width + 3, _joined(each.remedy for each in faults), looks[_UNREAD])


def _joined(words: Any) -> str:
    """Each once, a line each, within what a cell holds."""
    return "\n".join(dict.fromkeys(word[:1].upper() + word[1:] for word in words if word))[:32_000]
