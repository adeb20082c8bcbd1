"""The queue as it stands: who works on it, what waits too long, what failed. No arguments are read."""

from __future__ import annotations

from django.db import connection

LATE = "15 minutes"
"""A job that should have run this long ago means that no worker is left."""
GONE = "2 minutes"
"""Since the last sign of any worker; one that is started again takes seconds."""
_SEEN = """
SELECT greatest((SELECT max(last_heartbeat) FROM procrastinate_workers),
                (SELECT to_timestamp(max(defer_timestamp)) FROM procrastinate_periodic_defers))
       > now() - %s::interval
"""
_LATE = """
SELECT count(*) FROM procrastinate_jobs
WHERE status = 'todo' AND coalesce(scheduled_at, now() - interval '1 hour') < now() - %s::interval
  AND id IN (SELECT job_id FROM procrastinate_events
             WHERE type IN ('deferred', 'deferred_for_retry') AND at < now() - %s::interval)
"""
_BY_STATE = "SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY status ORDER BY status"


def is_worker_seen() -> bool:
    """A worker beats every five seconds, and defers the periodic work four times a minute."""
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, [GONE])
        return bool(cursor.fetchone()[0])


def late_jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_LATE, [LATE, LATE])
        return int(cursor.fetchone()[0])


def jobs_by_state() -> dict[str, int]:
    """The states "todo", "doing", "succeeded", "failed" … as procrastinate calls them."""
    with connection.cursor() as cursor:
        cursor.execute(_BY_STATE)
        return dict(cursor.fetchall())
