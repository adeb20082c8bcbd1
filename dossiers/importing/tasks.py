"""Long imports on a worker; the queue lives in the database, so a job is enqueued with what it needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from procrastinate.contrib.django import app

from dossiers.importing.import_job import examine, fail_import, store_or_examine_again
from dossiers.models import Job


@app.task(name="dossiers.examine_import", queue="imports", pass_context=False)
def examine_import(job_id: str, on: str) -> None:
    """Reads and checks the job's file as of the day `on` (ISO)."""
    job = Job.objects.get(pk=job_id)
    try:
        examine(job, on=date.fromisoformat(on))
    except Exception:
        fail_import(job)


@app.task(name="dossiers.store_import", queue="imports", pass_context=False)
def store_import(job_id: str, user_id: int, on: str) -> None:
    """Stores the job's rows for the user who asked for it."""
    job = Job.objects.get(pk=job_id)
    user: Any = get_user_model().objects.get(pk=user_id)
    try:
        refused = store_or_examine_again(job.pk, by=user, on=date.fromisoformat(on))
    except Exception:
        fail_import(job)
        return
    if refused is not None:
        Job.objects.filter(pk=job_id).update(message=str(refused)[:1000])
