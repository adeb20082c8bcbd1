"""All that a rule may know: plain frozen facts, named as in the public input format.

A field that holds UNASKED is a question nobody asked; None, () and 0 say that there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Final


class Unasked(Enum):
    """The one value of a question not asked; false, so that `if fact:` is safe."""

    UNASKED = "unasked"

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "UNASKED"


UNASKED: Final = Unasked.UNASKED


@dataclass(frozen=True, slots=True)
class DecisionRef:
    number: str | None | Unasked = UNASKED
    on: date | None | Unasked = UNASKED

    @property
    def is_complete(self) -> bool:
        """A decision that can be looked up: it has a number and a date."""
        return bool(self.number) and isinstance(self.on, date)


@dataclass(frozen=True, slots=True)
class Achievement:
    """The period in which the merit was earned; the same key is the same achievement."""

    since: date | None | Unasked = UNASKED
    until: date | None | Unasked = UNASKED
    key: str | None | Unasked = UNASKED


@dataclass(frozen=True, slots=True)
class Study:
    months: int | None | Unasked = UNASKED
    result: str | None | Unasked = UNASKED


@dataclass(frozen=True, slots=True)
class Post:
    post: str | None | Unasked = UNASKED
    since: date | None | Unasked = UNASKED
    until: date | None | Unasked = UNASKED


@dataclass(frozen=True, slots=True)
class HeldTitle:
    """An award (title or form) that the recipient holds already."""

    award: str = ""
    year: int | None | Unasked = UNASKED
    way: str | None | Unasked = UNASKED
    decision: DecisionRef | None | Unasked = UNASKED
    revoked: bool | None | Unasked = UNASKED
    achievement: Achievement | None | Unasked = UNASKED


@dataclass(frozen=True, slots=True)
class Initiative:
    code: str | None | Unasked = UNASKED
    kind: str | None | Unasked = UNASKED
    level: str | None | Unasked = UNASKED
    year: int | None | Unasked = UNASKED
    decision: DecisionRef | None | Unasked = UNASKED


@dataclass(frozen=True, slots=True)
class Discipline:
    kind: str | None | Unasked = UNASKED
    since: date | None | Unasked = UNASKED
    until: date | None | Unasked = UNASKED


@dataclass(frozen=True, slots=True)
class CollectiveFacts:
    people: int | None | Unasked = UNASKED
    advanced_workers: int | None | Unasked = UNASKED
    grassroots_fighters: int | None | Unasked = UNASKED
    completed: int | None | Unasked = UNASKED
    women: int | None | Unasked = UNASKED
    warned_or_worse: int | None | Unasked = UNASKED
    founded_on: date | None | Unasked = UNASKED
    party_cell: str | None | Unasked = UNASKED


@dataclass(frozen=True, slots=True)
class Nominee:
    id: str = ""
    kind: str | Unasked = UNASKED
    award: str = ""
    way: str | None | Unasked = UNASKED
    sex: str | None | Unasked = UNASKED
    position: str | None | Unasked = UNASKED
    same_person_as: str | None | Unasked = UNASKED
    achievement: Achievement | None | Unasked = UNASKED
    leads_bloc: bool | None | Unasked = UNASKED
    joined_on: date | None | Unasked = UNASKED
    transferred_on: date | None | Unasked = UNASKED
    old_unit_opinion: str | bool | None | Unasked = UNASKED
    maternity_months: int | None | Unasked = UNASKED
    study: Study | None | Unasked = UNASKED
    posts: tuple[Post, ...] | Unasked = UNASKED
    ratings: Mapping[int, str | None] | Unasked = UNASKED
    titles: tuple[HeldTitle, ...] | Unasked = UNASKED
    initiatives: tuple[Initiative, ...] | Unasked = UNASKED
    discipline: tuple[Discipline, ...] | Unasked = UNASKED
    pending: tuple[str, ...] | Unasked = UNASKED
    collective: CollectiveFacts | None | Unasked = UNASKED


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """The proposing unit; `advanced_workers` counts its LĐTT and CSTT of the year."""

    headcount: int | None | Unasked = UNASKED
    advanced_workers: int | None | Unasked = UNASKED
    level: str | None | Unasked = UNASKED


@dataclass(frozen=True, slots=True)
class Blocs:
    leaders: int | None | Unasked = UNASKED
    qualified_leaders: int | None | Unasked = UNASKED


@dataclass(frozen=True, slots=True)
class Posting:
    """The public posting of names: its first day, and the day of the council."""

    since: date | None | Unasked = UNASKED
    council_on: date | None | Unasked = UNASKED


@dataclass(frozen=True, slots=True)
class Vote:
    """One council vote on one nominee; `present` and the yes counts are heads."""

    nominee: str = ""
    members: int = 0
    present: int = 0
    yes_present: int = 0
    yes_written: int = 0
    secret: bool | None | Unasked = UNASKED


@dataclass(frozen=True, slots=True)
class Case:
    """One question to the law. `on` is the day of judging and stands in for the two other days."""

    id: str = ""
    on: date = date.min
    received_on: date | None | Unasked = UNASKED
    decided_on: date | None | Unasked = UNASKED
    copies: int | None | Unasked = UNASKED
    simplified: bool | None | Unasked = UNASKED
    local: Mapping[str, int | str] = field(default_factory=dict)
    unit: UnitFacts | None | Unasked = UNASKED
    authority: str | None | Unasked = UNASKED
    blocs: Blocs | None | Unasked = UNASKED
    posting: Posting | None | Unasked = UNASKED
    nominees: tuple[Nominee, ...] = ()
    votes: tuple[Vote, ...] = ()

    @property
    def regime_on(self) -> date:
        """The day that fixes the regime: when the appraising body received the dossier."""
        return self.received_on if isinstance(self.received_on, date) else self.on

    @property
    def decision_on(self) -> date:
        """The day that fixes authority, base salary and factor."""
        return self.decided_on if isinstance(self.decided_on, date) else self.on
