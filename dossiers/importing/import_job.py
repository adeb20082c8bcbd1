"""An import from upload to storing: each step leaves its result in the job, so that the page can be left.

about: dossier, file, stage, decisions, faults (a stored JSON file), counts, notes, questions, awards.
"""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.utils import timezone

from dossiers.importing.cell_faults import CellFault, Refusal
from dossiers.importing.checking.all_faults import read_all
from dossiers.importing.checking.unsuited import unsuited_rows
from dossiers.importing.matching.people import NEW
from dossiers.importing.matching.remembering import Examined, recall_examined, remember
from dossiers.importing.matching.unit_roster import roster_of
from dossiers.importing.opening.container import refuse_by_size
from dossiers.importing.opening.workbook_reader import ReadSheet, read_workbook
from dossiers.importing.outcome import outcome_of
from dossiers.importing.storing.store import store
from dossiers.importing.workbooks.fault_report import marked_workbook
from dossiers.models import Dossier, Job
from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from vietnamese.text import clean

log = logging.getLogger(__name__)

KIND = "import"
STEPS = 4
AT_ONCE_ROWS = 500
AT_ONCE_BYTES = 200_000
"""Above either a worker does it: a page never waits for a long list."""


def start(dossier: Dossier, upload: File, *, by: Any) -> Job:
    """Keeps the file and makes the job; raises Refusal for a file too large to keep."""
    refuse_by_size(upload.size or 0)
    key = uuid.uuid4()
    name = clean(Path(upload.name or "danh-sach.xlsx").name)[-120:]
    kept = default_storage.save(f"imports/{key}.xlsx", upload)
    return Job.objects.create(
        id=key,
        owner=by,
        kind=KIND,
        title=f"Nhập danh sách từ “{name}”",
        about={"dossier": dossier.pk, "file": kept, "name": name, "stage": "waiting", "decisions": {}},
    )


def is_long(job: Job) -> bool:
    """Whether a worker should do the next step."""
    rows = job.about.get("rows")
    return (
        rows > AT_ONCE_ROWS if rows is not None else default_storage.size(job.about["file"]) > AT_ONCE_BYTES
    )


def examine(job: Job, *, on: date, most_rows: int | None = None) -> bool:
    """Reads, checks and matches; the job then stands at refused, faults, questions or ready.

    With more than `most_rows` lines it stops after reading and answers False: a worker shall go on.
    """
    _begin(job)
    try:
        sheets, content = _sheets(job)
        if most_rows is not None and sum(len(sheet.rows) for sheet in sheets) > most_rows:
            return False
        _step(job, 1)
        reading = read_all(sheets, today=on)
    except Refusal as refusal:
        _finish(job, stage="refused", refused=refusal.as_dict(), message=refusal.what)
        return True
    _step(job, 2)
    dossier = Dossier.objects.select_related("unit").get(pk=job.about["dossier"])
    examined = Examined(reading)
    found = examined.matched(roster_of(dossier), job.about["decisions"])
    remember(content, examined, on=on)
    unsuited = unsuited_rows(reading.rows, dossier, on=on)
    _step(job, 3)
    faults = in_order([*reading.faults, *found.faults, *unsuited])
    _keep_faults(job, sheets, faults)
    _finish(job, **outcome_of(reading, found, faults))
    return True


def answer_questions(job: Job, answers: Mapping[str, str]) -> None:
    """Keeps the answers to the questions that were asked; others are ignored."""
    asked = {
        q["key"]: {NEW, *(str(c["id"]) for c in q["candidates"])} for q in job.about.get("questions", ())
    }
    given = {key: value for key, value in answers.items() if value in asked.get(key, ())}
    job.about["decisions"] |= given
    job.save(update_fields=["about"])


def store_rows(job_id: uuid.UUID, *, by: Any, on: date) -> int:
    """Stores what the job holds and marks it stored in the same transaction; a second call adds nothing.

    Raises Refused when something changed since the page was shown; examine() tells what.
    """
    content, examined = _examined(Job.objects.get(pk=job_id), on=on)
    return _store_once(job_id, content, examined, by=by, on=on)


@one_act
def _store_once(job_id: uuid.UUID, content: str, examined: Examined, *, by: Any, on: date) -> int:
    job = Job.objects.select_for_update().get(pk=job_id)
    if job.about["stage"] == "stored":
        return int(job.about["stored"])
    source = f"{job.about['name']} (SHA-256 {content})"
    dossier_id, decisions = job.about["dossier"], job.about["decisions"]
    count = store(dossier_id, examined, decisions, by=by, on=on, source=source)
    _finish(job, stage="stored", stored=count)
    return count


def store_or_examine_again(job_id: uuid.UUID, *, by: Any, on: date) -> Refused | None:
    """What a click on store does: stores, or tells why not and brings the job up to date."""
    try:
        store_rows(job_id, by=by, on=on)
    except (Refused, Refusal) as refused:
        examine(Job.objects.get(pk=job_id), on=on)
        return refused if isinstance(refused, Refused) else Refused(refused.what, remedy=refused.remedy)
    return None


def fail_import(job: Job) -> None:
    """The person sees that it stopped and may try again; what happened stands in the server's log."""
    log.exception("import %s failed", job.pk)
    job.state, job.finished_at = Job.State.FAILED, timezone.now()
    job.message = "Có lỗi của chương trình, chưa ghi dòng nào. Xin thử lại, hoặc báo người quản trị."
    job.save(update_fields=["state", "finished_at", "message"])


def faults_of(job: Job) -> list[CellFault]:
    if not job.about.get("faults"):
        return []
    with default_storage.open(job.about["faults"]) as stream:
        return [CellFault(**fault) for fault in json.load(stream)]


def in_order(faults: list[CellFault]) -> list[CellFault]:
    """By sheet as they first occur, then by row."""
    sheets = list(dict.fromkeys(fault.sheet for fault in faults))
    return sorted(faults, key=lambda fault: (sheets.index(fault.sheet), fault.row))


def _sheets(job: Job) -> tuple[list[ReadSheet], str]:
    """The sheets of the kept file and the SHA-256 of the very bytes they were read from."""
    with _local_copy(job) as (path, content):
        return read_workbook(path), content


def _examined(job: Job, *, on: date) -> tuple[str, Examined]:
    """The SHA-256 of the kept file and what its rows say: remembered only for these very bytes."""
    with _local_copy(job) as (path, content):
        found = recall_examined(content, on=on)
        return content, found or Examined(read_all(read_workbook(path), today=on))


@contextmanager
def _local_copy(job: Job) -> Iterator[tuple[Path, str]]:
    """Through the storage, wherever it keeps the file; with its SHA-256."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as local:
        with default_storage.open(job.about["file"]) as kept:
            shutil.copyfileobj(kept, local)
        local.seek(0)
        yield Path(local.name), hashlib.file_digest(local, "sha256").hexdigest()


def _begin(job: Job) -> None:
    job.state, job.done, job.total, job.message, job.finished_at = Job.State.RUNNING, 0, STEPS, "", None
    job.save()


def _step(job: Job, done: int) -> None:
    job.done = done
    job.save(update_fields=["done"])


def _finish(job: Job, *, message: str = "", **about: Any) -> None:
    job.about |= about
    job.state, job.done, job.message = Job.State.DONE, job.total, message
    job.finished_at = timezone.now()
    job.save()


def _keep_faults(job: Job, sheets: list[ReadSheet], faults: list[CellFault]) -> None:
    """The table for the page and the marked workbook for Excel; earlier ones go."""
    if job.about.get("faults"):
        default_storage.delete(job.about.pop("faults"))
    if job.result:
        job.result.delete(save=False)
    if not faults:
        return
    told = json.dumps([fault.as_dict() for fault in faults], ensure_ascii=False).encode()
    job.about["faults"] = default_storage.save(f"imports/{job.pk}-faults.json", ContentFile(told))
    job.result.save(f"{job.pk}.xlsx", ContentFile(marked_workbook(sheets, faults)), save=False)
