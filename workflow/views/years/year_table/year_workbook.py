"""The year's table to take away: a sheet of totals, one of units and awards, one of each list below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from workflow.views.years.year_table.asked_year import AskedYear
from workflow.views.years.year_table.plain_tables import (
    Cell,
    PlainTable,
    by_unit,
    declined,
    late,
    silent,
    totals,
)

LONGEST_CELL = 32_000
FIGURE_WIDTH = 11
# Of the widths that a paper shares out; a sheet may be as broad as it likes.
WIDER = 1.2


def year_workbook(asked: AskedYear, *, title: str, on: date) -> bytes:
    """The .xlsx; texts are written as texts: none is read as a formula or a link, whatever it begins with."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    book.set_properties({"title": title})
    looks = {
        "head": book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#F3E3E3", "border": 1}
        ),
        "title": book.add_format({"bold": True, "font_size": 13}),
        "text": book.add_format({"text_wrap": True, "valign": "top", "border": 1}),
        "number": book.add_format({"valign": "top", "num_format": "#,##0", "border": 1}),
        "day": book.add_format({"valign": "top", "align": "left", "num_format": "dd/mm/yyyy", "border": 1}),
    }
    for name, table in _sheets(asked, on=on):
        _write(book.add_worksheet(name), table, title=f"{title}: {table.heading}", looks=looks)
    book.close()
    return out.getvalue()


def _sheets(asked: AskedYear, *, on: date) -> Iterator[tuple[str, PlainTable]]:
    names = ("Theo danh hiệu", "Theo khối, cụm")
    yield from zip(names, totals(asked), strict=False)
    rows: list[Sequence[Cell]] = [
        [unit, award, *figures] for award, table in by_unit(asked) for unit, *figures in table.rows
    ]
    texts = [("Đơn vị", 40), ("Danh hiệu, hình thức", 34)]
    yield "Từng đơn vị", PlainTable("Từng đơn vị", texts, rows, is_counted=True)
    yield from (("Không đề nghị", table) for table in silent(asked))
    yield from (("Không được", table) for table in declined(asked, on=on))
    yield from (
        ("Quá hạn thẩm định" if table.heading.startswith("Hồ sơ") else "Chậm đăng ký", table)
        for table in late(asked)
    )


def _write(sheet: Any, table: PlainTable, *, title: str, looks: dict[str, Any]) -> None:
    sheet.write_string(0, 0, title, looks["title"])
    for column, head in enumerate(table.heads):
        is_text = column < len(table.texts)
        sheet.set_column(column, column, table.texts[column][1] * WIDER if is_text else FIGURE_WIDTH)
        sheet.write_string(2, column, head, looks["head"])
    # The sum stands below what is filtered and sorted.
    for place, row in enumerate([*table.rows, table.total], start=3):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(place, column, cell, looks["number"])
            elif isinstance(cell, date):
                sheet.write_datetime(place, column, cell, looks["day"])
            else:
                sheet.write_string(place, column, (cell or "")[:LONGEST_CELL], looks["text"])
    sheet.freeze_panes(3, 1)
    if table.rows:
        sheet.autofilter(2, 0, 2 + len(table.rows), len(table.heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
