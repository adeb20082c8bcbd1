"""Which awards a unit is offered: those the law of the day knows, that are decided up this way, and that it
gives by the dossier's way of reward."""

from __future__ import annotations

from datetime import date

from dossiers.judging.nomination_grounds import law_day
from dossiers.local_law import local_law
from dossiers.models import Dossier
from law.awards import FORMS, TITLES, Award
from law.basics.law_stack import LawStack
from law.procedure.courses import not_by_way
from law.procedure.routing import (
    deciders_above,
    deciding_authorities,
    deciding_levels,
    is_left_to_nobody,
)
from law.rulebook import NoRulebook, rulebook_on
from roles.doors.law_in_force import stack_at_receipt
from roles.models import Unit

# From low to high: a unit proposes to its own level and to those above, never below.
_LEVELS = ("xã", "doanh nghiệp", "huyện", "sở", "tỉnh", "bộ")
# Of an award that each organ gives to its own.
_OWN_LEVEL = "cơ sở"


def offered_awards(dossier: Dossier, *, on: date, kind: str | None = None) -> tuple[Award, ...]:
    """Titles and forms, each from high to low: the one list of the page, of Excel and of its template. Of one
    recipient only those for its `kind`: a person is asked for no flag."""
    rules = local_law(dossier.jurisdiction).rulebook_of(dossier, on=on)
    own = dossier.jurisdiction.level
    return tuple(
        each
        for each in awards_of_unit(dossier.unit, own, on=rules.on, stack=rules.stack, kind=kind)
        if rules.has_conditions(each.code) and not not_by_way(each, dossier.way, rules)
    )


def way_fault(award: Award, way: str, dossier: Dossier, *, on: date) -> str:
    """Why the law of the dossier's day does not give the award by this way, in a sentence; empty where it
    does. No statement: no local rule says anything of it."""
    try:
        rules = rulebook_on(law_day(dossier, on=on), stack=stack_at_receipt(dossier.received_on))
    except NoRulebook:
        return ""
    told = not_by_way(award, way, rules)
    return f"{award.name} {told}." if told else ""


def awards_of_unit(
    unit: Unit, own: str, *, on: date, stack: LawStack, kind: str | None = None
) -> tuple[Award, ...]:
    """What the unit may ask of a jurisdiction of the level `own` that day, its conditions loaded or not."""
    armed = unit.profile_on(on).is_armed_force
    return tuple(
        each
        for each in (*TITLES.values(), *FORMS.values())
        if (kind is None or kind in each.recipients)
        and _is_decided_from(own, each, day=on, stack=stack)
        and (each.bearers is None or each.bearers.include(level=unit.level, is_armed_force=armed))
    )


def may_be_proposed(award: Award, *, on: date, stack: LawStack) -> bool:
    """By some unit, that day: what a level here decides, what a province petitions for, what is left open."""
    return award.exists_on(on) and bool(
        deciding_levels(award.code, on, stack=stack)
        or deciders_above(award.code, on, stack=stack)
        or _may_be_of_this_house(award, day=on, stack=stack)
    )


def _is_decided_from(own: str, each: Award, *, day: date, stack: LawStack) -> bool:
    if not each.exists_on(day):
        return False
    if deciders_above(each.code, day, stack=stack):
        # From each level there is a way to a province, which sends it up.
        return own in _LEVELS and _height(own) <= _height("tỉnh")
    levels = deciding_levels(each.code, day, stack=stack)
    if not levels:
        return _may_be_of_this_house(each, day=day, stack=stack)
    return own in levels or any(_height(level) > _height(own) for level in levels)


def _may_be_of_this_house(each: Award, *, day: date, stack: LawStack) -> bool:
    """Decided by nobody, it is none any more; of a level that no province has, it is another system's. What
    the law leaves open stays offered."""
    if deciding_authorities(each.code, day, stack=stack) or is_left_to_nobody(each.code, day, stack=stack):
        return False
    return each.level in _LEVELS or each.level == _OWN_LEVEL


def _height(level: str) -> int:
    return _LEVELS.index(level) if level in _LEVELS else len(_LEVELS)
