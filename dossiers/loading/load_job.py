"""A load from upload to storing: each step leaves its result in the job, so that the page can be left.

about: jurisdiction, sheet (the kind's code), file, name, stage, faults (a JSON file), what was counted.
"""

from __future__ import annotations

import uuid
from datetime import date
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.urls import reverse

from dossiers.importing.cell_faults import Refusal
from dossiers.importing.opening.container import refuse_by_size
from dossiers.loading.examined_load import ExaminedLoad, recall_load, remember_load
from dossiers.loading.kinds.every_kind import KINDS
from dossiers.loading.load_door import store_load
from dossiers.loading.load_files import keep_faults, local_copy
from dossiers.loading.load_kind import LoadKind, LoadPlan
from dossiers.loading.load_sheets.marked_load import marked_load
from dossiers.loading.sheet_rows.row_stream import streamed_workbook
from dossiers.loading.sheet_rows.typed_rows import TooLong, read_load
from dossiers.loading.sheet_rows.uncollected import uncollected
from dossiers.models import Job
from dossiers.models.job_runs import at_work, take_up
from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from roles.models import Jurisdiction
from trail.clock import today
from vietnamese.text import clean

KIND = "load"
EXAMINE, STORE = "dossiers.examine_load", "dossiers.store_load"
BROKE = "Có lỗi của chương trình, chưa ghi dòng nào. Xin thử lại, hoặc báo người quản trị."
STEPS = 3
AT_ONCE_ROWS = 500
AT_ONCE_BYTES = 200_000
"""A file of more is left to a worker: a page never waits for a long list."""
NAMED = 20


def start(jurisdiction: Jurisdiction, kind: LoadKind, upload: File, *, by: Any) -> Job:
    """Keeps the file and makes the job, whose first run is the caller's; Refusal for a file too large."""
    refuse_by_size(upload.size or 0)
    key = uuid.uuid4()
    name = clean(Path(upload.name or "du-lieu.xlsx").name)[-120:]
    kept = default_storage.save(f"imports/{key}.xlsx", upload)
    about = {"jurisdiction": jurisdiction.pk, "sheet": kind.code, "file": kept, "name": name}
    return Job.objects.create(
        id=key,
        owner=by,
        kind=KIND,
        state=Job.State.RUNNING,
        task=EXAMINE,
        given={"on": today().isoformat()},
        title=f"Nạp dữ liệu từ “{name}”",
        about={**about, "stage": "waiting"},
        back_url=reverse("dossiers:load_outcome", args=[key]),
    )


def kind_of(job: Job) -> LoadKind:
    return KINDS[job.about["sheet"]]


def is_long(job: Job) -> bool:
    """Whether a worker should do the next step."""
    rows = job.about.get("rows")
    return (
        rows > AT_ONCE_ROWS if rows is not None else default_storage.size(job.about["file"]) > AT_ONCE_BYTES
    )


@uncollected()
def examine(job: Job, *, on: date, most_rows: int | None = None) -> bool:
    """Reads, checks and compares; the job then stands at refused, faults or ready. With more than `most_rows`
    rows it answers False: a worker shall do it. Raises RunLost when another has begun to examine it."""
    job.begin(total=STEPS, task=EXAMINE, given={"on": on.isoformat()})
    kind = kind_of(job)
    try:
        with local_copy(job) as (path, content), streamed_workbook(path) as sheets:
            examined = ExaminedLoad(kind, read_load(sheets(), kind, today=on, most_rows=most_rows))
            job.keep(done=1)
            plan = examined.compared(_jurisdiction(job), on=on)
            job.keep(done=2)
            faults = examined.faults
            keep_faults(job, faults, marked_load(sheets, faults, count=faults.total) if faults else b"")
    except Refusal as refusal:
        _finish(job, stage="refused", refused=refusal.as_dict(), message=refusal.what)
        return True
    except TooLong:
        return False
    remember_load(content, examined, on=on)
    _finish(job, **_outcome(examined, plan))
    return True


def _outcome(examined: ExaminedLoad, plan: LoadPlan) -> dict[str, Any]:
    faults = examined.faults
    return {
        "stage": "faults" if faults else "ready",
        "rows": examined.reading.rows,
        "fault_count": faults.total,
        "faulty_rows": len(faults.rows),
        "notes": examined.notes,
        "new": len(plan.new),
        "subjects": plan.subjects,
        "already": plan.already,
        "doubtful": len(plan.doubtful),
        "doubts": [list(each) for each in plan.doubtful[:NAMED]],
        "refuted": len(plan.refuted),
        "refutals": [list(each) for each in plan.refuted[:NAMED]],
        "newcomer_count": len(plan.newcomers),
        "newcomers": [list(each) for each in plan.newcomers[:NAMED]],
        "counts": dict(plan.counts),
        "refused": None,
    }


@uncollected()
def store_rows(job: Job, *, by: Any, on: date) -> LoadPlan:
    """Stores what the file holds and marks the job in the same transaction; a second call adds nothing.
    Raises Refused when something changed since the page was shown."""
    if job.about["stage"] == "stored":
        return LoadPlan()
    job.keep(total=max(1, job.about["subjects"]))
    with local_copy(job) as (path, content):
        examined = recall_load(content, kind_of(job), on=on)
        if examined is None:
            with streamed_workbook(path) as sheets:
                examined = ExaminedLoad(kind_of(job), read_load(sheets(), kind_of(job), today=on))
    return _store_once(job, examined, content, by=by, on=on)


@one_act
def _store_once(job: Job, examined: ExaminedLoad, content: str, *, by: Any, on: date) -> LoadPlan:
    """The job is marked last, so that its row is free for a beat; RunLost takes the rows back."""

    def told(done: int) -> None:
        job.done = done

    file = {"name": job.about["name"], "sha256": content}
    plan = store_load(examined, _jurisdiction(job), by=by, on=on, told=told, **file)
    counted: dict[str, Any] = {
        "stored": len(plan.new),
        "already": plan.already,
        "doubtful": len(plan.doubtful),
        "refuted": len(plan.refuted),
    }
    _finish(job, stage="stored", newcomer_count=len(plan.newcomers), **counted)
    return plan


def store_or_examine_again(job: Job, *, by: Any, on: date) -> LoadPlan | Refused:
    """What a click on store does: stores, or tells why not and brings the job up to date."""
    try:
        return store_rows(job, by=by, on=on)
    except (Refused, Refusal) as refused:
        examine(job, on=on)
        return refused if isinstance(refused, Refused) else Refused(refused.what, remedy=refused.remedy)


def examine_now_or_later(job: Job, *, on: date) -> None:
    with at_work(job, if_it_fails=BROKE):
        if is_long(job) or not examine(job, on=on, most_rows=AT_ONCE_ROWS):
            job.hand_over(EXAMINE, on=on.isoformat())


def go_on(job: Job, *, on: date) -> None:
    """What a person asks who finds the job silent: it is stored if that was asked, or examined."""
    if job.task == STORE:
        take_up(job)
    else:
        examine_now_or_later(job, on=on)


def _jurisdiction(job: Job) -> Jurisdiction:
    return Jurisdiction.objects.get(pk=job.about["jurisdiction"])


def _finish(job: Job, *, message: str = "", **about: Any) -> None:
    job.finish(done=job.total, message=message, about=job.about | about, result=job.result.name)
