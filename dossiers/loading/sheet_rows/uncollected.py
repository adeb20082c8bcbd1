"""A hundred thousand records live until they are stored; looking through them for circles again and again, as
Python does while more are made, would take a fifth of the time and find none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_inside = 0


@contextmanager
def uncollected() -> Iterator[None]:
    """The collector of circles rests inside, of several threads until the last has left."""
    global _inside
    with _lock:
        _inside += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside:
                gc.enable()
