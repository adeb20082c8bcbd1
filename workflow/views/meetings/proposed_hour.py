"""The hour that a form of a meeting proposes; who enters it may write another."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from trail import clock
from trail.queries import timeline
from workflow.models import Meeting


def hour_proposed(day: date, called: time | None = None) -> str:
    """The present hour on the present day; of another day the one to which the members were called."""
    present = clock.present()
    hour = present.time() if day == present.date() else called
    return f"{hour:%H:%M}" if hour else ""


def moment_proposed(meeting: Meeting, *, on: date) -> dict[str, Any]:
    """Of something at the sitting: the present hour while it goes on, which it does on a later day too when
    something of it was done then; else the hour of the last thing that was done on its own day."""
    last = timeline(("meeting", meeting.pk)).last()
    day = on if last is not None and last.acted_on == on else meeting.meets_on
    hour = hour_proposed(day)
    if not hour and last is not None and (at := last.at.astimezone(clock.VIETNAM)).date() == day:
        hour = f"{at:%H:%M}"
    return {"day": day, "hour": hour}
