"""The forms that pages of the world post, and which of their fields name a row of the database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from roles.access.addresses import addresses
from tests.matrix import Visitors, cells_of

# Numbers that are chosen and yet name nothing: a year, an hour, whether it is so, the version or the number
# that was seen.
PLAIN = re.compile(
    r"(.*-)?(year|nam|version|seen|on|1|0|DELETE|TOTAL_FORMS|INITIAL_FORMS|M(IN|AX)_NUM_FORMS)"
)
IN_NAME = re.compile(r".*-\d+(-.*)?")


@dataclass
class PostedForm:
    """`name` is that of the address it is sent to; `chosen`: field names with the values on offer."""

    name: str
    fields: set[str] = field(default_factory=set)
    chosen: set[tuple[str, str]] = field(default_factory=set)

    @property
    def ids(self) -> set[str]:
        """Fields that hold an id, in their name or as what is chosen; rows of a formset are its own."""
        named = {name for name in self.fields if IN_NAME.fullmatch(name)}
        offered = {name for name, value in self.chosen if re.fullmatch(r"(\w+:)?\d+(:\d*)?", value)}
        return {name for name in named | offered if not PLAIN.fullmatch(name)}


class _Reader(HTMLParser):
    def __init__(self, here: str) -> None:
        super().__init__()
        self.here, self.forms, self._by_id, self._select = (
            here,
            list[PostedForm](),
            dict[str, PostedForm](),
            "",
        )
        self._open: PostedForm | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._begin(given)
        owner = self._by_id.get(given["form"]) if "form" in given else self._open
        if owner is None:
            return
        name, value = given.get("name", ""), given.get("value", "")
        if tag in ("input", "select", "textarea", "button") and name:
            owner.fields.add(name)
            self._select = name if tag == "select" else ""
            if tag == "input" and given.get("type") in ("hidden", "checkbox", "radio"):
                owner.chosen.add((name, value))
        elif tag == "option":
            owner.chosen.add((self._select, value))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None

    def _begin(self, given: dict[str, str]) -> None:
        self._open = None
        if given.get("method", "").lower() == "post":
            self._open = PostedForm(_name_of(given.get("action", "") or self.here))
            self.forms.append(self._open)
            self._by_id[given.get("id", "")] = self._open


def _name_of(url: str) -> str:
    try:
        return resolve(urlsplit(url).path).view_name
    except Resolver404:
        return url


def posted_forms(visitors: Visitors) -> Iterator[PostedForm]:
    """Of every page that somebody may open, each seen by one who may."""
    for address in addresses():
        for cell in cells_of(address, visitors):
            for office in sorted(cell.allowed)[:1]:
                answer = visitors.get(office, cell.url)
                if answer.is_page:
                    reader = _Reader(cell.url)
                    reader.feed(answer.content.decode())
                    yield from reader.forms
