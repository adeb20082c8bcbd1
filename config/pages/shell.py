"""The frame of every page: the reader's office, menu and search, how much waits for him, the ways onward."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse

from config.pages.navigation import menu_of
from roles.access.asked_request import AskedRequest
from roles.reader.current_office import offices_today
from roles.reader.page_frame import page_frame
from workflow.table.moves import Act
from workflow.views.inboxes.waiting import number_waiting_in_all

# Where pages of a room below lead to a room above; they name none of its addresses themselves.
ONWARD = {
    "dossier": "workflow:dossier",
    "submit": f"workflow:{Act.SUBMIT}",
    "revisions": "workflow:revisions",
    "recipient_timeline": "workflow:recipient_timeline",
    "return_notice": "workflow:return_notice",
    "discard": f"workflow:{Act.DISCARD_DOSSIER}",
}


def shell(request: AskedRequest) -> dict[str, Any]:
    """What `roles.reader.page_frame` tells, with the menu, the search and the figure of waiting work.

    `nav` is the menu for a page of its own; `onward` names routes for `{% url onward.… %}`.
    """
    told = {**page_frame(request), "nav": [], "onward": ONWARD}
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return told
    told["nav"] = menu_of(told["seat"], path=request.path)
    told["shell"] |= {
        "navigation": told["nav"],
        "search_url": _address("workflow:search"),
        "search_words": request.GET.get("q", ""),
    }
    if told["seat"] is not None:
        inbox = _address("workflow:inbox")
        for entry in told["nav"]:
            if inbox and entry["url"] == inbox:
                entry["count"] = number_waiting_in_all(
                    offices_today(request), user=request.user, on=told["shell"]["today"]
                )
    return told


def _address(name: str) -> str:
    """Empty where a test shows the frame with addresses of its own."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
