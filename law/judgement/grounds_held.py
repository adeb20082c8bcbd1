"""Which grounds hold already by the figures that are known: what a page may propose, never decide."""

from __future__ import annotations

from dataclasses import replace

from law.basics.grounds import Ground, grounds_for, named_among
from law.eligibility import CHECKS, Question
from law.facts import Case, Nominee
from law.findings import Verdict, gravest
from law.rulebook import Rulebook


def held_grounds(nominee: Nominee, case: Case, rules: Rulebook) -> tuple[Ground, ...]:
    """Those that figures settle and that hold, in the order of the law; whatever the nominee names itself."""
    return tuple(
        ground
        for ground in grounds_for(nominee, rules)
        if ground.is_settled and _holds(ground, nominee, case, rules)
    )


def _holds(ground: Ground, nominee: Nominee, case: Case, rules: Rulebook) -> bool:
    asked = replace(nominee, ground=ground.code)
    for condition in rules.conditions(nominee.award):
        if named_among(asked, condition.value) is not None:
            question = Question(case, rules, condition.check, condition.value, CHECKS)
            found = CHECKS[condition.check](asked, question)
            return bool(found) and gravest(found) is Verdict.LAWFUL
    return False
