"""What holds for whoever is signed in, before the page that he asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from config.pages.account.open_sessions import note_if_due


class NoteSession:
    """Where somebody is signed in is noted, so that the account's owner can see it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> None:
        """Not of a stranger, whose session keeps nobody, and costs no statement."""
        if SESSION_KEY in request.session and request.user.is_authenticated:
            note_if_due(request)
