"""Work that runs beside the pages, on a queue in the same PostgreSQL: a job shares its transaction's fate.

A room keeps its tasks in its own `tasks.py` (found by itself) and asks for one inside the act that needs it:

    from procrastinate import RetryStrategy
    from procrastinate.contrib.django import app

    @app.task(queue="printing", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
    def print_decision(*, decision_id: int) -> None: ...

    print_decision.defer(decision_id=decision.pk)      # within its `one_act`

A job takes keys, never names or papers: its arguments stay in the queue's history and in the log. It may run
twice (a worker killed at the wrong moment), so it looks first whether its work is done. One that fails in
every attempt stays in the table as failed. `manage.py procrastinate worker` runs them, as many as wanted.
Work with a page of its own (dossiers.Job) is a `run_from_queue` of `dossiers.models.job_runs`.
"""

import logging

from asgiref.sync import sync_to_async
from django.contrib.sessions.backends.db import SessionStore
from procrastinate import JobContext, builtin_tasks
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Status

from config.pages.tries.counted_tries import clear_old_tries
from dossiers.importing.leftovers import clear_leftovers
from dossiers.models.job_runs import take_up_silent

log = logging.getLogger(__name__)

# Seconds without a beat after which a worker is taken for dead; it beats every five (settings/base.py).
DEAD_AFTER = 30
# Finished jobs older than this are of interest to nobody; failed ones stay until somebody looked.
HOURS_KEPT = 30 * 24


@app.periodic(cron="* * * * * */15")
@app.task(queue="upkeep", queueing_lock="resume_stalled", pass_context=True)
async def resume_stalled(context: JobContext, timestamp: int) -> None:
    """This happens four times a minute: what a killed worker or web process had begun goes on elsewhere."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER):
        try:
            await manager.retry_job(job)
        except UniqueViolation:
            # Its twin waits already under the same queueing lock.
            await manager.finish_job(job, status=Status.FAILED, delete_job=True)
        except ConnectorException:
            log.info("job %s was resumed by another worker", job.id)
    await sync_to_async(take_up_silent)()


@app.periodic(cron="0 3 * * *")
@app.task(queue="upkeep", queueing_lock="clear_queue", pass_context=True)
async def clear_queue(context: JobContext, timestamp: int) -> None:
    """This happens every night."""
    await builtin_tasks.remove_old_jobs(context, max_hours=HOURS_KEPT)
    await builtin_tasks.remove_old_jobs(context, max_hours=1, queue="upkeep")


@app.periodic(cron="20 3 * * *")
@app.task(queue="upkeep", queueing_lock="clear_sessions")
def clear_sessions(timestamp: int) -> None:
    """This happens every night: sessions that ended by themselves leave their table."""
    SessionStore.clear_expired()


@app.periodic(cron="40 * * * *")
@app.task(queue="upkeep", queueing_lock="forget_tries")
def forget_tries(timestamp: int) -> None:
    """This happens every hour: tries to sign in that no limit looks at any more go."""
    clear_old_tries()


@app.periodic(cron="20 * * * *")
@app.task(queue="upkeep", queueing_lock="clear_leftovers")
def clear_files(timestamp: int) -> None:
    """This happens every hour: files that a killed process left behind."""
    clear_leftovers()
