"""The roll as it is called at an opening and at each further sitting: filled in, read again, then written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workflow.actions.steps.meetings.presences import UNSAID, Presence
from workflow.models import RollEntry

# What the buttons send: to be read again, and written; everybody of whom nothing is said yet is there.
REVIEW, WRITE, REST_PRESENT = "xem-lai", "khai-mac", "con-lai-co-mat"


@dataclass(frozen=True, slots=True)
class RollCallLine:
    """One member; `note` tells post and office."""

    user_id: int
    name: str
    note: str
    presence: Presence


def as_called(presences: Mapping[int, Presence], step: str | None) -> dict[int, Presence]:
    """The same, and those of whom nothing was said as present where the one who calls the roll says so."""
    if step != REST_PRESENT:
        return dict(presences)
    present = Presence(RollEntry.Attendance.PRESENT)
    return {key: present if each.attendance == UNSAID else each for key, each in presences.items()}


def roll_call(lines: Sequence[RollCallLine]) -> dict[str, Any]:
    """What the table of attendance shows, how many are there, and who is not."""
    by_attendance = {
        value: [line for line in lines if line.presence.attendance == value]
        for value in (UNSAID, *RollEntry.Attendance.values)
    }
    whom = "tất cả" if len(by_attendance[UNSAID]) == len(lines) else "những người còn lại"
    return {
        "lines": lines,
        "rest_present": f"Đánh dấu {whom} có mặt",
        "attendances": RollEntry.Attendance.choices,
        "present": len(by_attendance[RollEntry.Attendance.PRESENT]),
        "absent": by_attendance[RollEntry.Attendance.ABSENT],
        "written": by_attendance[RollEntry.Attendance.WRITTEN],
        "unsaid": by_attendance[UNSAID],
    }


def roll_page(request: HttpRequest, told: dict[str, Any]) -> HttpResponse:
    """The table; and, where it could be written as it is filled in, what would be written, to be read again:
    no roll is mended once it is written."""
    form, refused = told["form"], told["refused"]
    is_wanted = request.POST.get("viec") in (REVIEW, WRITE) and form.is_valid() and not refused
    is_too_soon = told.get("is_before_day") or told.get("early")
    is_whole = not told["unsaid"] and not is_too_soon and told["present"] >= told["quorum"].needed
    is_ready = is_wanted and is_whole and not told["others_open"]
    status = refused.status if refused else 422 if form.errors or (is_wanted and not is_ready) else 200
    page = "opening_review" if is_ready else "open"
    asked = {"is_incomplete": is_wanted and bool(told["unsaid"])}
    return render(request, f"workflow/meetings/{page}.html", told | asked, status=status)
