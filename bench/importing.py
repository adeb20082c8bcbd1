"""10,000 rows read, checked and stored, against calamine, plain checks and COPY of the same rows."""

from __future__ import annotations

import io
from datetime import date

import psycopg
import python_calamine
from django.core.files.uploadedfile import SimpleUploadedFile

from bench.ground import ground_scene, raw_connection
from bench.measuring import Measured, alternately
from dossiers.importing import jobs
from dossiers.models import Dossier, Job, Recipient
from tests.dossiers.importing.workbooks import people, workbook
from tests.scene import TODAY, Scene
from vietnamese.text import fold
from workflow.actions.begin import begin

ROWS = 10_000
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


def import_10000(*, rounds: int | None = None) -> Measured:
    scene = ground_scene()
    raw = raw_connection()
    file = workbook(people(ROWS))
    return alternately(
        lambda job: _import(scene, job),
        lambda dossier: _raw(raw, dossier, file),
        rounds=rounds or 3,
        ready_product=lambda: _job(scene, file),
        ready_raw=lambda: _empty(scene),
    )


def _empty(scene: Scene) -> Dossier:
    return begin(
        unit=scene.units[2],
        jurisdiction=scene.district,
        year=2020,
        title="Danh sách lớn",
        by=scene["clerk3"],
        on=TODAY,
    )


def _job(scene: Scene, file: bytes) -> Job:
    Recipient.objects.exclude(nominations__isnull=False).delete()
    Dossier.objects.filter(unit=scene.units[2])
    upload = SimpleUploadedFile("danh-sach.xlsx", file)
    return jobs.start(_empty(scene), upload, by=scene["clerk3"])


def _import(scene: Scene, job: Job) -> None:
    jobs.examine(job, on=TODAY)
    stored = jobs.store_rows(job.pk, by=scene["clerk3"], on=TODAY)
    assert stored == ROWS, stored


def _raw(raw: psycopg.Connection, dossier: Dossier, file: bytes) -> None:
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_name("Cá nhân")
    rows = [row for row in sheet.to_python()[1:] if _is_right(row)]
    assert len(rows) == ROWS
    with raw.transaction(), raw.cursor() as cursor:
        first = cursor.execute("SELECT coalesce(max(id), 0) + 1000000 FROM dossiers_recipient").fetchone()
        assert first is not None
        with cursor.copy(_PEOPLE) as copy:
            for place, row in enumerate(rows):
                copy.write_row(_person(first[0] + place, dossier, row))
        with cursor.copy(_NOMINATIONS) as copy:
            for place, row in enumerate(rows):
                copy.write_row(_nomination(first[0] + place, dossier, row))


def _is_right(row: list[object]) -> bool:
    return bool(row[2]) and row[3] in ("Nam", "Nữ") and isinstance(row[4], date)


def _person(pk: int, dossier: Dossier, row: list[object]) -> tuple[object, ...]:
    name = str(row[2])
    return (
        pk, "individual", dossier.unit_id, name, f"{pk}", "male", row[4], "", "", "", "", 0, 0, "",
        fold(name), name, False,
    )  # fmt: skip


def _nomination(pk: int, dossier: Dossier, row: list[object]) -> tuple[object, ...]:
    since, until = date(2020, 1, 1), date(2020, 12, 31)
    return (
        dossier.pk, pk, "LĐTT", "công trạng", "draft", "", 0, "", since, until, "", row[2], "", row[2], "",
        "[]", "[]", 1,
    )  # fmt: skip
