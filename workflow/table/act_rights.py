"""The doors' question: may somebody do this act on this thing today? The table says which right, where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from dossiers.models import Nomination
from roles.doors import refusals
from roles.rights.permissions import Mandate
from workflow.table.moves import BY_ACT


@dataclass(frozen=True, slots=True)
class Answer:
    """True when there is a mandate to do the act."""

    act: StrEnum
    mandate: Mandate | None

    def __bool__(self) -> bool:
        return self.mandate is not None


def may(act: StrEnum, user: object, thing: Any, *, on: date, desk: str = "") -> Answer:
    """`thing` is what the act's rights are asked of; `desk` is where its dossier lies.

    One statement for each right that comes into question, and mostly only one does.
    """
    if isinstance(thing, Nomination):
        thing = thing.dossier
    asked = (right for right in BY_ACT[act].rights if right.desk is None or right.desk == desk)
    mandates = (right.mandate(user, thing, on=on) for right in asked)
    return Answer(act, next((mandate for mandate in mandates if mandate is not None), None))


def require(answer: Answer, *, to: StrEnum | None = None) -> Mandate:
    """The mandate itself, or `Forbidden` in the words of the act's row (or of the act `to`)."""
    return refusals.require_mandate(answer.mandate, to=BY_ACT[to or answer.act].to)
