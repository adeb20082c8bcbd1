"""All that a rule may know: plain frozen facts, named as in the public input format.

A field that holds UNASKED is a question nobody asked; None, () and 0 say that there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Final, TypeVar


class Unasked(Enum):
    """The one value of a question not asked; false, so that `if fact:` is safe."""

    UNASKED = "unasked"

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "UNASKED"


UNASKED: Final = Unasked.UNASKED

PROVEN, CONFIRMED, DECLARED = PROVENANCES = ("proven", "confirmed", "declared")
"""How well a title or an initiative is known: by a decision of this house, by an officer who held it against
its paper, by the word of the unit alone."""

T = TypeVar("T")


def listed_facts(items: tuple[T, ...] | Unasked) -> tuple[T, ...]:
    """The items of a list, none where nobody was asked for it."""
    return () if isinstance(items, Unasked) else items


@dataclass(frozen=True, slots=True)
class DecisionRef:
    number: str | Unasked | None = UNASKED
    on: date | Unasked | None = UNASKED

    @property
    def is_complete(self) -> bool:
        """A decision that can be looked up: it has a number and a date."""
        return bool(self.number) and isinstance(self.on, date)


@dataclass(frozen=True, slots=True)
class Achievement:
    """The period in which the merit was earned; the same key is the same achievement."""

    since: date | Unasked | None = UNASKED
    until: date | Unasked | None = UNASKED
    key: str | Unasked | None = UNASKED


@dataclass(frozen=True, slots=True)
class Study:
    months: int | Unasked | None = UNASKED
    result: str | Unasked | None = UNASKED


@dataclass(frozen=True, slots=True)
class Post:
    post: str | Unasked | None = UNASKED
    since: date | Unasked | None = UNASKED
    until: date | Unasked | None = UNASKED


@dataclass(frozen=True, slots=True)
class HeldTitle:
    """An award (title or form) that the recipient holds already; `given_as` is the code of the one on paper
    where another organ gives the same under a name of its own, as a ministry does."""

    award: str = ""
    year: int | Unasked | None = UNASKED
    way: str | Unasked | None = UNASKED
    decision: DecisionRef | Unasked | None = UNASKED
    revoked: bool | Unasked | None = UNASKED
    achievement: Achievement | Unasked | None = UNASKED
    provenance: str | Unasked = UNASKED
    given_as: str | Unasked = UNASKED


@dataclass(frozen=True, slots=True)
class Use:
    """Another dossier, handed over earlier, in which an initiative already carries a nomination."""

    dossier: str = ""
    unit: str | Unasked | None = UNASKED
    award: str = ""
    on: date | Unasked | None = UNASKED


@dataclass(frozen=True, slots=True)
class Initiative:
    code: str | Unasked | None = UNASKED
    kind: str | Unasked | None = UNASKED
    level: str | Unasked | None = UNASKED
    year: int | Unasked | None = UNASKED
    decision: DecisionRef | Unasked | None = UNASKED
    used_in: tuple[Use, ...] | Unasked = UNASKED
    provenance: str | Unasked = UNASKED


@dataclass(frozen=True, slots=True)
class Discipline:
    kind: str | Unasked | None = UNASKED
    since: date | Unasked | None = UNASKED
    until: date | Unasked | None = UNASKED


@dataclass(frozen=True, slots=True)
class CollectiveFacts:
    people: int | Unasked | None = UNASKED
    advanced_workers: int | Unasked | None = UNASKED
    grassroots_fighters: int | Unasked | None = UNASKED
    completed: int | Unasked | None = UNASKED
    women: int | Unasked | None = UNASKED
    warned_or_worse: int | Unasked | None = UNASKED
    founded_on: date | Unasked | None = UNASKED
    party_cell: str | Unasked | None = UNASKED


@dataclass(frozen=True, slots=True)
class Nominee:
    id: str = ""
    kind: str | Unasked = UNASKED
    award: str = ""
    way: str | Unasked | None = UNASKED
    ground: str | Unasked | None = UNASKED
    sex: str | Unasked | None = UNASKED
    position: str | Unasked | None = UNASKED
    same_person_as: str | Unasked | None = UNASKED
    chosen_law: str | Unasked | None = UNASKED
    achievement: Achievement | Unasked | None = UNASKED
    leads_bloc: bool | Unasked | None = UNASKED
    joined_on: date | Unasked | None = UNASKED
    transferred_on: date | Unasked | None = UNASKED
    old_unit_opinion: str | bool | Unasked | None = UNASKED
    maternity_months: int | Unasked | None = UNASKED
    study: Study | Unasked | None = UNASKED
    posts: tuple[Post, ...] | Unasked = UNASKED
    ratings: Mapping[int, str | None] | Unasked = UNASKED
    titles: tuple[HeldTitle, ...] | Unasked = UNASKED
    initiatives: tuple[Initiative, ...] | Unasked = UNASKED
    discipline: tuple[Discipline, ...] | Unasked = UNASKED
    pending: tuple[str, ...] | Unasked = UNASKED
    collective: CollectiveFacts | Unasked | None = UNASKED


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """The proposing unit; `advanced_workers` counts its LĐTT and CSTT of the year."""

    headcount: int | Unasked | None = UNASKED
    advanced_workers: int | Unasked | None = UNASKED
    level: str | Unasked | None = UNASKED


@dataclass(frozen=True, slots=True)
class Blocs:
    leaders: int | Unasked | None = UNASKED
    qualified_leaders: int | Unasked | None = UNASKED


@dataclass(frozen=True, slots=True)
class PublicPosting:
    """The public posting of names: its first day, and the day of the council."""

    since: date | Unasked | None = UNASKED
    council_on: date | Unasked | None = UNASKED


@dataclass(frozen=True, slots=True)
class Vote:
    """One council vote on one nominee; `present` and the yes counts are heads."""

    nominee: str = ""
    members: int = 0
    present: int = 0
    yes_present: int = 0
    yes_written: int = 0
    secret: bool | Unasked | None = UNASKED


@dataclass(frozen=True, slots=True)
class Case:
    """One question to the law. `on` is the day of judging and stands in for the two other days."""

    id: str = ""
    on: date = date.min
    received_on: date | Unasked | None = UNASKED
    decided_on: date | Unasked | None = UNASKED
    copies: int | Unasked | None = UNASKED
    simplified: bool | Unasked | None = UNASKED
    local: Mapping[str, int | str] = field(default_factory=dict)
    unit: UnitFacts | Unasked | None = UNASKED
    authority: str | Unasked | None = UNASKED
    blocs: Blocs | Unasked | None = UNASKED
    posting: PublicPosting | Unasked | None = UNASKED
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
