"""A client that sends a form as a browser does that has just opened its page: with a key of its own."""

from __future__ import annotations

import re
from typing import Any

from django.test import client as django_client

from roles.doors.sent_once import FORM_KEY, form_key_for


class Client(django_client.Client):
    """`form_key` in what is posted stands for the same page sent again."""

    def post(self, path: str, data: Any = None, *args: Any, **given: Any) -> Any:
        keyed = {FORM_KEY: form_key_for(None), **(data or {})}
        return super().post(path, keyed, *args, **given)


def words(response: Any) -> str:
    """The text a reader sees, spaces evened out."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def text_of(html: str) -> str:
    """The same of a part of a page, where an element stands within a word or before a full stop."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))
