"""Long imports on a worker; the queue lives in the database, so a job is enqueued with what it needs."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone
from procrastinate.contrib.django import app

from dossiers.importing.jobs import examine, store_or_examine_again
from dossiers.models import Job

log = logging.getLogger(__name__)


@app.task(name="dossiers.examine_import", queue="imports", pass_context=False)
def examine_import(job_id: str, on: str) -> None:
    """Reads and checks the job's file as of the day `on` (ISO)."""
    job = Job.objects.get(pk=job_id)
    try:
        examine(job, on=date.fromisoformat(on))
    except Exception:
        _failed(job)


@app.task(name="dossiers.store_import", queue="imports", pass_context=False)
def store_import(job_id: str, user_id: int, on: str) -> None:
    """Stores the job's rows for the user who asked for it."""
    job = Job.objects.get(pk=job_id)
    user: Any = get_user_model().objects.get(pk=user_id)
    try:
        refused = store_or_examine_again(job.pk, by=user, on=date.fromisoformat(on))
    except Exception:
        _failed(job)
        return
    if refused is not None:
        Job.objects.filter(pk=job_id).update(message=str(refused)[:1000])


def _failed(job: Job) -> None:
    """The person sees that it stopped and may try again; what happened stands in the server's log."""
    log.exception("import %s failed", job.pk)
    job.state, job.finished_at = Job.State.FAILED, timezone.now()
    job.message = "Có lỗi của chương trình, chưa ghi dòng nào. Xin thử lại, hoặc báo người quản trị."
    job.save(update_fields=["state", "finished_at", "message"])
