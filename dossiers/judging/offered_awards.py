"""Which awards a unit is offered: those the law of the day knows and this way up can decide."""

from __future__ import annotations

from datetime import date

from dossiers.local_law import local_law
from dossiers.models import Dossier
from law.awards import FORMS, TITLES, Award
from law.procedure.routing import deciding_authorities, deciding_levels
from law.rulebook import Rulebook

# From low to high: a unit proposes to its own level and to those above, never below.
_LEVELS = ("xã", "doanh nghiệp", "huyện", "sở", "tỉnh", "bộ")


def offered_awards(dossier: Dossier, *, on: date) -> tuple[Award, ...]:
    """Titles and forms, each from high to low: the one list of the page, of Excel and of its template."""
    day = dossier.received_on or on
    rules = local_law(dossier.jurisdiction).rulebook_of(dossier, on=on)
    both = (*TITLES.values(), *FORMS.values())
    return tuple(each for each in both if _is_offered(each, rules, dossier, day=day))


def _is_offered(each: Award, rules: Rulebook, dossier: Dossier, *, day: date) -> bool:
    if not each.exists_on(day) or not rules.has_conditions(each.code):
        return False
    levels = deciding_levels(each.code, day)
    if not levels and deciding_authorities(each.code, day):
        return False  # decided above the province: no office of this house can send it there yet
    own = dossier.jurisdiction.level
    return not levels or own in levels or any(_height(level) > _height(own) for level in levels)


def _height(level: str) -> int:
    return _LEVELS.index(level) if level in _LEVELS else len(_LEVELS)
