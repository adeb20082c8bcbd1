"""The empty template for a list that is only put to the law: the import's sheets, and one for the history."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import xlsxwriter

from dossiers.importing.checking.columns import LISTINGS
from dossiers.importing.opening.limits import GUIDE_SHEET, LISTS_SHEET
from dossiers.importing.workbooks.template import template_formats, write_listing, write_lists
from dossiers.without_dossier.lists.history_sheet import HISTORY
from law.basics.law_stack import LawStack

_STEPS = (
    "Điền ba trang Cá nhân, Tập thể, Hộ gia đình như khi nhập hồ sơ; đây cũng là mẫu nhập của hồ sơ.",
    "Trang “Quá trình” không bắt buộc: mỗi dòng một danh hiệu đã được tặng, một xếp loại, một sáng kiến, "
    "một kỷ luật hoặc một việc đang xem xét, kèm mã cán bộ (hoặc họ tên khi không có mã).",
    "Có trang “Quá trình” thì điều không ghi ở đó coi như không có; bỏ trang đó đi thì coi như chưa hỏi.",
    "Năm của thành tích lấy ở dòng tiêu đề của trang.",
    "Số Lao động tiên tiến để tính số suất đếm trong chính danh sách này.",
)


def blank_workbook(*, year: int, on: date, stack: LawStack | None = None) -> bytes:
    """Grounds to choose from are those of `stack`, without one of the program's own law."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    looks = template_formats(book)
    _write_guide(book, looks)
    listings = (*LISTINGS, HISTORY)
    ranges = write_lists(book, on, listings=listings, stack=stack)
    for listing in listings:
        write_listing(book, listing, year, [], ranges, looks)
    book.get_worksheet_by_name(LISTS_SHEET).very_hidden()
    book.get_worksheet_by_name(LISTINGS[0].sheet).activate()
    book.close()
    return buffer.getvalue()


def _write_guide(book: Any, looks: dict[str, Any]) -> None:
    sheet = book.add_worksheet(GUIDE_SHEET)
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, "Xét thử một danh sách: cách điền", looks["title"])
    for row, words in enumerate(_STEPS, start=2):
        sheet.write_string(row, 0, words, looks["text"])
