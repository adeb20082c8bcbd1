"""Work that follows an act in its own transaction; enqueued with it, so that none is lost."""

from __future__ import annotations

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from trail.clock import today
from workflow import long_work
from workflow.actions.close_dossier import close_dossier
from workflow.proofs.verifying import verify_and_keep

# Two seconds, four, eight …: an hour in all, longer than a restart of the database takes.
PATIENTLY = RetryStrategy(max_attempts=11, exponential_wait=2)


@app.task(name="workflow.close_dossier", queue="acts", retry=PATIENTLY)
def close_finished_dossier(dossier_id: int) -> None:
    close_dossier(dossier_id, on=today())


@app.task(name="workflow.bundle_decisions", queue="papers")
def bundle_decisions(job_id: str, run: int | None = None) -> None:
    long_work.write_bundle(job_id, run)


@app.task(name="workflow.verify_history", queue="papers")
def verify_history(job_id: str, run: int | None = None) -> None:
    long_work.write_verification(job_id, run)


@app.task(name="workflow.verify_state", queue="papers")
def verify_rows(job_id: str, run: int | None = None) -> None:
    long_work.write_state_check(job_id, run)


@app.periodic(cron="30 1 * * *")
@app.task(name="workflow.verify_state_daily", queue="papers", queueing_lock="workflow.verify_state_daily")
def verify_rows_daily(timestamp: int) -> None:
    """Every night the rows are compared with the history; the auditor's pages tell what was found."""
    verify_and_keep()
