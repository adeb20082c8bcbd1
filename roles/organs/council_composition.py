"""The composition of a council on a day: its version by decision, and the people who sit in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from roles.models import Appointment, Council, CouncilVersion
from roles.queries import council_roll, version_on
from roles.rights.permissions import COUNCIL_OFFICES


@dataclass(frozen=True)
class Composition:
    """`missing` is how many members the decision names beyond those appointed; negative: too many."""

    version: CouncilVersion | None
    members: list[Appointment]
    missing: int


def composition(council: Council, *, on: date) -> Composition:
    """The chair first, then by office and the order of appointment."""
    version = version_on(council, on)
    members = sorted(council_roll(council, on=on), key=lambda row: COUNCIL_OFFICES.index(row.office))
    return Composition(version, members, version.size - len(members) if version else 0)
