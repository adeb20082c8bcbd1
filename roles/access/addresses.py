"""All addresses of the program with what each declares: the ground of the access matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from roles.access.questions import AccessQuestion


@dataclass(frozen=True)
class Address:
    """`name` is what `reverse` takes; `kwargs` the names in the route; no question: undeclared.

    `is_sent_once`: what makes something of a form, and knows a form that is sent again.
    """

    name: str
    route: str
    kwargs: tuple[str, ...]
    question: AccessQuestion | None
    view: Callable[..., Any]

    @property
    def is_sent_once(self) -> bool:
        return getattr(self.view, "is_sent_once", False)


def addresses(urlconf: str | None = None) -> Iterator[Address]:
    """Every pattern that the URL configuration leads to."""
    yield from _below(get_resolver(urlconf), spaces=(), route="", kwargs=())


def undeclared(urlconf: str | None = None) -> list[str]:
    """Routes whose view asks nothing: each is a fault."""
    return [address.route for address in addresses(urlconf) if address.question is None]


def _below(
    resolver: URLResolver, *, spaces: tuple[str, ...], route: str, kwargs: tuple[str, ...]
) -> Iterator[Address]:
    for part in resolver.url_patterns:
        way = route + str(part.pattern)
        names = kwargs + tuple(part.pattern.regex.groupindex)
        if isinstance(part, URLPattern):
            name = ":".join([*spaces, part.name or ""])
            question = getattr(part.callback, "question", None)
            yield Address(name, way, names, question, part.callback)
        else:
            inner = (*spaces, part.namespace) if part.namespace else spaces
            yield from _below(part, spaces=inner, route=way, kwargs=names)
