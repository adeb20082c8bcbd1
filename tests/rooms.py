"""What a reader finds in the main part of a page: rows that wait, forms, buttons, or an empty room."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

FIELDS = ("input", "select", "textarea")
VOID = (*("area", "base", "br", "col", "embed", "hr", "img"), *("input", "link", "meta", "source", "wbr"))


@dataclass
class Form:
    """`answers`: what can be filled in, chosen or pressed in it."""

    action: str
    is_post: bool
    answers: list[str] = field(default_factory=list)
    can_be_sent: bool = False

    @property
    def is_work(self) -> bool:
        return self.is_post and self.can_be_sent


@dataclass
class Row:
    """A line of a list of work: where its name leads, its buttons, and the words of its deadline."""

    name: str = ""
    leads_to: str = ""
    buttons: list[str] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    deadline: str = ""


@dataclass
class Room(HTMLParser):
    """`buttons`: addresses of links that look like buttons; `prints`: has a button to
    print, or its first button is a paper."""

    rows: list[Row] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    is_empty: bool = False
    prints: bool = False

    def __post_init__(self) -> None:
        super().__init__()
        self._path: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if tag not in VOID:
            self._path.append((tag, given.get("class", "")))
        if not self._is_inside("main"):
            return
        if "nothing" in classes:
            self.is_empty = True
        if "data-print" in given or ("btn-primary" in classes and given.get("href", "").endswith(".pdf")):
            self.prints = True
        if tag == "tr":
            self.rows.append(Row())
        if tag == "form":
            self._begin(Form(given.get("action", ""), given.get("method", "get").lower() == "post"))
        if tag == "a" and "href" in given:
            self._link(given["href"], is_button="btn" in classes and "btn-quiet" not in classes)
        self._answer(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Drawings close themselves; nothing of them is read."""

    def handle_endtag(self, tag: str) -> None:
        while self._path and self._path.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not (self.rows and self._is_inside("tr") and self._is_inside("main")):
            return
        row, words = self.rows[-1], " ".join(data.split())
        if any("chip" in classes.split() for _tag, classes in self._path):
            row.deadline = f"{row.deadline} {words}".strip()
        elif self._is_inside("th"):
            row.name = f"{row.name} {words}".strip()

    def _begin(self, form: Form) -> None:
        self.forms.append(form)
        if self._is_inside("tr"):
            self.rows[-1].forms.append(form)

    def _link(self, address: str, *, is_button: bool) -> None:
        if is_button:
            self.buttons.append(address)
        if not self._is_inside("tr"):
            return
        if is_button and any("acts" in classes.split() for _tag, classes in self._path):
            self.rows[-1].buttons.append(address)
        elif self._is_inside("th") and not self.rows[-1].leads_to:
            self.rows[-1].leads_to = address

    def _answer(self, tag: str, given: dict[str, str]) -> None:
        if not self._is_inside("form") or "disabled" in given:
            return
        if tag == "button" and given.get("type", "submit") == "submit":
            self.forms[-1].can_be_sent = True
            self.forms[-1].answers.append(given.get("name", ""))
        elif tag in FIELDS and given.get("type") != "hidden":
            self.forms[-1].answers.append(given.get("name", ""))

    def _is_inside(self, tag: str) -> bool:
        return any(each == tag for each, _classes in self._path)


def entered(page: str) -> Room:
    """The main part of `page`; the frame around it, with its own forms and links, is left out."""
    room = Room()
    room.feed(page)
    return room
