"""What still hangs on an organ that is to end: rooms above tell of their own things, this room asks them all.

hangs_on(Bloc, dossiers_on_its_desk)      # in the room of the dossiers, once, when it is loaded
*ties_of(bloc, on=last_day)               # in the act that ends the bloc
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from roles.doors.refusals import Obstacle
from roles.rights.permissions import Organ

Ties = Callable[[Any, date], Iterable[Obstacle]]
_TIES: dict[type[Organ], dict[str, Ties]] = {}


def hangs_on(model: type[Organ], ties: Ties) -> None:
    """`ties` is given the organ, locked, and its last day; each obstacle says what to do first."""
    _TIES.setdefault(model, {})[f"{ties.__module__}.{ties.__qualname__}"] = ties


def ties_of(organ: Organ, *, on: date) -> Iterator[Obstacle]:
    """Everything that hangs on the organ, of all rooms."""
    for ties in _TIES.get(type(organ), {}).values():
        yield from ties(organ, on)
