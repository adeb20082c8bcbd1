"""The access matrix: every address × every office × own and foreign thing, from the list of addresses itself.

What is right is worked out from the table of offices alone, never by asking the code under test.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from roles.addresses import Address, addresses
from roles.models import Appointment
from roles.permissions import codenames_of
from roles.questions import Kind, Question

DENIED = (403, 404)


@dataclass(frozen=True)
class World:
    """`things`: own and foreign sample by model; `people` by office; `words`: other parts of addresses."""

    things: Mapping[type[Model], tuple[Model, Model]]
    people: Mapping[str, User]
    words: Mapping[str, str]


def faults(world: World, *, urlconf: str | None = None) -> list[str]:
    """Every cell of the matrix that answers otherwise than the table of offices says; empty when sound."""
    clients = {office: _client(user) for office, user in world.people.items()}
    found = []
    for address in addresses(urlconf):
        if address.question is None:
            found.append(f"{address.route}: declares no right")
            continue
        for thing, url in _urls(address, world):
            for office, client in clients.items():
                wanted = _is_allowed(address.question, thing, world.people[office])
                found += _wrong(client, url, office=office, is_allowed=wanted)
            found += _wrong_for_strangers(address.question, url)
    return found


def _client(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def _urls(address: Address, world: World) -> Iterator[tuple[Model | None, str]]:
    asked = address.question
    assert asked is not None
    if asked.of is None:
        yield None, reverse(address.name, kwargs={name: world.words[name] for name in address.kwargs})
        return
    for thing in world.things[asked.of]:
        given = {name: world.words[name] for name in address.kwargs if name != asked.kwarg}
        key = thing.pk if asked.field == "pk" else getattr(thing, asked.field)
        yield thing, reverse(address.name, kwargs={**given, asked.kwarg: key})


def _is_allowed(asked: Question, thing: Model | None, user: User) -> bool:
    if asked.kind in (Kind.PUBLIC, Kind.SIGNED_IN):
        return True
    held = {(name, row.organ) for row in Appointment.objects.filter(user=user) for name in codenames_of(row)}
    if asked.kind is Kind.SOMEWHERE:
        return any(name == door.codename for name, _organ in held for door in asked.doors)
    assert thing is not None
    return any((door.codename, organ) in held for door in asked.doors for organ in door.organs(thing))


def _wrong(client: Client, url: str, *, office: str, is_allowed: bool) -> list[str]:
    answers = {"GET": client.get(url).status_code}
    if not is_allowed:
        answers["POST"] = client.post(url).status_code
    return [
        f"{method} {url} as {office}: {status}, should be {'let in' if is_allowed else 'kept out'}"
        for method, status in answers.items()
        if status >= 500 or (status in DENIED) == is_allowed
    ]


def _wrong_for_strangers(asked: Question, url: str) -> list[str]:
    status = Client(raise_request_exception=False).get(url)
    if asked.kind is Kind.PUBLIC:
        return [f"GET {url} unsigned: {status.status_code}"] if status.status_code in DENIED else []
    is_sent_to_door = status.status_code == 302 and status["Location"].startswith(reverse("sign_in"))
    return [] if is_sent_to_door else [f"GET {url} unsigned: {status.status_code}, should go to the door"]
