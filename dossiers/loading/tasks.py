"""Loads on a worker; the queue lives in the database, so a job is enqueued with what it needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from procrastinate.contrib.django import app

from dossiers.loading import load_job
from dossiers.loading.load_job import BROKE, EXAMINE, STORE
from dossiers.models import Job
from dossiers.models.job_runs import run_from_queue
from roles.doors.refusals import Refused


@app.task(name=EXAMINE, queue="imports", pass_context=False)
@run_from_queue(BROKE)
def examine_load(job: Job, on: str) -> None:
    """Reads and checks the job's file as of the day `on` (ISO)."""
    load_job.examine(job, on=date.fromisoformat(on))


@app.task(name=STORE, queue="imports", pass_context=False)
@run_from_queue(BROKE)
def store_load(job: Job, user_id: int, on: str) -> None:
    """Stores what the job's file holds for the user who asked for it."""
    user: Any = get_user_model().objects.get(pk=user_id)
    answer = load_job.store_or_examine_again(job, by=user, on=date.fromisoformat(on))
    if isinstance(answer, Refused):
        job.keep(message=str(answer)[:1000])
