"""100,000 past titles examined and stored, against calamine, plain checks and COPY of the same rows."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

import psycopg
import python_calamine
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from bench.ground import ground_scene, raw_connection
from bench.measuring import Measured, alternately
from bench.raw import enter
from bench.written import EntryRow, last_entry
from dossiers.loading import load_job
from dossiers.loading.kinds.past_titles import TITLES_LOAD
from dossiers.models import Job, Recipient
from roles.models import Unit
from tests.dossiers.importing.workbooks import people
from tests.scene import TODAY, Scene
from vietnamese.collation import person_key
from vietnamese.text import fold

ROWS = 100_000
_YEARS = (2013, 2014, 2015, 2016)
"""So many titles has each person of the file."""
_COLUMNS = [column.key for column in TITLES_LOAD.listing.columns]
NAME, CODE, BORN, UNIT, TITLE, YEAR, NUMBER, ON, BY = map(
    _COLUMNS.index,
    (
        *("name", "staff_code", "birth_on", "unit", "title", "year"),
        *("decision_number", "decision_on", "decided_by"),
    ),
)
_AWARDS: dict[object, str] = {"Chiến sĩ thi đua cơ sở": "CSTĐCS"}
_KEYS = "SELECT nextval('dossiers_recipient_id_seq') FROM generate_series(1, %s)"
_PEOPLE = (
    "COPY dossiers_recipient (id, kind, unit_id, name, staff_code, sex, birth_on, ethnicity, position, post,"
    " old_unit_opinion, maternity_months, study_months, study_result, folded, sort_key, is_illustrative)"
    " FROM STDIN"
)
_TITLES = (
    "COPY dossiers_heldtitle (recipient_id, award, way, year, decision_number, decision_on, decided_by,"
    " declared_by_id, declared_on, declared_from) FROM STDIN"
)
USUAL_ROUNDS = 2


def load_100000_titles(*, rounds: int | None = None, rows: int = ROWS) -> Measured:
    """Each round fills a unit whose staff nobody has listed before: a load brings its people too."""
    rounds = rounds or USUAL_ROUNDS
    scene, raw = ground_scene(units=2 * rounds + 4), raw_connection()
    numbers = iter(range(1, len(scene.units) + 1))
    first = _uploaded(scene, next(numbers), rows)
    _load(scene, first, rows=rows)
    person = Recipient.objects.order_by("-pk")[0]
    like = last_entry("recipient", person.pk)
    return alternately(
        lambda job: _load(scene, job, rows=rows),
        lambda given: _raw(raw, given, like, rows=rows),
        rounds=rounds,
        ready_product=lambda: _uploaded(scene, next(numbers), rows),
        ready_raw=lambda: _file_of(scene, next(numbers), rows),
    )


def _file_of(scene: Scene, number: int, rows: int) -> tuple[Unit, int, bytes]:
    return scene.units[number - 1], scene["officer"].pk, past_of(f"Ủy ban nhân dân xã số {number}", rows)


def past_of(unit: str, rows: int) -> bytes:
    """The workbook: each person of the unit with a title of each year."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(TITLES_LOAD.listing.sheet)
    for place, column in enumerate(TITLES_LOAD.listing.columns):
        sheet.write_string(0, place, column.heading)
    lines = ((person, year) for person in people(rows // len(_YEARS)) for year in _YEARS)
    for number, (person, year) in enumerate(lines, start=1):
        given = {**person, "unit": unit, "title": "Chiến sĩ thi đua cơ sở", "year": year}
        given |= {"decision_number": f"{year}/QĐ-UBND", "decision_on": date(year + 1, 1, 20)}
        given |= {"decided_by": "Chủ tịch Ủy ban nhân dân huyện Hà Quảng"}
        for place, key in enumerate(_COLUMNS):
            value = given.get(key)
            if isinstance(value, date):
                sheet.write_datetime(number, place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
            elif value is not None:
                sheet.write(number, place, value)
    book.close()
    return buffer.getvalue()


def _uploaded(scene: Scene, number: int, rows: int) -> Job:
    _unit, _user, file = _file_of(scene, number, rows)
    upload = SimpleUploadedFile("cu.xlsx", file)
    return load_job.start(scene.district, TITLES_LOAD, upload, by=scene["officer"])


def _load(scene: Scene, job: Job, *, rows: int) -> None:
    """As the officer does it: look at what would be, then confirm."""
    load_job.examine(job, on=TODAY)
    stored = len(load_job.store_rows(job, by=scene["officer"], on=TODAY).new)
    assert stored == rows, stored


def _raw(raw: psycopg.Connection, given: tuple[Unit, int, bytes], like: EntryRow, *, rows: int) -> None:
    unit, user, file = given
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_index(0)
    right = [row for row in sheet.to_python()[1:] if _is_right(row)]
    assert len(right) == rows
    of_person = [list(found) for _code, found in groupby(right, key=itemgetter(CODE))]
    with raw.transaction(), raw.cursor() as cursor:
        keys = [key for (key,) in cursor.execute(_KEYS, [len(of_person)]).fetchall()]
        with cursor.copy(_PEOPLE) as copy:
            for key, (row, *_more) in zip(keys, of_person, strict=True):
                copy.write_row(_person(key, unit, row))
        with cursor.copy(_TITLES) as copy:
            for line in _titles(keys, of_person, user):
                copy.write_row(line)
        for at in range(0, len(keys), 2_000):
            some = keys[at : at + 2_000]
            enter(raw, [like] * len(some), some)


def _is_right(row: Sequence[object]) -> bool:
    days = isinstance(row[BORN], date) and isinstance(row[ON], date)
    return bool(row[NAME]) and bool(row[NUMBER]) and days and row[TITLE] in _AWARDS


def _person(key: int, unit: Unit, row: Sequence[Any]) -> tuple[object, ...]:
    """Name, code and birth as given; the two search keys; the rest as the table has it by default."""
    name = str(row[NAME])
    given = (key, "individual", unit.pk, name, row[CODE], "male", row[BORN])
    return (*given, "", "", "", "", 0, 0, "", fold(name), person_key(name), False)


def _titles(
    keys: Sequence[int], of_person: Sequence[Sequence[Sequence[Any]]], user: int
) -> Iterator[tuple[object, ...]]:
    for key, found in zip(keys, of_person, strict=True):
        for row in found:
            award = (_AWARDS[row[TITLE]], "công trạng", int(row[YEAR]))
            decided = (row[NUMBER], row[ON], row[BY])
            yield (key, *award, *decided, user, TODAY, "bảng Excel “cu.xlsx”")
