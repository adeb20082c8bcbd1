"""The workbook in which a person brings the past: a guide, lists to choose from, one sheet to fill in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from dossiers.importing.checking.columns import SheetColumn, awards_of_column
from dossiers.importing.opening.limits import GUIDE_SHEET, LISTS_SHEET
from dossiers.importing.workbooks.template import FIRST_ROW, guard_cells, template_formats
from dossiers.loading.load_kind import LoadKind
from dossiers.loading.sheet_rows.load_limits import MOST_ROWS
from vietnamese.numbers import grouped

_ROOM = 5_000
"""Rows with formats and lists; more rows still work, without the lists."""
_ALWAYS = (
    (
        "Ngày",
        "Gõ ngày/tháng/năm, ví dụ 05/01/1980. Ngày gõ dạng chữ chỉ được nhận khi không thể hiểu theo hai "
        "cách, ví dụ 25/01/1980.",
    ),
    ("Công thức, gộp ô", "Không dùng. Chép từ tệp khác thì dùng Dán đặc biệt > Giá trị."),
    (
        "Tên cột, tên trang",
        "Giữ nguyên, để chương trình biết ghi vào đâu. Cột không có số liệu thì để trống.",
    ),
    (
        "Khi tải lên",
        "Chương trình đọc thử, báo mọi lỗi cùng lúc kèm ô và cách sửa; hết lỗi, người nạp xem lại rồi xác "
        "nhận thì mới ghi.",
    ),
    ("Tối đa", f"{grouped(MOST_ROWS)} dòng mỗi tệp."),
)


def load_template(kind: LoadKind) -> bytes:
    """The .xlsx of a kind."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": f"Mẫu nạp dữ liệu: {kind.title}"})
    looks = template_formats(book)
    _write_guide(book, kind)
    sheet = book.add_worksheet(kind.listing.sheet)
    ranges = _write_lists(book, kind)
    sheet.write_string(0, 0, kind.title.upper(), looks["title"])
    sheet.write_string(1, 0, f"{kind.lead} Điền từ dòng dưới tiêu đề.", looks["hint"])
    for place, column in enumerate(kind.listing.columns):
        look = looks.get("count" if column.kind == "year" else column.kind, looks["text"])
        sheet.set_column(place, place, column.width, look)
        sheet.write_string(2, place, column.heading, looks["heading"])
        guard_cells(sheet, place, column, ranges.get(column.key), FIRST_ROW + _ROOM)
    sheet.set_row(2, 48)
    sheet.freeze_panes(3, 3)
    sheet.set_landscape()
    sheet.repeat_rows(2)
    sheet.fit_to_pages(1, 0)
    sheet.activate()
    book.close()
    return buffer.getvalue()


def _write_guide(book: Any, kind: LoadKind) -> None:
    sheet = book.add_worksheet(GUIDE_SHEET)
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True}
    title, bold, plain = (
        book.add_format(font | more) for more in ({"bold": True, "font_size": 15}, {"bold": True}, {})
    )
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 95)
    sheet.write_string(0, 0, f"Nạp dữ liệu đã có: {kind.title.lower()}", title)
    for row, (name, words) in enumerate((*kind.guide, *_ALWAYS), start=2):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, words, plain)
    sheet.hide_gridlines(2)


def _write_lists(book: Any, kind: LoadKind) -> dict[str, str]:
    """The choices of every column on a hidden sheet; the range of each by the column's key."""
    sheet = book.add_worksheet(LISTS_SHEET)
    sheet.very_hidden()
    ranges: dict[str, str] = {}
    for column in kind.listing.columns:
        words = _choices(column)
        if not words:
            continue
        place = len(ranges)
        for row, word in enumerate((column.heading, *words)):
            sheet.write_string(row, place, word)
        letters = xl_col_to_name(place, col_abs=True)
        ranges[column.key] = f"='{LISTS_SHEET}'!{letters}$2:{letters}${len(words) + 1}"
    return ranges


def _choices(column: SheetColumn) -> Sequence[str]:
    """Of awards all that the law ever knew: the past had others than today."""
    if column.kind == "award":
        return [each.name for each in awards_of_column(column.key, held=True)]
    return column.shown
