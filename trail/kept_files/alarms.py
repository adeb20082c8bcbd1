"""What the auditor is told of a kept file that is not what its SHA-256 says, at the moment it is seen."""

from __future__ import annotations

import logging

from django.db import connection
from django.utils import timezone

from trail.entries import Subject
from trail.models import FileAlarm
from trail.state.files import digest_of_file

log = logging.getLogger(__name__)

# One row a file, however often it is asked for.
_RAISE = """
INSERT INTO trail_filealarm AS a
  (name, sha256, found, subject_kind, subject_id, first_seen_at, last_seen_at, times, mended_at)
VALUES (%s, %s, %s, %s, %s, clock_timestamp(), clock_timestamp(), 1,
        CASE WHEN %s THEN clock_timestamp() END)
ON CONFLICT (name) DO UPDATE SET
  sha256 = excluded.sha256, found = excluded.found, last_seen_at = excluded.last_seen_at,
  times = a.times + 1, mended_at = excluded.mended_at,
  subject_kind = CASE WHEN excluded.subject_kind = '' THEN a.subject_kind ELSE excluded.subject_kind END,
  subject_id = coalesce(excluded.subject_id, a.subject_id)
"""


def raise_alarm(
    name: str, *, sha256: str, found: str, about: Subject | None = None, is_mended: bool = False
) -> None:
    """`found` is the SHA-256 of what lies there, "missing" or "unreadable"; `about` is whose paper it is.

    Outside an act the row stays whatever follows; within one it shares the act's fate, and the log has it.
    """
    log.error("kept file %s must be %s but is %s", name, sha256, found)
    kind, number = about or ("", None)
    with connection.cursor() as cursor:
        cursor.execute(_RAISE, [name, sha256, found, kind, number, is_mended])


def settle_alarms() -> None:
    """Files that have become right again, from a backup or handed in once more, are told as mended."""
    for alarm in FileAlarm.objects.filter(mended_at=None):
        if digest_of_file(alarm.name) == alarm.sha256:
            FileAlarm.objects.filter(pk=alarm.pk).update(mended_at=timezone.now())
