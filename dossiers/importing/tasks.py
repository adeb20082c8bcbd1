"""Long imports on a worker; the queue lives in the database, so a job is enqueued with what it needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from procrastinate.contrib.django import app

from dossiers.importing import import_job
from dossiers.importing.import_job import BROKE, EXAMINE, STORE
from dossiers.models import Job
from dossiers.models.job_runs import run_from_queue


@app.task(name=EXAMINE, queue="imports", pass_context=False)
@run_from_queue(BROKE)
def examine_import(job: Job, on: str) -> None:
    """Reads and checks the job's file as of the day `on` (ISO)."""
    import_job.examine(job, on=date.fromisoformat(on))


@app.task(name=STORE, queue="imports", pass_context=False)
@run_from_queue(BROKE)
def store_import(job: Job, user_id: int, on: str) -> None:
    """Stores the job's rows for the user who asked for it."""
    user: Any = get_user_model().objects.get(pk=user_id)
    refused = import_job.store_or_examine_again(job, by=user, on=date.fromisoformat(on))
    if refused is not None:
        job.keep(message=str(refused)[:1000])
