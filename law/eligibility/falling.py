"""What falls when some of a nominee's facts are taken away: one condition answered before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from law.awards import FORMS, TITLES
from law.basics.rulebook_types import Rulebook
from law.eligibility.initiative import LEVELS
from law.eligibility.question import MERIT_WAY, Answers, award_years
from law.facts import DecisionRef, HeldTitle, Initiative, Nominee, Unasked
from law.findings import Finding, Verdict, gravest

_IMAGINED_YEARS = 10
_IMAGINED_INITIATIVES = 5


def lost(before: Answers, after: Answers) -> list[Finding]:
    """The findings of every condition that answers graver after; one that was not asked loses nothing."""
    return [finding for then, now in zip(before, after, strict=True) if then for finding in falls(then, now)]


def falls(then: Sequence[Finding], now: Sequence[Finding]) -> list[Finding]:
    """What stands against the nominee now, where that is graver than before; empty where it is not."""
    answered = now if gravest(then) is Verdict.REVIEW else [_of_figures(finding) for finding in now]
    if gravest(answered) > gravest(then):
        return [finding for finding in answered if finding.is_adverse]
    return []


def _of_figures(finding: Finding) -> Finding:
    """Where figures carried one of several grounds, that ground is asked for: with them it falls."""
    is_left_open = finding.rule == "eligibility.alternatives" and finding.verdict is Verdict.REVIEW
    return replace(finding, verdict=Verdict.UNLAWFUL) if is_left_open else finding


def best_told(nominee: Nominee, rules: Rulebook) -> Nominee:
    """With more than any award asks in every year, wherever titles or initiatives were not asked for:
    what falls even then falls whatever will be told. Unchanged where neither years nor titles are told.
    """
    if isinstance(nominee.ratings, Unasked) and isinstance(nominee.titles, Unasked):
        return nominee
    last = max(award_years(nominee, rules))
    days = [date(year, 12, 31) for year in range(last - _IMAGINED_YEARS + 1, last + 1)]
    titles = tuple(
        HeldTitle(code, day.year, MERIT_WAY, DecisionRef("1", day), False)
        for code in (*TITLES, *FORMS)
        for day in days
        if code != nominee.award
    )
    initiatives = tuple(
        Initiative(
            f"{day.year}/{place}",
            "sáng kiến",
            max(LEVELS, key=LEVELS.__getitem__),
            day.year,
            DecisionRef("1", day),
        )
        for day in days
        for place in range(_IMAGINED_INITIATIVES)
    )
    return replace(
        nominee,
        titles=titles if isinstance(nominee.titles, Unasked) else nominee.titles,
        initiatives=initiatives if isinstance(nominee.initiatives, Unasked) else nominee.initiatives,
    )
