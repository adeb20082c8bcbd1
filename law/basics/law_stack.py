"""The law as a value: the program's own statutes, and the packs that were laid on them.

A stack is never changed; another law is another stack. Nothing says which stack holds: who asks names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from law.basics.instruments import Instrument
from law.basics.statute_files import StatuteTable
from law.basics.values import Subject
from law.citations import Citation


@dataclass(frozen=True, slots=True)
class Regime:
    """`is_read`: the text was read for every award; else only for the awards of `read_for`."""

    id: str
    since: date
    until: date | None
    citation: Citation
    is_read: bool
    read_for: frozenset[str] = frozenset()

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Layer:
    """One pack of a stack. `hash` is that of its files; `changes` the subjects it has values of."""

    name: str
    version: str
    hash: str
    changes: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class LawStack:
    """`layers` from the lowest, the program's own statutes first. `hash` covers every layer and the code.

    Two stacks are the same only when they are one object: what is remembered of one is never told of another.
    """

    layers: tuple[Layer, ...]
    tables: Mapping[str, StatuteTable] = field(repr=False)
    subjects: Mapping[str, Subject] = field(repr=False)
    instruments: tuple[Instrument, ...] = field(repr=False)
    regimes: tuple[Regime, ...] = field(repr=False)
    hash: str

    def with_subject(self, subject: Subject) -> LawStack:
        """The same law with this one subject another, for asking what would be."""
        return replace(self, subjects={**self.subjects, subject.key: subject})
