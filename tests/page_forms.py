"""A form as it stands on a page, with what it holds before anybody types: what a browser would send."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urljoin

Filled = dict[str, list[str]]


def form_to(address: str, page: str, *, at: str) -> Filled:
    """The first form of the page, shown at `at`, that is posted to `address`; KeyError when there is none."""
    found = _Forms()
    found.feed(page)
    for action, filled in found.forms:
        if urljoin(at, action) == address:
            return filled
    raise KeyError(f"{at} has no form for {address}")


class _Forms(HTMLParser):
    """What is ticked, chosen or written already; a file is never there beforehand."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, Filled]] = []
        self._here: Filled | None = None
        self._select = self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._here = {}
            if given.get("method", "").lower() == "post":
                self.forms.append((given.get("action", ""), self._here))
        elif self._here is None or "disabled" in given:
            return
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and self._select and ("selected" in given or self._select not in self._here):
            self._here[self._select] = [given.get("value", "")]
        elif tag == "textarea":
            self._text = given["name"]
            self._here[self._text] = [""]
        elif tag == "input" and "name" in given:
            self._input(given)

    def _input(self, given: dict[str, str]) -> None:
        assert self._here is not None
        kind = given.get("type", "text")
        is_sent = kind not in ("checkbox", "radio", "file", "submit") or "checked" in given
        if is_sent:
            self._here.setdefault(given["name"], []).append(given.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._text and self._here is not None:
            self._here[self._text] = [(self._here[self._text][0] + data).removeprefix("\n")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._here = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._text = ""
