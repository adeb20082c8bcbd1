"""A meeting does not begin before the hour to which its members were called while somebody may still come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from roles.doors.refusals import Obstacle
from trail.clock import VIETNAM, instant
from workflow.actions.steps.meetings.meeting_hours import in_words
from workflow.actions.steps.meetings.presences import Presence
from workflow.models import Meeting, RollEntry


def before_called_hour(
    meeting: Meeting, presences: Mapping[int, Presence], names: Mapping[int, str], opened_at: datetime
) -> list[Obstacle]:
    """At most one; `presences` and `names` by user id. Who has told why he is away, or writes in, does not
    come: nobody waits for him."""
    day = opened_at.astimezone(VIETNAM).date()
    called = instant(day, meeting.starts_at) if meeting.starts_at and day == meeting.meets_on else None
    awaited = [name for key, name in names.items() if _may_still_come(presences.get(key))]
    if called is None or opened_at >= called or not awaited:
        return []
    told = (
        f"Cuộc họp được triệu tập lúc {in_words(called)}, còn {len(awaited):02d} thành viên vắng chưa rõ "
        f"lý do, có thể còn đến: {', '.join(awaited)}."
    )
    remedy = "Chờ đến giờ họp. Khai mạc sớm được khi mỗi thành viên đã có mặt, đã gửi ý kiến bằng văn bản, "
    return [Obstacle(told, remedy=f"{remedy}hoặc vắng đã báo trước (ghi ở “Lý do vắng”).")]


def _may_still_come(presence: Presence | None) -> bool:
    return presence is None or (
        presence.attendance == RollEntry.Attendance.ABSENT and not presence.reason.strip()
    )
