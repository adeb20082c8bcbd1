"""The frame of every page: the reader's office, menu and search, how much waits for him, the ways onward."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.urls import NoReverseMatch, reverse

from config.pages.guides.page_purposes import page_purposes
from config.pages.navigation import menu_of
from news.own_news import number_unread
from roles.access.asked_request import AskedRequest
from roles.reader.current_office import offices_today
from roles.reader.page_frame import page_frame
from workflow.table.moves import Act
from workflow.views.home.setup.setup_guide import guide_on
from workflow.views.inboxes.unit_drafts import judged_drafts
from workflow.views.inboxes.waiting import TOO_MANY, number_waiting

# Where pages of a room below lead to a room above; they name none of its addresses themselves.
ONWARD = {
    "dossier": "workflow:dossier",
    "dossiers": "workflow:dossiers",
    "begin": f"workflow:{Act.BEGIN}",
    "staff": "dossiers:staff",
    "loads": "dossiers:loads",
    "submit": f"workflow:{Act.SUBMIT}",
    "revisions": "workflow:revisions",
    "trail": "workflow:trail",
    "whole_person": "workflow:whole_person",
    "recipient_timeline": "workflow:recipient_timeline",
    "return_notice": "workflow:return_notice",
    "law": "law_desk:law",
    "setup": "workflow:setup",
    "logo": "logo",
    "logo_page": "logo_page",
    "decided_under": "workflow:decided_under",
    "pack_preview": "workflow:pack_preview",
    "discard": f"workflow:{Act.DISCARD_DOSSIER}",
    "change_dossier": f"workflow:{Act.CHANGE_DOSSIER}",
}


def shell(request: AskedRequest) -> dict[str, Any]:
    """What `roles.reader.page_frame` tells, with the menu, the search and the figure of waiting work;
    `guide` is asked only by a page that shows it.

    `nav` is the menu for a page of its own; `onward` names routes for `{% url onward.… %}`.
    """
    told = {**page_frame(request), "nav": [], "onward": ONWARD}
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return told
    has_others = told["seat"] is not None and len(offices_today(request)) > 1
    told["nav"] = menu_of(told["seat"], path=request.path, has_others=has_others)
    told["shell"] |= {
        "navigation": told["nav"],
        "search_url": _address("workflow:search"),
        "search_words": request.GET.get("q", ""),
        "guide": partial(guide_on, request),
        "news_url": (news_url := _address("news:list")),
        "mail_url": _address("news:mail"),
        "guides_url": _address("guides"),
        "news_count": number_unread(request.user.pk, on=told["shell"]["today"]) if news_url else 0,
        "purpose": page_purposes().get(request.resolver_match.view_name) if request.resolver_match else None,
    }
    _count(told["nav"], request, told)
    return told


def _count(entries: list[dict[str, Any]], request: AskedRequest, told: dict[str, Any]) -> None:
    """How much waits, beside the entry whose list holds it: that of the office worked from beside its inbox,
    and for whoever has several offices what waits in all of them beside the home page."""
    if told["seat"] is None:
        return
    on, seats = told["shell"]["today"], offices_today(request)
    held = {_address("workflow:inbox"): [told["seat"]]}
    if len(seats) > 1:
        held[_address("home")] = seats
    for entry in entries:
        if entry["url"] and entry["url"] in held:
            drafts = judged_drafts(request, on=on)
            number = number_waiting(held[entry["url"]], user=request.user, drafts=drafts, on=on)
            entry["count"] = number if number < TOO_MANY else 0
    _tell_once(entries)


def _tell_once(entries: list[dict[str, Any]]) -> None:
    """The figure beside the home page where other offices add to it: else it is the inbox's once more."""
    counts = {entry["url"]: entry.get("count") for entry in entries}
    home, inbox = _address("home"), _address("workflow:inbox")
    for entry in entries:
        if entry["url"] == home and counts.get(home) == counts.get(inbox):
            entry.pop("count", None)


def _address(name: str) -> str:
    """Empty where a test shows the frame with addresses of its own."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
