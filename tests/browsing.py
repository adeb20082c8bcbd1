"""A client that sends a form as a browser does that has just opened its page: with a key of its own."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from django.test import client as django_client

from roles.doors.sent_once import FORM_KEY, form_key_for

FORM = "application/x-www-form-urlencoded"


class Client(django_client.Client):
    """`form_key` in what is posted stands for the same page sent again."""

    def post(self, path: str, data: Any = None, *args: Any, **given: Any) -> Any:
        """A form without a file is sent as browsers send it, which is read faster."""
        if any(hasattr(part, "read") for value in (data or {}).values() for part in _parts(value)):
            return self.post_with_files(path, data, *args, **given)
        sent = urlencode(_keyed(data), doseq=True)
        return super().post(path, sent, FORM, *args, **given)

    def post_with_files(self, path: str, data: Any = None, *args: Any, **given: Any) -> Any:
        return super().post(path, _keyed(data), *args, **given)


def _keyed(data: Any) -> dict[str, Any]:
    return {FORM_KEY: form_key_for(None), **(data or {})}


def _parts(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def words(response: Any) -> str:
    """The text a reader sees, spaces evened out."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def kept_in(answer: Any) -> dict[str, str]:
    """What the form that is shown again bears of a file that came with it."""
    found = re.search('name="(tep-da-nhan)" value="([^"]+)"', answer.content.decode())
    assert found is not None
    return {found[1]: found[2]}


def text_of(html: str) -> str:
    """The same of a part of a page, where an element stands within a word or before a full stop."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))
