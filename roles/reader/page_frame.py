"""What the frame of every page knows of its reader: the office, and the others to choose from."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from roles.access.asked_request import AskedRequest
from roles.local_rules.rules_above import calendar_at
from roles.organs.shown_logo import shown_logo
from roles.reader.current_office import current_office_of, offices_today
from trail.clock import today

DEMONSTRATION = "Bản trình diễn: người và số liệu là dữ liệu minh họa."


def page_frame(request: AskedRequest) -> dict[str, Any]:
    """`shell` fills the frame (see docs/design.md); `seats` and `seat` are for a page of its own."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        shell = {"today": today(), "notice": _notice(), "logo": partial(shown_logo, None, on=today())}
        return {"shell": shell, "seats": [], "seat": None}
    offices, chosen = offices_today(request), current_office_of(request)
    shell = {
        "person": request.user.get_full_name() or request.user.get_username(),
        "office": chosen.label if chosen else "",
        "place": chosen.place if chosen else "",
        "jurisdiction": chosen.jurisdiction.name if chosen and chosen.jurisdiction else "",
        "today": today(),
        # Asked by the pages that count days.
        "calendar": SimpleLazyObject(
            lambda: calendar_at(chosen.jurisdiction if chosen else None, on=today())
        ),
        "notice": _notice(),
        # Asked by the masthead, once.
        "logo": partial(shown_logo, chosen.jurisdiction if chosen else None, on=today()),
        "seats": [
            {"value": one.value, "office": one.label, "place": one.place, "is_current": one is chosen}
            for one in offices
        ],
        "seat_url": _seat_url(),
    }
    return {"shell": shell, "seats": offices, "seat": chosen}


def _seat_url() -> str:
    """Empty where a test shows the frame with addresses of its own."""
    try:
        return reverse("roles:choose_seat")
    except NoReverseMatch:
        return ""


def _notice() -> str:
    return DEMONSTRATION if getattr(settings, "VINHDANH_DEMO", False) else ""
