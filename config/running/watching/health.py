"""One address for the machine that watches the site: are the database and the queue there?"""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

# A job that should have run this long ago means that no worker is left.
LATE = "15 minutes"
QUEUE = """
    SELECT count(*) FROM procrastinate_jobs
    WHERE status = 'todo' AND coalesce(scheduled_at, now() - interval '1 hour') < now() - %s::interval
      AND id IN (SELECT job_id FROM procrastinate_events
                 WHERE type IN ('deferred', 'deferred_for_retry') AND at < now() - %s::interval)
"""


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 when both answer, else 503; tells nothing about anybody's work."""
    answers = {"database": _has_database(), "queue": False}
    answers["queue"] = answers["database"] and _has_moving_queue()
    return JsonResponse(answers, status=200 if all(answers.values()) else 503)


def _has_database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _has_moving_queue() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute(QUEUE, [LATE, LATE])
            return cursor.fetchone()[0] == 0
    except DatabaseError:
        return False
