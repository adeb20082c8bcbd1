"""The access matrix: every address × every office × own and foreign thing, from the list of addresses itself.

What is right is worked out from the table of offices alone, never by asking the code under test. Every cell
is visited over HTTP: GET by every office, for each thing; POST too by one of the offices that shall be kept
out, in their turn, and both by an unsigned reader. The guard stands before the view and knows no method, so
a POST proves that it stands there for POST too. No cell is left out, and none is only asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from roles.access.addresses import Address, addresses
from roles.access.questions import AccessQuestion, SubjectKind
from roles.models import Appointment
from roles.rights.permissions import codenames_of
from tests.remembering import Memory
from trail.clock import today

DENIED = (403, 404)


@dataclass(frozen=True)
class World:
    """`things`: samples by model, own and foreign; `people` by office; `words`: other parts of addresses.

    `owned` is for addresses of a thing that one person made and nobody else sees: whose it is, its key.
    """

    things: Mapping[type[Model], tuple[Model, ...]]
    people: Mapping[str, User]
    words: Mapping[str, str]
    owned: Mapping[str, tuple[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Cell:
    """One address with its thing filled in, and who of the people should come in."""

    url: str
    question: AccessQuestion
    allowed: frozenset[str]
    thing: Model | None = None


@dataclass(frozen=True)
class Answer:
    """What somebody was shown at an address."""

    status_code: int
    content: bytes
    headers: Mapping[str, str]
    has_mandate: bool

    @property
    def is_page(self) -> bool:
        return self.status_code == 200 and "html" in self.headers.get("Content-Type", "")


class Visitors:
    """The people of the world, each signed in once, with what the table of offices gives them today."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.clients = {office: _client(user) for office, user in world.people.items()}
        self.held = {office: _held(user) for office, user in world.people.items()}
        self._shown: dict[tuple[str, str], Answer] = {}
        self._memory = Memory()

    def get(self, office: str, url: str) -> Answer:
        """Asked once: the world stays as it was built, so the same person is shown the same again."""
        if (office, url) not in self._shown:
            with self._memory.kept():
                self._shown[office, url] = _answer(self.clients[office].get(url))
        return self._shown[office, url]


def faults(world: World, *, urlconf: str | None = None) -> list[str]:
    """Every cell of the matrix that answers otherwise than the table of offices says; empty when sound."""
    visitors = Visitors(world)
    return [fault for address in addresses(urlconf) for fault in faults_of(address, visitors)]


def faults_of(address: Address, visitors: Visitors) -> list[str]:
    """Besides the cells: an address which lets in nobody at all shows its page to nobody."""
    if address.question is None:
        return [f"{address.route}: declares no right"]
    if missing := _missing(address, visitors.world):
        return [f"{address.route}: no sample of {missing}"]
    cells = list(cells_of(address, visitors))
    found, opened = [], False
    for place, cell in enumerate(cells):
        kept_out = [office for office in visitors.clients if office not in cell.allowed]
        posting = kept_out[(place + len(address.route)) % len(kept_out)] if kept_out else None
        for office in visitors.clients:
            wrong, is_open = _visited(visitors, cell, office=office, with_post=office == posting)
            found += wrong
            opened = opened or is_open
        found += _wrong_for_strangers(cell)
    if not opened and any(cell.allowed for cell in cells):
        found.append(f"{address.route}: opens for nobody in any sample")
    return found


def _missing(address: Address, world: World) -> str:
    """What the address names and the world has not; empty when all is there."""
    asked = address.question
    assert asked is not None
    if asked.of is not None and not world.things.get(asked.of):
        return asked.of.__name__
    if address.name in world.owned:
        return ""
    named = {asked.kwarg} if asked.of else set()
    return ", ".join(name for name in address.kwargs if name not in named and name not in world.words)


def cells_of(address: Address, visitors: Visitors) -> Iterator[Cell]:
    """The address once for each sample of what it names."""
    world, held = visitors.world, visitors.held
    asked = address.question
    assert asked is not None
    everybody = frozenset(held)
    if address.name in world.owned:
        owner, key = world.owned[address.name]
        yield Cell(reverse(address.name, kwargs={"pk": key}), asked, frozenset({owner}))
    elif asked.of is None:
        url = reverse(address.name, kwargs={name: world.words[name] for name in address.kwargs})
        wanted = {door.codename for door in asked.doors}
        has = {office for office, rights in held.items() if wanted & {name for name, _organ in rights}}
        some = {SubjectKind.SOMEWHERE: frozenset(has), SubjectKind.BEGINNING: frozenset[str]()}
        yield Cell(url, asked, some.get(asked.kind, everybody))
    else:
        for thing in world.things[asked.of]:
            given = {name: world.words[name] for name in address.kwargs if name != asked.kwarg}
            key = thing.pk if asked.field == "pk" else getattr(thing, asked.field)
            doors = {(door.codename, organ) for door in asked.doors for organ in door.organs(thing)}
            has = {office for office, rights in held.items() if doors & rights}
            yield Cell(
                reverse(address.name, kwargs={**given, asked.kwarg: key}), asked, frozenset(has), thing
            )


def _client(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _held(user: User) -> set[Any]:
    """What the table of offices gives the person today."""
    day = today()
    rows = [row for row in Appointment.objects.filter(user=user) if row.until is None or row.until >= day]
    return {(name, row.organ) for row in rows if row.since <= day for name in codenames_of(row)}


def _visited(visitors: Visitors, cell: Cell, *, office: str, with_post: bool) -> tuple[list[str], bool]:
    """What is wrong, and whether a page was shown."""
    is_allowed = office in cell.allowed
    answers = {"GET": visitors.get(office, cell.url)}
    if with_post:
        answers["POST"] = _answer(visitors.clients[office].post(cell.url))
    wrong = [
        f"{method} {cell.url} as {office}: {answer.status_code}, should be {_word(is_allowed)}"
        for method, answer in answers.items()
        if answer.status_code >= 500 or _is_let_in(answer, cell.question) != is_allowed
    ]
    return wrong, is_allowed and answers["GET"].status_code not in DENIED


def _answer(given: Any) -> Answer:
    """What streams is a file, and nobody here reads it."""
    content = b"" if given.streaming else given.content
    mandate = getattr(given.wsgi_request, "mandate", None)
    return Answer(given.status_code, content, dict(given.headers), mandate is not None)


def _is_let_in(answer: Answer, asked: AccessQuestion) -> bool:
    """A page may still say that there is no such paper yet, or that it is another's turn."""
    if answer.status_code not in DENIED:
        return True
    return asked.kind is SubjectKind.AT_ORGAN and answer.has_mandate


def _word(is_allowed: bool) -> str:
    return "let in" if is_allowed else "kept out"


def _wrong_for_strangers(cell: Cell) -> list[str]:
    client = Client(raise_request_exception=False)
    if cell.question.kind is SubjectKind.PUBLIC:
        status = client.get(cell.url).status_code
        return [f"GET {cell.url} unsigned: {status}"] if status in DENIED else []
    answers = {"GET": client.get(cell.url), "POST": client.post(cell.url)}
    if cell.question.kind is SubjectKind.BEGINNING:
        open_to = [method for method, answer in answers.items() if answer.status_code != 404]
        return [f"{method} {cell.url} unsigned: there is still such a page" for method in open_to]
    return [
        f"{method} {cell.url} unsigned: {answer.status_code}, should go to the door"
        for method, answer in answers.items()
        if answer.status_code != 302 or not answer["Location"].startswith(reverse("sign_in"))
    ]
