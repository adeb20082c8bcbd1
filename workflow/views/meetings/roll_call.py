"""The roll as it is called at an opening and at each further sitting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workflow.actions.open_meeting import Presence
from workflow.models import RollEntry


@dataclass(frozen=True, slots=True)
class RollCallLine:
    """One member; `note` tells post and office."""

    user_id: int
    name: str
    note: str
    presence: Presence


def roll_call(lines: Sequence[RollCallLine]) -> dict[str, Any]:
    """What the table of attendance shows, and how many are there."""
    present = sum(line.presence.attendance == RollEntry.Attendance.PRESENT for line in lines)
    return {"lines": lines, "attendances": RollEntry.Attendance.choices, "present": present}
