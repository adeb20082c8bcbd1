"""A list to take away: one sheet, a row each, its heading frozen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

import xlsxwriter

LIMIT = 10_000
# The most that a cell of a workbook holds is 32,767 letters.
LONGEST_CELL = 32_000
Row = list[str | int | date | None]


def plain_workbook(
    rows: Iterable[Row], *, title: str, sheet_name: str, columns: Sequence[tuple[str, int]]
) -> bytes:
    """The .xlsx of at most LIMIT rows; where more come, a last one says so. `columns` are headings with their
    widths. Texts are written as texts: none is read as a formula or a link,
    whatever it begins with."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    book.set_properties({"title": title})
    sheet = book.add_worksheet(sheet_name)
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#F3E3E3"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    dated = book.add_format({"valign": "top", "align": "left", "num_format": "dd/mm/yyyy"})
    for column, (name, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, heading)
    sheet.freeze_panes(1, 1)
    for place, row in enumerate(rows, start=1):
        if place > LIMIT:
            more = f"Còn nữa: tệp chỉ gồm {LIMIT:,} dòng đầu; lọc bớt rồi tải tiếp.".replace(",", ".")
            sheet.write_string(place, 0, more, wrapped)
            break
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(place, column, cell, wrapped)
            elif isinstance(cell, date):
                sheet.write_datetime(place, column, cell, dated)
            elif cell is not None:
                sheet.write_string(place, column, cell[:LONGEST_CELL], wrapped)
    book.close()
    return out.getvalue()
