"""Workbooks of a load that tests build on the spot, with the headings of the template."""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from dossiers.loading.kinds.past_titles import TITLES_LOAD
from dossiers.loading.load_kind import LoadKind


def past_title(name: str = "Nông Văn An", **given: Any) -> dict[str, Any]:
    """A line with nothing wrong in it: CSTĐCS of 2017 for a man of the first commune."""
    row = {
        "name": name,
        "sex": "Nam",
        "birth_on": date(1980, 1, 5),
        "unit": "Ủy ban nhân dân xã số 1",
        "title": "Chiến sĩ thi đua cơ sở",
        "year": 2017,
        "decision_number": "12/QĐ-UBND",
        "decision_on": date(2018, 1, 20),
        "decided_by": "Chủ tịch UBND huyện Hà Quảng",
    }
    return row | given


def load_workbook(
    rows: Sequence[Mapping[str, Any]],
    *,
    kind: LoadKind = TITLES_LOAD,
    finish: Callable[[Any, Any], None] | None = None,
) -> bytes:
    """Headings in row 1; `finish` is given the book and its sheet."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(kind.listing.sheet)
    for place, column in enumerate(kind.listing.columns):
        sheet.write_string(0, place, column.heading)
        for number, row in enumerate(rows, start=1):
            _write(sheet, number, place, row.get(column.key, ""), day)
    if finish:
        finish(book, sheet)
    book.close()
    return buffer.getvalue()


def _write(sheet: Any, row: int, place: int, value: Any, day: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
    elif value != "":
        sheet.write(row, place, value)


def place(key: str, row: int, *, kind: LoadKind = TITLES_LOAD) -> str:
    """The address of a value in a workbook made here; `row` counts the lines from 1."""
    keys = [column.key for column in kind.listing.columns]
    return f"{chr(65 + keys.index(key))}{row + 1}"
