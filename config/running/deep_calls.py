"""Room for deep calls: a page's template calls a hundred deep, and so do the tests that ask for pages.

CPython (3.11 to 3.14, `_PyThreadState_PushFrame`) takes the room of the calls of a thread from the system in
pieces of 16 KiB and gives a piece back when its first call returns. A loop that stands at the end of a piece
so takes and returns one with each call: an eighth of the processor time of a page went there. One call at the
bottom that asks for much gets a larger piece, in which all above it has room.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Told = TypeVar("Told")

_WORDS = 2**17
"""A megabyte, and a few words more: the piece is then of two, and one is left for the calls above."""


def with_room_for_deep_calls(call: Callable[Given, Told]) -> Callable[Given, Told]:
    """The same call, whose own calls stand in one piece of memory."""

    def roomy(*args: Given.args, **kwargs: Given.kwargs) -> Told:
        return call(*args, **kwargs)

    roomy.__code__ = roomy.__code__.replace(co_stacksize=_WORDS)
    return roomy
