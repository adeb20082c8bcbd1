"""Work that follows an act in its own transaction; enqueued with it, so that none is lost."""

from __future__ import annotations

import logging
from collections.abc import Callable

from procrastinate.contrib.django import app

from trail.clock import today
from workflow import long_work
from workflow.actions.close_dossier import close_dossier
from workflow.proofs.verifying import verify_and_keep

log = logging.getLogger(__name__)


@app.task(name="workflow.close_dossier", queue="acts", retry=5)
def close_finished_dossier(dossier_id: int) -> None:
    close_dossier(dossier_id, on=today())


@app.task(name="workflow.bundle_decisions", queue="papers")
def bundle_decisions(job_id: str) -> None:
    _told_if_it_fails(long_work.write_bundle, job_id)


@app.task(name="workflow.verify_history", queue="papers")
def verify_history(job_id: str) -> None:
    _told_if_it_fails(long_work.write_verification, job_id)


@app.task(name="workflow.verify_state", queue="papers")
def verify_rows(job_id: str) -> None:
    _told_if_it_fails(long_work.write_state_check, job_id)


@app.periodic(cron="30 1 * * *")
@app.task(name="workflow.verify_state_daily", queue="papers", queueing_lock="workflow.verify_state_daily")
def verify_rows_daily(timestamp: int) -> None:
    """Every night the rows are compared with the history; the auditor's pages tell what was found."""
    verify_and_keep()


def _told_if_it_fails(work: Callable[[str], None], job_id: str) -> None:
    """Nobody waits for ever before a progress bar."""
    try:
        work(job_id)
    except Exception:
        log.exception("job %s failed", job_id)
        long_work.fail_job(job_id)
        raise
