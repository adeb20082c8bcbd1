"""An import from upload to storing: each step leaves its result in the job, so that the page can be left.

about: dossier, file, stage, decisions, faults (a stored JSON file), counts, notes, questions, awards.
"""

from __future__ import annotations

import hashlib
import json
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

from dossiers.importing.cell_faults import CellFault, Refusal
from dossiers.importing.checking.all_faults import read_all
from dossiers.importing.checking.unsuited import unsuited_rows
from dossiers.importing.matching.people import NEW
from dossiers.importing.matching.remembering import Examined, recall_examined, remember
from dossiers.importing.matching.unit_roster import roster_of
from dossiers.importing.opening.container import refuse_by_size
from dossiers.importing.opening.limits import HEAD_ROWS
from dossiers.importing.opening.workbook_reader import ReadSheet, read_workbook
from dossiers.importing.outcome import outcome_of
from dossiers.importing.storing.store import store
from dossiers.importing.workbooks.choice_lists import offered_lists
from dossiers.importing.workbooks.fault_report import WritesLists, marked_workbook
from dossiers.models import Dossier, Job
from dossiers.models.job_runs import at_work, take_up
from dossiers.uploads.temporary_names import TEMPORARY
from roles.doors.foreign_ids import not_of_this
from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from trail.clock import today
from vietnamese.dates import short_date
from vietnamese.text import clean

KIND = "import"
EXAMINE, STORE = "dossiers.examine_import", "dossiers.store_import"
BROKE = "Có lỗi của chương trình, chưa ghi dòng nào. Xin thử lại, hoặc báo người quản trị."
FOR_THE_HEIR = "Đơn vị kế tục lập hồ sơ của mình rồi nhập danh sách vào đó."
STEPS = 4
AT_ONCE_ROWS = 500
AT_ONCE_BYTES = 200_000
"""Above either a worker does it: a page never waits for a long list."""


def start(dossier: Dossier, upload: File, *, by: Any) -> Job:
    """Keeps the file and makes the job, whose first run is the caller's; Refusal for a file too large, and
    for a unit that has ended: its people are in the list of its heir."""
    refuse_by_size(upload.size or 0)
    if (ended_on := dossier.unit.ended_on) is not None and ended_on < today():
        raise Refusal("ended", f"Đơn vị của hồ sơ này đã kết thúc ngày {short_date(ended_on)}.", FOR_THE_HEIR)
    key = uuid.uuid4()
    name = clean(Path(upload.name or "danh-sach.xlsx").name)[-120:]
    kept = default_storage.save(f"imports/{key}.xlsx", upload)
    return Job.objects.create(
        id=key,
        owner=by,
        kind=KIND,
        state=Job.State.RUNNING,
        task=EXAMINE,
        given={"on": today().isoformat()},
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
    Raises RunLost when another has begun to examine it.
    """
    job.begin(total=STEPS, task=EXAMINE, given={"on": on.isoformat()})
    try:
        sheets, content = _sheets(job)
        if most_rows is not None and sum(len(sheet.rows) for sheet in sheets) > most_rows:
            return False
        job.keep(done=1)
        reading = read_all(sheets, today=on)
    except Refusal as refusal:
        _finish(job, stage="refused", refused=refusal.as_dict(), message=refusal.what)
        return True
    job.keep(done=2)
    dossier = Dossier.objects.select_related("unit").get(pk=job.about["dossier"])
    examined = Examined(reading)
    found = examined.matched(roster_of(dossier), job.about["decisions"])
    remember(content, examined, on=on)
    unsuited = unsuited_rows(reading.rows, dossier, on=on)
    job.keep(done=3)
    faults = in_order([*reading.faults, *found.faults, *unsuited])
    _keep_faults(job, sheets, faults, offered_lists(dossier, on=on))
    _finish(job, **outcome_of(reading, found, faults))
    return True


def answer_questions(job: Job, answers: Mapping[str, str]) -> None:
    """Keeps the answers to the questions that were asked; Refused for a person who was not offered."""
    asked = {
        q["key"]: {NEW, *(str(c["id"]) for c in q["candidates"])} for q in job.about.get("questions", ())
    }
    given = {key: value for key, value in answers.items() if value}
    if foreign := [value for key, value in given.items() if value not in asked.get(key, ())]:
        raise not_of_this("Người trong danh sách của đơn vị", f"“{foreign[0]}”")
    job.about["decisions"] |= given
    job.keep(about=job.about)


def store_rows(job_id: uuid.UUID, *, by: Any, on: date) -> int:
    """Stores what the job holds and marks it stored in the same transaction; a second call adds nothing.

    Raises Refused when something changed since the page was shown; examine() tells what.
    """
    return _store(Job.objects.get(pk=job_id), by=by, on=on)


def _store(job: Job, *, by: Any, on: date) -> int:
    if job.about["stage"] == "stored":
        return int(job.about["stored"])
    content, examined = _examined(job, on=on)
    return _store_once(job, content, examined, by=by, on=on)


@one_act
def _store_once(job: Job, content: str, examined: Examined, *, by: Any, on: date) -> int:
    """The job is marked last, so that its row is free for a beat; RunLost takes the rows back."""
    source = {"name": job.about["name"], "sha256": content}
    count = store(job.about["dossier"], examined, job.about["decisions"], by=by, on=on, **source)
    _finish(job, stage="stored", stored=count)
    return count


def store_or_examine_again(job: Job, *, by: Any, on: date) -> Refused | None:
    """What a click on store does: stores, or tells why not and brings the job up to date."""
    try:
        _store(job, by=by, on=on)
    except (Refused, Refusal) as refused:
        examine(job, on=on)
        return refused if isinstance(refused, Refused) else Refused(refused.what, remedy=refused.remedy)
    return None


def examine_now_or_later(job: Job, *, on: date) -> None:
    """A short list at once; a long one is left to a worker, whatever it is that makes it long."""
    with at_work(job, if_it_fails=BROKE):
        if is_long(job) or not examine(job, on=on, most_rows=AT_ONCE_ROWS + HEAD_ROWS):
            job.hand_over(EXAMINE, on=on.isoformat())


def go_on(job: Job, *, on: date) -> None:
    """What a person asks who finds the job silent: the list is stored if that was asked, or examined."""
    if job.task == STORE:
        take_up(job)
    else:
        examine_now_or_later(job, on=on)


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
    with tempfile.NamedTemporaryFile(prefix=TEMPORARY, suffix=".xlsx") as local:
        with default_storage.open(job.about["file"]) as kept:
            shutil.copyfileobj(kept, local)
        local.seek(0)
        yield Path(local.name), hashlib.file_digest(local, "sha256").hexdigest()


def _finish(job: Job, *, message: str = "", **about: Any) -> None:
    job.finish(done=job.total, message=message, about=job.about | about, result=job.result.name)


def _keep_faults(job: Job, sheets: list[ReadSheet], faults: list[CellFault], lists: WritesLists) -> None:
    """The table for the page and the marked workbook for Excel; earlier ones go.

    Their names carry the run: who lost his run meanwhile deletes nobody else's.
    """
    if job.about.get("faults"):
        default_storage.delete(job.about.pop("faults"))
    if job.result:
        job.result.delete(save=False)
    if not faults:
        return
    told = json.dumps([fault.as_dict() for fault in faults], ensure_ascii=False).encode()
    job.about["faults"] = default_storage.save(f"imports/{job.pk}-{job.run}-faults.json", ContentFile(told))
    job.result.save(
        f"{job.pk}-{job.run}.xlsx", ContentFile(marked_workbook(sheets, faults, lists=lists)), save=False
    )
