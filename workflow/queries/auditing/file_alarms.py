"""Kept files that were not what their SHA-256 says when somebody asked for them, in the auditor's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from trail.models import FileAlarm
from workflow.queries.state_words import SUBJECTS

SHOWN = 100
TOLD_FOR = timedelta(days=30)
"""So long an alarm is told after its file has become right again."""
_FOUND = {"missing": "không còn tệp", "unreadable": "ổ đĩa không đọc được tệp"}


@dataclass(frozen=True, slots=True)
class AlarmInWords:
    """`whose` is empty for a file met again while the same content was handed in."""

    whose: str
    name: str
    found: str
    last_seen_at: datetime
    times: int
    mended_at: datetime | None


def alarms_told() -> QuerySet[FileAlarm]:
    """Those whose file is still wrong, and those mended a short while ago; the latest first."""
    since = timezone.now() - TOLD_FOR
    return FileAlarm.objects.filter(Q(mended_at=None) | Q(mended_at__gte=since)).order_by("-last_seen_at")


def alarm_in_words(alarm: FileAlarm) -> AlarmInWords:
    kind = SUBJECTS.get(alarm.subject_kind, "")
    return AlarmInWords(
        whose=f"{kind.capitalize()} số {alarm.subject_id}" if kind else "",
        name=alarm.name,
        found=_FOUND.get(alarm.found, f"nội dung khác, mã kiểm {alarm.found[:16]}…"),
        last_seen_at=alarm.last_seen_at,
        times=alarm.times,
        mended_at=alarm.mended_at,
    )
