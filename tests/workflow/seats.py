"""Somebody sits down before the pages on a day of the story, and clicks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponseBase

from roles.appointments.appointing import appoint
from tests.browsing import Client
from tests.scene import PAPER, SINCE, TODAY, Scene, mandate_of
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


def substitute(scene: Scene, name: str, *, post: str, capacity: str = "KT.") -> User:
    """Somebody who holds the same office as `name`, to sign for that person."""
    principal = mandate_of(scene, name)
    deputy = User.objects.create_user("nguoi-thay", first_name="Người thay")
    seat = {"office": principal.office, "organ": principal.organ, "post": post, "capacity": capacity}
    appoint(by=None, user=deputy, since=SINCE, on=SINCE, on_behalf_of=principal, **seat, **PAPER)
    return deputy


def body(response: HttpResponseBase) -> str:
    """What was sent, streamed or not."""
    if response.streaming:
        return b"".join(response.streaming_content).decode("latin-1")  # type: ignore[attr-defined]
    return response.content.decode()  # type: ignore[attr-defined]
