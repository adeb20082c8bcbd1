"""What a clerk does with the downloaded template: fill in awards, ratings and initiatives, and save."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dossiers.importing.checking.columns import COLLECTIVES, LISTINGS, PERSONS, Listing
from dossiers.importing.workbooks.template import template_workbook
from dossiers.models import Dossier
from law.awards import award as award_of

_FIRST_ROW = 4
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class WorkbookLine:
    """What is asked for one recipient, told by staff code; `facts` are further columns by their key."""

    code: str
    award: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, Any]:
        named = award_of(self.award)
        return {"title" if named.is_title else "form": named.name, **self.facts}


def filled_template(dossier: Dossier, lines: Iterable[WorkbookLine], *, name: str) -> SimpleUploadedFile:
    """The dossier's own template with these lines; a second line of one person is added below the last."""
    book = load_workbook(io.BytesIO(template_workbook(dossier)))
    wanted = list(lines)
    for listing in (PERSONS, COLLECTIVES):
        _fill(book[listing.sheet], listing, wanted)
    buffer = io.BytesIO()
    book.save(buffer)
    return SimpleUploadedFile(name, buffer.getvalue(), content_type=_XLSX)


def _fill(sheet: Worksheet, listing: Listing, lines: list[WorkbookLine]) -> None:
    places = {column.key: place for place, column in enumerate(listing.columns, start=1)}
    known: dict[str, int] = {}
    row = _FIRST_ROW
    while code := sheet.cell(row, places["staff_code"]).value:
        known[str(code)] = row
        row += 1
    used: set[int] = set()
    for line in lines:
        if line.code not in known:
            continue
        target = known[line.code]
        if target in used:
            target, row = _copied(sheet, target, row), row + 1
        used.add(target)
        for key, value in line.values.items():
            _write(sheet, target, places[key], value)


def _copied(sheet: Worksheet, source: int, target: int) -> int:
    """The same person once more, on a row of its own, without what was asked on the first."""
    for place, column in enumerate(LISTINGS[0].columns, start=1):
        if column.key in ("staff_code", "name", "sex", "birth_on", "post", "position"):
            _write(sheet, target, place, sheet.cell(source, place).value)
    return target


def _write(sheet: Worksheet, row: int, place: int, value: Any) -> None:
    cell = sheet.cell(row, place)
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
