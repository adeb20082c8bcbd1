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
"""

from django.contrib.sessions.backends.db import SessionStore
from procrastinate import JobContext, builtin_tasks
from procrastinate.contrib.django import app

from config.pages.tries.counted_tries import clear_old_tries

# Finished jobs older than this are of interest to nobody; failed ones stay until somebody looked.
HOURS_KEPT = 30 * 24


@app.periodic(cron="*/5 * * * *")
@app.task(queue="upkeep", queueing_lock="resume_stalled", pass_context=True)
async def resume_stalled(context: JobContext, timestamp: int) -> None:
    """This happens every five minutes: jobs of a worker that was killed are handed to another."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)


@app.periodic(cron="0 3 * * *")
@app.task(queue="upkeep", queueing_lock="clear_queue", pass_context=True)
async def clear_queue(context: JobContext, timestamp: int) -> None:
    """This happens every night."""
    await builtin_tasks.remove_old_jobs(context, max_hours=HOURS_KEPT)


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
