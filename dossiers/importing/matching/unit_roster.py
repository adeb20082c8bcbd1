"""Who is known already: the recipients of the unit and of those it follows, and what the dossier asks for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from dossiers.importing.checking.columns import COUNTS
from dossiers.models import CollectiveYear, Dossier, Nomination, Rating, Recipient, Standing
from roles.queries import lineage
from vietnamese.text import fold


class KnownRecipient(NamedTuple):
    """One recipient as it is stored."""

    id: int
    kind: str
    unit_id: int
    name: str
    staff_code: str
    sex: str
    birth_on: date | None
    post: str
    position: str
    folded: str
    sort_key: str


@dataclass(slots=True)
class UnitRoster:
    """`own` are of the unit itself; `earlier` of the units it took over from. `ratings` and `figures` are
    those of the dossier's year by recipient."""

    own_by_code: dict[tuple[str, str], KnownRecipient] = field(default_factory=dict)
    own_by_loose_code: dict[tuple[str, str], KnownRecipient] = field(default_factory=dict)
    own_by_name: dict[tuple[str, str], list[KnownRecipient]] = field(
        default_factory=lambda: defaultdict(list)
    )
    earlier_by_name: dict[tuple[str, str], list[KnownRecipient]] = field(
        default_factory=lambda: defaultdict(list)
    )
    proposed: set[tuple[int, str]] = field(default_factory=set)
    ratings: dict[int, str] = field(default_factory=dict)
    figures: dict[int, dict[str, int]] = field(default_factory=dict)


def roster_of(dossier: Dossier) -> UnitRoster:
    """Five statements, whatever the number of people."""
    roster, units = UnitRoster(), lineage(dossier.unit)
    people = Recipient.objects.filter(unit__in=units).order_by("pk")
    for known in map(KnownRecipient._make, people.values_list(*KnownRecipient._fields)):
        _enter(roster, known, is_own=known.unit_id == dossier.unit_id)
    there = Nomination.objects.filter(dossier=dossier).exclude(standing=Standing.WITHDRAWN)
    roster.proposed = set(there.values_list("recipient_id", "award"))
    ratings = Rating.objects.filter(recipient__unit=dossier.unit_id, year=dossier.year)
    roster.ratings = dict(ratings.values_list("recipient_id", "level"))
    years = CollectiveYear.objects.filter(recipient__unit__in=units, year=dossier.year)
    roster.figures = {row.pop("recipient_id"): row for row in years.values("recipient_id", *COUNTS)}
    return roster


def loose(code: str) -> str:
    """A code without what is easily mistyped: case, punctuation, leading zeros, O for 0."""
    letters = "".join(letter for letter in fold(code).replace("o", "0") if letter.isalnum())
    head = letters.rstrip("0123456789")
    return head + letters[len(head) :].lstrip("0")


def _enter(roster: UnitRoster, known: KnownRecipient, *, is_own: bool) -> None:
    by_name = roster.own_by_name if is_own else roster.earlier_by_name
    by_name[known.kind, known.folded].append(known)
    if is_own and known.staff_code:
        roster.own_by_code[known.kind, fold(known.staff_code)] = known
        roster.own_by_loose_code[known.kind, loose(known.staff_code)] = known
