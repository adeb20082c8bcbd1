"""The access matrix: every address × every office × own and foreign thing, from the list of addresses itself.

What is right is worked out from the table of offices alone, never by asking the code under test. Each
address is asked for each office and sample; and it is visited, by who may come in and by who may not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from roles.addresses import Address, addresses
from roles.models import Appointment
from roles.permissions import codenames_of
from roles.questions import Kind, Question
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
    question: Question
    allowed: frozenset[str]
    thing: Model | None = None


def faults(world: World, *, urlconf: str | None = None) -> list[str]:
    """Every cell of the matrix that answers otherwise than the table of offices says; empty when sound."""
    clients = {office: _client(user) for office, user in world.people.items()}
    held = {office: _held(user) for office, user in world.people.items()}
    found = []
    for address in addresses(urlconf):
        if address.question is None:
            found.append(f"{address.route}: declares no right")
        elif missing := _missing(address, world):
            found.append(f"{address.route}: no sample of {missing}")
        else:
            found += _faults_of(address, world, clients, held)
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


def _faults_of(
    address: Address, world: World, clients: Mapping[str, Client], held: Mapping[str, set[Any]]
) -> list[str]:
    """Besides the cells: an address which lets in nobody at all shows its page to nobody."""
    cells = list(_cells(address, world, held))
    found, opened = [], False
    for place, cell in enumerate(cells):
        found += _wrong_answers(cell, world)
        for office in _visitors(cell, list(clients), turn=len(address.route) + place):
            wrong, is_open = _asked(clients[office], cell, office=office)
            found += wrong
            opened = opened or is_open
        found += _wrong_for_strangers(cell.question, cell.url)
    if not opened and any(cell.allowed for cell in cells):
        found.append(f"{address.route}: opens for nobody in any sample")
    return found


def _wrong_answers(cell: Cell, world: World) -> list[str]:
    """The question itself, put for every office: it costs a statement where a page costs thirty."""
    if cell.question.kind is not Kind.AT_ORGAN:
        return []
    day = today()
    told = {
        office: cell.question.mandate(user, cell.thing, on=day) is not None
        for office, user in world.people.items()
    }
    return [
        f"{cell.question.name} of {cell.url} as {office}: {answer}, should be {not answer}"
        for office, answer in told.items()
        if answer != (office in cell.allowed)
    ]


def _visitors(cell: Cell, offices: list[str], *, turn: int) -> list[str]:
    """Who really goes there: everybody where the page itself depends on the office, else one who may come
    in and one who may not, each in their turn."""
    if cell.thing is None:
        return offices
    sides = ([o for o in offices if o in cell.allowed], [o for o in offices if o not in cell.allowed])
    return [side[turn % len(side)] for side in sides if side]


def _cells(address: Address, world: World, held: Mapping[str, set[Any]]) -> Iterator[Cell]:
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
        yield Cell(url, asked, frozenset(has) if asked.kind is Kind.SOMEWHERE else everybody)
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


def _asked(client: Client, cell: Cell, *, office: str) -> tuple[list[str], bool]:
    """What is wrong, and whether a page was shown."""
    is_allowed = office in cell.allowed
    answers = {"GET": client.get(cell.url)}
    if not is_allowed:
        answers["POST"] = client.post(cell.url)
    wrong = [
        f"{method} {cell.url} as {office}: {answer.status_code}, should be {_word(is_allowed)}"
        for method, answer in answers.items()
        if answer.status_code >= 500 or _is_let_in(answer, cell.question) != is_allowed
    ]
    return wrong, is_allowed and answers["GET"].status_code not in DENIED


def _is_let_in(answer: HttpResponse, asked: Question) -> bool:
    """A page may still say that there is no such paper yet, or that it is another's turn."""
    if answer.status_code not in DENIED:
        return True
    return asked.kind is Kind.AT_ORGAN and getattr(answer.wsgi_request, "mandate", None) is not None


def _word(is_allowed: bool) -> str:
    return "let in" if is_allowed else "kept out"


def _wrong_for_strangers(asked: Question, url: str) -> list[str]:
    status = Client(raise_request_exception=False).get(url)
    if asked.kind is Kind.PUBLIC:
        return [f"GET {url} unsigned: {status.status_code}"] if status.status_code in DENIED else []
    is_sent_to_door = status.status_code == 302 and status["Location"].startswith(reverse("sign_in"))
    return [] if is_sent_to_door else [f"GET {url} unsigned: {status.status_code}, should go to the door"]
