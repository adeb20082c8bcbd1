"""A nominee's facts as far as they count when merit is counted only from after a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from law.awards import award
from law.basics.rulebook_types import Rulebook
from law.eligibility.question import add_years, award_years, merit_period
from law.eligibility.title_dates import year_of
from law.facts import Achievement, DecisionRef, HeldTitle, Initiative, Nominee, Unasked, listed_facts

TimeSpan = tuple[date, date]


def remaining(nominee: Nominee, after: date, rules: Rulebook, *, is_strict: bool) -> Nominee:
    """Without the years, titles and initiatives of the time up to `after`; what was not told is none.

    Strictly, only what lies wholly after that day is left. Otherwise the year that the award is asked for
    counts with its part after the day, forms of reward given before stay given, and an initiative counts
    from its recognition. A year left out stands without rating, so that the award's year stays the same.
    """
    asked_for = award_years(nominee, rules)
    ratings = {} if isinstance(nominee.ratings, Unasked) else nominee.ratings
    kept_in_part = () if is_strict else asked_for
    return replace(
        nominee,
        achievement=_achievement(nominee.achievement, after) if is_strict else nominee.achievement,
        ratings={
            year: grade if _remains(_rated(year, nominee, asked_for), year, after, kept_in_part) else None
            for year, grade in ratings.items()
        },
        titles=tuple(
            title
            for title in listed_facts(nominee.titles)
            if (not is_strict and not award(title.award).is_title)
            or _title_remains(title, after, kept_in_part)
        ),
        initiatives=tuple(
            item
            for item in listed_facts(nominee.initiatives)
            if _initiative_remains(item, after, is_strict=is_strict)
        ),
    )


def _remains(span: TimeSpan, year: int, after: date, kept_in_part: tuple[int, ...]) -> bool:
    return span[0] > after or (year in kept_in_part and span[1] > after)


def _rated(year: int, nominee: Nominee, asked_for: tuple[int, ...]) -> TimeSpan:
    """A rating speaks of its calendar year; that of the award's year also of a merit that began before."""
    since, until = date(year, 1, 1), date(year, 12, 31)
    merit = merit_period(nominee)
    if merit is None or year not in asked_for or add_years(merit[0], 1) <= merit[1]:
        return since, until
    return min(since, merit[0]), until


def _title_remains(title: HeldTitle, after: date, kept_in_part: tuple[int, ...]) -> bool:
    """One whose year nobody knows is never counted by any check."""
    year = year_of(title)
    return year is None or _remains(_merit_of(title, year), year, after, kept_in_part)


def _merit_of(title: HeldTitle, year: int) -> TimeSpan:
    merit = title.achievement
    since = merit.since if isinstance(merit, Achievement) else None
    until = merit.until if isinstance(merit, Achievement) else None
    return (
        since if isinstance(since, date) else date(year, 1, 1),
        until if isinstance(until, date) else date(year, 12, 31),
    )


def _initiative_remains(item: Initiative, after: date, *, is_strict: bool) -> bool:
    """Recognised by then: earned before. Recognised later: strictly, not when it is of an earlier year."""
    year = item.year if isinstance(item.year, int) else None
    recognised_on = item.decision.on if isinstance(item.decision, DecisionRef) else None
    if not isinstance(recognised_on, date):
        return year is None or date(year, 1 if is_strict else 12, 1 if is_strict else 31) > after
    return recognised_on > after and (not is_strict or year is None or date(year, 12, 31) > after)


def _achievement(merit: Achievement | Unasked | None, after: date) -> Achievement | Unasked | None:
    if not isinstance(merit, Achievement) or not isinstance(merit.since, date):
        return merit
    return replace(merit, since=max(merit.since, after + timedelta(days=1)))
