"""10,000 rows read, checked and stored, against calamine, plain checks and COPY of the same rows."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date

import psycopg
import python_calamine
from django.core.files.uploadedfile import SimpleUploadedFile

from bench.ground import ground_scene, raw_connection
from bench.measuring import Measured, alternately
from bench.raw import enter
from bench.written import EntryRow, last_entry
from dossiers.importing import import_job
from dossiers.importing.checking.columns import PERSONS
from dossiers.models import Dossier, Job
from tests.dossiers.importing.workbooks import people, workbook
from tests.scene import TODAY, Scene
from vietnamese.collation import person_key
from vietnamese.text import fold
from workflow.actions.begin import begin

ROWS = 10_000
_COLUMNS = [column.key for column in PERSONS.columns]
CODE, NAME, SEX, BORN, TITLE = map(_COLUMNS.index, ("staff_code", "name", "sex", "birth_on", "title"))
_SEXES: dict[object, str] = {"Nam": "male", "Nữ": "female"}
_TITLES: dict[object, str] = {"Lao động tiên tiến": "LĐTT"}
USUAL_ROUNDS = 3
_KEYS = "SELECT nextval('dossiers_recipient_id_seq') FROM generate_series(1, %s)"
_PEOPLE = (
    "COPY dossiers_recipient (id, kind, unit_id, name, staff_code, sex, birth_on, ethnicity, position, post,"
    " old_unit_opinion, maternity_months, study_months, study_result, folded, sort_key, is_illustrative)"
    " FROM STDIN"
)
_NOMINATIONS = (
    "COPY dossiers_nomination (dossier_id, recipient_id, award, way, standing, held_from, ordinal, reason,"
    " achievement_since, achievement_until, achievement, recipient_name, recipient_post, sort_key, verdict,"
    " findings, settled, version) FROM STDIN"
)


def import_10000(*, rounds: int | None = None, rows: int = ROWS) -> Measured:
    """Each round fills the empty dossier of a unit whose staff nobody has listed before."""
    rounds = rounds or USUAL_ROUNDS
    scene, raw = ground_scene(units=2 * rounds + 4), raw_connection()
    numbers = iter(range(1, len(scene.units) + 1))
    file = workbook(people(rows))
    first = _uploaded(scene, file, next(numbers))
    _import(scene, *first, rows=rows)
    like = last_entry("dossier", first[0].about["dossier"])
    return alternately(
        lambda ready: _import(scene, *ready, rows=rows),
        lambda dossier: _raw(raw, dossier, file, like, rows=rows),
        rounds=rounds,
        ready_product=lambda: _uploaded(scene, file, next(numbers)),
        ready_raw=lambda: _empty(scene, next(numbers)),
    )


def _empty(scene: Scene, number: int) -> Dossier:
    unit, clerk = scene.units[number - 1], scene[f"clerk{number}"]
    return begin(unit=unit, jurisdiction=scene.district, year=2020, title="Danh sách lớn", by=clerk, on=TODAY)


def _uploaded(scene: Scene, file: bytes, number: int) -> tuple[Job, int]:
    upload = SimpleUploadedFile("danh-sach.xlsx", file)
    return import_job.start(_empty(scene, number), upload, by=scene[f"clerk{number}"]), number


def _import(scene: Scene, job: Job, number: int, *, rows: int) -> None:
    """As the clerk does it: look at what is wrong, then store."""
    import_job.examine(job, on=TODAY)
    stored = import_job.store_rows(job.pk, by=scene[f"clerk{number}"], on=TODAY)
    assert stored == rows, stored


def _raw(raw: psycopg.Connection, dossier: Dossier, file: bytes, like: EntryRow, *, rows: int) -> None:
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_name("Cá nhân")
    right = [row for row in sheet.to_python()[1:] if _is_right(row)]
    assert len(right) == rows
    with raw.transaction(), raw.cursor() as cursor:
        keys = [key for (key,) in cursor.execute(_KEYS, [rows]).fetchall()]
        with cursor.copy(_PEOPLE) as copy:
            for row in _people(keys, dossier, right):
                copy.write_row(row)
        with cursor.copy(_NOMINATIONS) as copy:
            for row in _nominations(keys, dossier, right):
                copy.write_row(row)
        enter(raw, [like], [dossier.pk])


def _is_right(row: Sequence[object]) -> bool:
    return bool(row[NAME]) and row[SEX] in _SEXES and isinstance(row[BORN], date) and row[TITLE] in _TITLES


def _people(
    keys: Sequence[int], dossier: Dossier, rows: Sequence[Sequence[object]]
) -> Iterator[tuple[object, ...]]:
    """Name, code, sex and birth as given; the two search keys; the rest as the table has it by default."""
    for key, row in zip(keys, rows, strict=True):
        name = str(row[NAME])
        given = (key, "individual", dossier.unit_id, name, row[CODE], _SEXES[row[SEX]], row[BORN])
        yield (*given, "", "", "", "", 0, 0, "", fold(name), person_key(name), False)


def _nominations(
    keys: Sequence[int], dossier: Dossier, rows: Sequence[Sequence[object]]
) -> Iterator[tuple[object, ...]]:
    period = date(2020, 1, 1), date(2020, 12, 31)
    for key, row in zip(keys, rows, strict=True):
        name = str(row[NAME])
        award = (_TITLES[row[TITLE]], "công trạng", "draft", "", 0, "", *period, "")
        yield (dossier.pk, key, *award, name, "", person_key(name), "", "[]", "[]", 1)
