"""Which law holds in this house: the room that loads law packs tells it, every room asks it here.

law_told_by(law_of_packs)         # in the room of the packs, once, when it is loaded
law = law_in_force()              # in an act, or on a page: one small statement
"""

from __future__ import annotations

from collections.abc import Callable
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


_TOLD: list[Callable[[], LawHere]] = []


def law_told_by(source: Callable[[], LawHere]) -> None:
    _TOLD[:] = [source]


def law_in_force() -> LawHere:
    """Raises Refused where what was confirmed cannot be laid on the statutes of this program."""
    return _TOLD[0]()
