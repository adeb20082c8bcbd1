"""All grounds by regime and award, as the public output of `evaluate --grounds`; one ground by its code."""

from __future__ import annotations

from datetime import date
from typing import Any

from law.awards import FORMS, TITLES, Award
from law.basics.grounds import Ground, grounds_in, grounds_of
from law.rulebook import LawStack, Regime, own_law, rulebook_on


def ground_table(stack: LawStack | None = None) -> list[dict[str, Any]]:
    """One row for each ground in each regime; `article` says what of the citation was not read."""
    asked = stack or own_law()
    return [
        _row(ground, regime)
        for regime in asked.regimes
        for award in (*TITLES.values(), *FORMS.values())
        if award.judged_as == award.code
        for ground in _grounds_in_regime(regime, award, asked)
    ]


def ground_ever(code: str, *, on: date | None = None, stack: LawStack | None = None) -> Ground | None:
    """The ground of this code as the law of that day tells it, else the newest law that has it: for words,
    never for judging."""
    award, _, _ = code.partition(".")
    subjects = (stack or own_law()).subjects
    keys = (key for key in subjects if key.startswith(f"condition.{award}."))
    values = (value for key in keys for value in subjects[key].values)
    found = [(value, each) for value in values for each in grounds_in(value) if each.code == code]
    then = (each for value, each in found if on is not None and value.covers(on))
    return next(then, next((each for _, each in found), None))


def _grounds_in_regime(regime: Regime, award: Award, stack: LawStack) -> list[Ground]:
    """Every ground that the award has on some day of the regime, the newest words of each."""
    days = {regime.until or regime.since}
    for key, subject in stack.subjects.items():
        if key.startswith(f"condition.{award.code}."):
            days |= {value.since for value in subject.values if regime.covers(value.since)}
    found: dict[str, Ground] = {}
    for day in sorted(days, reverse=True):
        for ground in grounds_of(award.code, rulebook_on(day, stack=stack)):
            found.setdefault(ground.code, ground)
    return list(found.values())


def _row(ground: Ground, regime: Regime) -> dict[str, Any]:
    return {
        "code": ground.code,
        "award": ground.award,
        "regime": regime.id,
        "words": ground.words,
        "citation": str(ground.citation),
        "article": ground.article,
        "kinds": list(ground.kinds),
        "ways": list(ground.ways),
        "settled": ground.is_settled,
        "paper": ground.paper_name or None,
    }
