"""A worker of the queue as the database knows one: it beats."""

from __future__ import annotations

from django.db import connection

# Longer than any test: nobody beats for it again.
_BEATS = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() + interval '1 hour')"


def let_a_worker_live() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_BEATS)
