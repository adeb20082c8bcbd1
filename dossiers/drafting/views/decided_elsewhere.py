"""Who decides what a dossier cannot ask for, and where that is proposed: beneath the choice of an award."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dossiers.models import Dossier
from law.awards import FORMS, TITLES, Award
from law.procedure.routing import deciding_levels
from law.procedure.who_decides import DecidedBy, who_decides
from roles.doors.law_in_force import stack_at_receipt


@dataclass(frozen=True, slots=True)
class DecidedElsewhere:
    """Awards that the same offices decide by the same article, and where a unit proposes them."""

    awards: tuple[Award, ...]
    by: str
    where: str
    article: str


def decided_elsewhere(
    dossier: Dossier, offered: Collection[Award], *, on: date
) -> tuple[DecidedElsewhere, ...]:
    """Of the awards that some level below this jurisdiction decides, those not `offered`."""
    day, stack = dossier.received_on or on, stack_at_receipt(dossier.received_on)
    found: dict[DecidedBy, list[Award]] = defaultdict(list)
    for award in (*TITLES.values(), *FORMS.values()):
        if award in offered or not award.exists_on(day) or award.bearers is not None:
            continue
        if deciding_levels(award.code, day, stack=stack):
            told = who_decides(award.code, level=dossier.unit.level, on=day, stack=stack)
            found[told].append(award)
    return tuple(
        DecidedElsewhere(tuple(awards), told.by, told.where, told.article) for told, awards in found.items()
    )
