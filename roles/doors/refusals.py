"""How a door says no: what is wrong, how to mend it, by which article. Pages show it; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from roles.rights.permissions import Mandate


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason among several: all are told at once."""

    message: str
    remedy: str = ""
    citation: str = ""
    about: str = ""


class Refused(Exception):
    """An act that may not be done now; the transaction it was raised in leaves no trace."""

    def __init__(
        self, message: str, *, remedy: str = "", citation: str = "", obstacles: Iterable[Obstacle] = ()
    ) -> None:
        super().__init__(message)
        self.message, self.remedy, self.citation = message, remedy, citation
        self.obstacles = tuple(obstacles)


class Forbidden(Refused):
    """The person has no right to this act at this organ today."""


class Overtaken(Refused):
    """Somebody else, or an earlier click, has done it already: says who and when."""


def require_mandate(mandate: Mandate | None, *, to: str) -> Mandate:
    """The mandate itself, or `Forbidden` naming the act in Vietnamese (`to`)."""
    if mandate is None:
        raise Forbidden(
            f"Ông/bà không có thẩm quyền {to} vào ngày này.",
            remedy="Kiểm tra quyết định cử và thời hạn với cơ quan thường trực thi đua, khen thưởng.",
        )
    return mandate


def refuse_if(obstacles: Iterable[Obstacle], *, message: str) -> None:
    """Raises `Refused` with every obstacle when there is one."""
    found = tuple(obstacles)
    if found:
        raise Refused(message, obstacles=found)
