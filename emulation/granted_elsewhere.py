"""Of the titles that a unit registered those that its dossiers cannot ask for: who grants them, where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from emulation.models import Registration
from law.awards import Award
from law.awards import award as award_of
from law.procedure.routing import deciding_levels
from law.procedure.who_decides import DecidedBy, who_decides
from roles.doors.law_in_force import stack_in_force
from roles.models import Jurisdiction, Unit
from roles.queries import jurisdiction_of


@dataclass(frozen=True, slots=True)
class GrantedElsewhere:
    title: Award
    told: DecidedBy


def granted_elsewhere(
    unit: Unit, registrations: Iterable[Registration], *, on: date
) -> tuple[GrantedElsewhere, ...]:
    """Registered for this year or the next, and decided below where the unit files."""
    codes = {each.award for made in registrations if made.year >= on.year for each in made.titles.all()}
    jurisdiction = jurisdiction_of(unit, on=on)
    return decided_below(codes, unit, jurisdiction, on=on) if codes and jurisdiction else ()


def decided_below(
    codes: Iterable[str], unit: Unit, jurisdiction: Jurisdiction, *, on: date
) -> tuple[GrantedElsewhere, ...]:
    """Of these titles those that some level below `jurisdiction` decides, to which the unit files."""
    stack = stack_in_force()
    filed = f"hồ sơ trình {jurisdiction.name}"
    return tuple(
        GrantedElsewhere(
            award_of(code), who_decides(code, level=unit.level, on=on, beside=filed, stack=stack)
        )
        for code in sorted(codes, key=lambda code: award_of(code).place)
        if (levels := deciding_levels(code, on, stack=stack)) and jurisdiction.level not in levels
    )
