"""Files that nobody will ask for: what a process held or had just written when it was killed.

A job's row is written after its files, so a kill between the two leaves a file that no row names.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from django.core.files.storage import default_storage
from django.utils import timezone

from dossiers.models import Job
from dossiers.uploads.temporary_names import TEMPORARY

OF_A_KILLED_PROCESS = (f"{TEMPORARY}*", "tmp*.upload*", "wgunicorn-*")
"""Our own, those into which Django takes uploads, and the pulse of a web process."""
KEPT = timedelta(hours=1)
"""Far longer than a request or a step of a job may last."""


def clear_leftovers() -> int:
    """Deletes them, once they are older than any work under way; returns how many."""
    return _clear_temporary() + _clear_files_of_jobs()


def _clear_temporary() -> int:
    """The files of other accounts and programs on this machine are left alone."""
    until, cleared = (timezone.now() - KEPT).timestamp(), 0
    room = Path(tempfile.gettempdir())
    for path in (path for pattern in OF_A_KILLED_PROCESS for path in room.glob(pattern)):
        with suppress(OSError):
            if path.is_file() and path.stat().st_mtime < until:
                path.unlink()
                cleared += 1
    return cleared


def _clear_files_of_jobs() -> int:
    kept = {name for names in _names_in_rows() for name in names if name}
    old = [name for name in _stored() if name not in kept and _is_old(name)]
    for name in old:
        default_storage.delete(name)
    return len(old)


def _names_in_rows() -> Iterator[tuple[str | None, str | None, str]]:
    rows = Job.objects.values_list("about__file", "about__faults", "result")
    yield from rows.iterator()


def _stored() -> Iterator[str]:
    for folder in ("imports", "jobs"):
        with suppress(FileNotFoundError):
            for name in default_storage.listdir(folder)[1]:
                yield f"{folder}/{name}"


def _is_old(name: str) -> bool:
    return default_storage.get_modified_time(name) < timezone.now() - KEPT
