"""What rooms above do when the story has come to its last day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

Ending = Callable[[date], object]
_ENDINGS: dict[str, Ending] = {}


def at_the_end(ending: Ending) -> None:
    """A room above has an ending of its own: called on the last day, in the transaction of its chapter."""
    _ENDINGS[ending.__module__] = ending


def end_the_story(on: date) -> None:
    for ending in _ENDINGS.values():
        ending(on)
