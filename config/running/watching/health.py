"""Two addresses for the machine that watches the site. Anybody may ask: they tell of nobody's work."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from time import monotonic

from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.running.watching.queue_state import is_worker_seen, late_jobs
from trail.kept_files.whole_files import DiskStorage

# A store on the network is asked this seldom, however many ask here.
_STORE_ASKED_AGAIN = 15


@require_safe
@never_cache
def alive(request: HttpRequest) -> JsonResponse:
    """200 from a process that answers at all: one that does not is started again. Asks nobody else."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 when database, queue, a worker and the store of files are there, else 503 with what is not."""
    has_database = _answers(_ask_database)
    answers = {
        "database": has_database,
        "queue": has_database and _answers(lambda: late_jobs() == 0),
        "worker": has_database and _answers(is_worker_seen),
        "files": _has_store(),
    }
    return JsonResponse(answers, status=200 if all(answers.values()) else 503)


def _ask_database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _answers(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except DatabaseError:
        return False


def _has_store() -> bool:
    if isinstance(default_storage, DiskStorage):
        return _is_writable(Path(default_storage.location))
    return _is_answering(int(monotonic()) // _STORE_ASKED_AGAIN)


def _is_writable(place: Path) -> bool:
    """A new site has no such directory yet, but one in which it is made."""
    there = next(each for each in (place, *place.parents) if each.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


@lru_cache(maxsize=1)
def _is_answering(_quarter_of_a_minute: int) -> bool:
    try:
        default_storage.exists("khoe")
    except Exception:
        # Each kind of store has faults of its own.
        return False
    return True
