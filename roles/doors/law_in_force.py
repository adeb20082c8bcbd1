"""Which law holds in this house: the room that loads law packs tells it, every room asks it here.

law_told_by(law_of_packs)         # in the room of the packs, once, when it is loaded
law = law_in_force()              # in an act, or on a page: one small statement, however often it is asked
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from law.basics.law_stack import LawStack


class LawHere(Protocol):
    """The law that people of this house confirmed, at the moment it was asked."""

    @property
    def stack(self) -> LawStack:
        """All of it: for what is done, or judged, today."""

    def stack_of_receipt(self, day: date) -> LawStack:
        """For a dossier that was received on that day: what was confirmed later says nothing of that day."""

    def stack_as_it_stood(self, day: date) -> LawStack:
        """As it was asked at the end of that day, packs that were taken back since among it."""


@dataclass(slots=True)
class _Scope:
    """A request or an act, and the answer once it was given; `around` is the request of an act."""

    is_act: bool
    around: _Scope | None = None
    answers: list[LawHere] = field(default_factory=list)


_TOLD: list[Callable[[], LawHere]] = []
_SCOPE: ContextVar[_Scope | None] = ContextVar("law_in_force", default=None)


def law_told_by(source: Callable[[], LawHere]) -> None:
    _TOLD[:] = [source]


def law_in_force() -> LawHere:
    """Raises Refused where what was confirmed cannot be laid on the statutes of this program."""
    scope = _SCOPE.get()
    if scope is None:
        return _TOLD[0]()
    if not scope.answers:
        scope.answers.append(_TOLD[0]())
    return scope.answers[0]


@contextmanager
def law_asked_once(*, in_act: bool = False) -> Iterator[None]:
    """Within it the law is asked of the database once. An act asks anew, for what its page saw may be old."""
    scope = _SCOPE.get()
    if scope is not None and (scope.is_act or not in_act):
        yield
        return
    token = _SCOPE.set(_Scope(in_act, scope))
    try:
        yield
    finally:
        _SCOPE.reset(token)


def law_changed() -> None:
    """For the act that has changed it: who asks afterwards is told anew."""
    scope = _SCOPE.get()
    while scope is not None:
        scope.answers.clear()
        scope = scope.around


def stack_in_force() -> LawStack:
    """The law for what is done, or asked, today; raises Refused."""
    return law_in_force().stack


def stack_at_receipt(received_on: date | None) -> LawStack:
    """The law of a dossier received on that day; of one that nobody has received, that of today."""
    law = law_in_force()
    return law.stack if received_on is None else law.stack_of_receipt(received_on)
