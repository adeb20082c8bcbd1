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
from roles.access.asked_request import AskedRequest
from roles.doors.law_in_force import stack_at_receipt
from roles.organs.own_level import OwnLevel, own_level_of
from roles.rights.unit_heirs import standing_for


@dataclass(frozen=True, slots=True)
class DecidedElsewhere:
    """Awards that the same offices decide by the same article, and where a unit proposes them.

    `is_own`: the level of the unit itself gives them, or may as far as the law that was read tells.
    """

    awards: tuple[Award, ...]
    by: str
    where: str
    article: str
    is_own: bool


def decided_elsewhere(
    dossier: Dossier, offered: Collection[Award], *, on: date
) -> tuple[DecidedElsewhere, ...]:
    """Of the awards that some level below this jurisdiction decides, those not `offered`. No statement."""
    day, stack = dossier.received_on or on, stack_at_receipt(dossier.received_on)
    found: dict[DecidedBy, list[Award]] = defaultdict(list)
    for award in (*TITLES.values(), *FORMS.values()):
        if award in offered or not award.exists_on(day) or award.bearers is not None:
            continue
        if deciding_levels(award.code, day, stack=stack):
            told = who_decides(award.code, level=dossier.unit.level, on=day, stack=stack)
            found[told].append(award)
    return tuple(
        DecidedElsewhere(tuple(awards), told.by, told.where, told.article, told.is_own)
        for told, awards in found.items()
    )


def told_own_level(
    request: AskedRequest, dossier: Dossier, elsewhere: Collection[DecidedElsewhere]
) -> OwnLevel | None:
    """Where what the unit's own level gives is asked, and who keeps it; None where it gives none of these."""
    if not any(each.is_own for each in elsewhere):
        return None
    unit = standing_for(dossier.unit, on=request.on)
    return own_level_of(unit, dossier.jurisdiction, user=request.user, on=request.on)
