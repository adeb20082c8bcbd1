"""Workbooks that tests build on the spot: honest lists, and files made to break a reader."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from dossiers.importing.checking.columns import COLLECTIVES, HOUSEHOLDS, PERSONS, Listing

TODAY = date(2026, 11, 23)

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    '{kind}" Target="{target}"/></Relationships>'
)
_BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Cá nhân" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def person(name: str = "Nguyễn Văn An", **given: Any) -> dict[str, Any]:
    """A row of the list of persons with nothing wrong in it."""
    row = {"name": name, "sex": "Nam", "birth_on": date(1980, 1, 5), "title": "Lao động tiên tiến"}
    return row | given


def people(count: int) -> list[dict[str, Any]]:
    return [person(f"Nguyễn Văn {_word(n)}", staff_code=f"CB{n:05}") for n in range(count)]


def _word(number: int) -> str:
    letters = "bcdghklmnp"
    return "".join(letters[int(digit)] for digit in f"{number:05}").capitalize()


def workbook(
    persons: Sequence[Mapping[str, Any]] = (),
    *,
    collectives: Sequence[Mapping[str, Any]] = (),
    households: Sequence[Mapping[str, Any]] = (),
    leave_out: Sequence[str] = (),
    rename: Mapping[str, str] | None = None,
    finish: Callable[[Any, Mapping[str, Any]], None] | None = None,
) -> bytes:
    """A workbook with the headings of the template in row 1 and the rows below; `finish` adds to it."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheets = {}
    for listing, rows in ((PERSONS, persons), (COLLECTIVES, collectives), (HOUSEHOLDS, households)):
        if rows or listing is PERSONS:
            sheets[listing.sheet] = _sheet(book, listing, rows, day, leave_out, rename or {})
    if finish:
        finish(book, sheets)
    book.close()
    return buffer.getvalue()


def _sheet(
    book: Any,
    listing: Listing,
    rows: Sequence[Mapping[str, Any]],
    day: Any,
    leave_out: Sequence[str],
    rename: Mapping[str, str],
) -> Any:
    sheet = book.add_worksheet(listing.sheet)
    columns = [column for column in listing.columns if column.key not in leave_out]
    for place, column in enumerate(columns):
        sheet.write_string(0, place, rename.get(column.key, column.heading))
        for number, row in enumerate(rows, start=1):
            _write(sheet, number, place, row.get(column.key, ""), day)
    return sheet


def _write(sheet: Any, row: int, place: int, value: Any, day: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
    elif isinstance(value, str):
        if value:
            sheet.write_string(row, place, value)
    else:
        sheet.write(row, place, value)


def place(key: str, row: int) -> str:
    """The address of a person's value in a workbook made here; `row` counts the people from 1."""
    keys = [column.key for column in PERSONS.columns]
    return f"{chr(65 + keys.index(key))}{row + 1}"


def raw_workbook(sheet_xml: str | bytes, *, extra: Mapping[str, bytes | str] | None = None) -> bytes:
    """The smallest .xlsx by hand, so that the cells are exactly what the test says."""
    buffer = io.BytesIO()
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS.format(kind="officeDocument", target="xl/workbook.xml"),
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _RELS.format(kind="worksheet", target="worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": sheet_xml,
        **(extra or {}),
    }
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def sheet_of(rows_xml: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows_xml}</sheetData></worksheet>"
    )


def saved(folder: Path, content: bytes, name: str = "danh-sach.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
