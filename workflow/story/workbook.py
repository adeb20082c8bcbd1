"""What a clerk does with the downloaded template: fill in awards, ratings and initiatives, and save."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from dossiers.importing.checking.columns import COLLECTIVES, PERSONS
from dossiers.importing.workbooks.template import people_of, template_formats, write_listing
from dossiers.models import Dossier
from law.awards import award as award_of

_SAME = ("staff_code", "name", "sex", "birth_on", "post", "position")
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
    """The lists of the dossier's own template with these lines, without the choices that help a person."""
    wanted, people = list(lines), people_of(dossier)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    looks = template_formats(book)
    for listing in (PERSONS, COLLECTIVES):
        rows = _filled(people.get(listing.kind, []), wanted)
        write_listing(book, listing, dossier.year, rows, {}, looks)
    book.close()
    return SimpleUploadedFile(name, buffer.getvalue(), content_type=_XLSX)


def _filled(people: list[dict[str, Any]], lines: list[WorkbookLine]) -> list[dict[str, Any]]:
    """A second line of one person stands below the last, without what was asked on the first."""
    places = {str(person["staff_code"]): place for place, person in enumerate(people)}
    rows, asked, more = list(people), set[int](), []
    for line in lines:
        if (place := places.get(line.code)) is None:
            continue
        if place in asked:
            more.append({key: people[place][key] for key in _SAME} | line.values)
        else:
            rows[place] = people[place] | line.values
        asked.add(place)
    return [*rows, *more]
