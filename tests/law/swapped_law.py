"""Another law in place of the files: the same programme judging by subjects that a test gives it."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache, partial
from types import ModuleType
from typing import Any

from law.basics.values import Subject, Value
from law.rulebook import Condition, _in_force, all_subjects

InForce = tuple[Mapping[str, Value], Mapping[str, tuple[Condition, ...]]]

_ONCE = {"all_subjects", "all_instruments", "law_hash", "regimes"}
"""Readers of files that no swapped subject can change."""


@contextmanager
def law_of(subjects: Mapping[str, Subject]) -> Iterator[None]:
    """Within, every rulebook is made of these subjects; the rulebooks made before are forgotten."""
    with swapped("all_subjects", lambda: subjects):
        yield


@contextmanager
def law_with(subject: Subject) -> Iterator[None]:
    """Within, this one subject is another; the rest of each rulebook is that of the true law, read once."""
    subjects = {**all_subjects(), subject.key: subject}
    with law_of(subjects), swapped("_in_force", partial(_in_force_with, subject)):
        yield


@cache
def _truly_in_force(day: date) -> InForce:
    """Read under the true law, also where the day is first asked for while a subject is swapped."""
    with swapped("all_subjects", all_subjects):
        return _in_force(day)


def _in_force_with(subject: Subject, day: date) -> InForce:
    true_values, true_conditions = _truly_in_force(day)
    key, value = subject.key, subject.on(day)
    values = {name: found for name, found in true_values.items() if name != key}
    if value is not None:
        values[key] = value
    if not key.startswith("condition."):
        return values, true_conditions
    _, code, name = key.split(".", 2)
    others = [found for found in true_conditions.get(code, ()) if found.name != name]
    own = [] if value is None else [Condition(name, value.get("check", name), value)]
    conditions = {other: found for other, found in true_conditions.items() if other != code}
    if own or others:
        conditions[code] = (*others, *own)
    return values, conditions


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
