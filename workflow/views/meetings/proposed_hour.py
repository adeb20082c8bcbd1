"""The hour that a form of a meeting proposes; who enters it may write another."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from trail import clock
from workflow.models import Meeting


def hour_proposed(day: date, called: time | None = None) -> str:
    """The present hour on the present day; of another day the one to which the members were called."""
    present = clock.present()
    hour = present.time() if day == present.date() else called
    return f"{hour:%H:%M}" if hour else ""


def moment_proposed(meeting: Meeting) -> dict[str, Any]:
    """Of something at the sitting: its day, and the hour where the sitting is today."""
    return {"day": meeting.meets_on, "hour": hour_proposed(meeting.meets_on)}
