"""Somebody sits down before the pages on a day of the story, and clicks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponseBase

from tests.browsing import Client
from tests.scene import TODAY
from trail import clock


class Reader:
    """A signed-in person; every click happens on the same day."""

    def __init__(self, user: User, *, on: date = TODAY) -> None:
        self.client, self.on = Client(), on
        self.client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    def get(self, address: str, **query: Any) -> HttpResponseBase:
        with clock.at(self.on):
            return self.client.get(address, query)

    def post(self, address: str, data: Any = None) -> HttpResponseBase:
        with clock.at(self.on):
            return self.client.post(address, data or {})


def body(response: HttpResponseBase) -> str:
    """What was sent, streamed or not."""
    if response.streaming:
        return b"".join(response.streaming_content).decode("latin-1")  # type: ignore[attr-defined]
    return response.content.decode()  # type: ignore[attr-defined]
