"""From when a held title counts: its year, and the end of the merit it was given for."""

from __future__ import annotations

from datetime import date

from law.facts import Achievement, DecisionRef, HeldTitle, Nominee, listed_facts


def year_of(title: HeldTitle) -> int | None:
    """The year of the title: stated, else of the end of its merit, else of its decision."""
    if isinstance(title.year, int):
        return title.year
    if isinstance(title.achievement, Achievement) and isinstance(title.achievement.until, date):
        return title.achievement.until.year
    if isinstance(title.decision, DecisionRef) and isinstance(title.decision.on, date):
        return title.decision.on.year
    return None


def end_of(title: HeldTitle) -> date | None:
    """The last day of the merit named in the decision, else the day of the decision."""
    if isinstance(title.achievement, Achievement) and isinstance(title.achievement.until, date):
        return title.achievement.until
    if isinstance(title.decision, DecisionRef) and isinstance(title.decision.on, date):
        return title.decision.on
    return None


def ends_of(nominee: Nominee, award: str) -> list[date]:
    """The end of the merit of each award of this kind that is held, as far as it is known."""
    ends = [
        end_of(title) for title in listed_facts(nominee.titles) if title.award == award and not title.revoked
    ]
    return [end for end in ends if end is not None]


def counts_from(nominee: Nominee, award: str) -> date | None:
    """The day after which merits count for the same award again: the end of the merit named in the
    last decision, else the day of that decision (khoản 6 Điều 2 TT 12/2019, khoản 7 Điều 33 NĐ 152/2025)."""
    return max(ends_of(nominee, award), default=None)
