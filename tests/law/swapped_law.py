"""Other lists of awards in place of the files: the one thing of the law that no stack brings."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_ONCE = {"own_law", "all_instruments", "law_hash"}
"""Readers of files that no swapped list can change."""


@contextmanager
def swapped(name: str, other: Any) -> Iterator[None]:
    """Within, this name of law/ means the other thing in every module that uses it."""
    users = [module for module in _rooms() if hasattr(module, name)]
    before = [getattr(module, name) for module in users]
    _give(users, name, [other] * len(users))
    try:
        yield
    finally:
        _give(users, name, before)


def _give(users: list[ModuleType], name: str, things: list[Any]) -> None:
    for module, thing in zip(users, things, strict=True):
        setattr(module, name, thing)
    for forget in _forgetters():
        forget()


def _rooms() -> list[ModuleType]:
    return [module for name, module in list(sys.modules.items()) if name.startswith("law.")]


def _forgetters() -> list[Callable[[], None]]:
    return [
        thing.cache_clear
        for module in _rooms()
        for name, thing in vars(module).items()
        if hasattr(thing, "cache_clear") and name not in _ONCE
    ]
