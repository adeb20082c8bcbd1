"""The frame of every page: the reader's seat and menu, with how much waits for that seat."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse

from roles.asked_request import AskedRequest
from roles.context import seat
from workflow.views.waiting import number_waiting


def shell(request: AskedRequest) -> dict[str, Any]:
    """What `roles.context.seat` tells, and the figure beside the menu's entry of waiting work."""
    told = seat(request)
    if told["seat"] is not None:
        inbox = _inbox()
        for entry in told["nav"]:
            if inbox and entry["url"] == inbox:
                entry["count"] = number_waiting(told["seat"], user=request.user, on=told["shell"]["today"])
    return told


def _inbox() -> str:
    """Empty where a test shows the frame with addresses of its own."""
    try:
        return reverse("workflow:inbox")
    except NoReverseMatch:
        return ""
