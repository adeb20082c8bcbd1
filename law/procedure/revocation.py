"""Why a decision may be revoked, and which awards fall with one that is.

An award hangs on another when, on the day it was decided, its conditions asked for that other one and
nothing else that is held could stand in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from law.basics.continuity import BY_TIMES, BY_YEARS, reaches, series
from law.basics.unread import UNREAD
from law.basics.values import Value
from law.eligibility.question import MERIT_WAY
from law.eligibility.title_dates import year_of
from law.facts import DecisionRef, HeldTitle
from law.rulebook import LawStack, NoRulebook, Rulebook, own_law, rulebook_on

PREFIX = "revocation."


@dataclass(frozen=True, slots=True)
class RevocationGround:
    """`key` is stable; `label` what a person chooses; `is_read` false where its text was not confirmed."""

    key: str
    label: str
    citation: str
    is_read: bool


@dataclass(frozen=True, slots=True)
class Dependent:
    """An award that stood on `rests_on`, with the article that asked for it."""

    title: HeldTitle
    rests_on: HeldTitle
    citation: str


def revocation_grounds(on: date, *, stack: LawStack | None = None) -> tuple[RevocationGround, ...]:
    """The grounds on which a decision may be revoked on that day."""
    subjects = (stack or own_law()).subjects
    found = ((key, subject.on(on)) for key, subject in subjects.items() if key.startswith(PREFIX))
    return tuple(
        RevocationGround(key.removeprefix(PREFIX), value["label"], str(value.citation), value.is_set)
        for key, value in found
        if value is not None and value.state != "none"
    )


def revocation_articles(on: date, *, stack: LawStack | None = None) -> str:
    """The articles under which a decision may be revoked on that day, as one says them within a sentence."""
    subjects = (stack or own_law()).subjects
    found = (subject.on(on) for key, subject in subjects.items() if key.startswith(PREFIX))
    values = [value for value in found if value is not None and value.state != "none"]
    articles = dict.fromkeys(str(replace(value.citation, clause=None, point=None)) for value in values)
    unread = "" if all(value.is_set for value in values) else f" ({UNREAD})"
    return f"{'; '.join(articles)}{unread}"


def dependents(
    titles: Sequence[HeldTitle], revoked: HeldTitle, *, stack: LawStack | None = None
) -> tuple[Dependent, ...]:
    """The awards of this person that hang on the revoked one, and those that hang on them in turn."""
    left = [title for title in titles if title != revoked and not title.revoked]
    found: list[Dependent] = []
    fallen = [revoked]
    for base in fallen:
        for title in list(left):
            if (value := _asked_for(title, base, stack)) is None or _stands_without(title, value, left, base):
                continue
            left.remove(title)
            fallen.append(title)
            found.append(Dependent(title, base, str(value["citation"])))
    return tuple(found)


def with_revoked(titles: Sequence[HeldTitle], revoked: HeldTitle) -> tuple[HeldTitle, ...]:
    """The same titles, the revoked one marked so: it no longer counts for any later award."""
    return tuple(replace(title, revoked=True) if title == revoked else title for title in titles)


def _asked_for(title: HeldTitle, base: HeldTitle, stack: LawStack | None) -> Mapping[str, Any] | None:
    """The condition of `title`, on its day, that `base` helped to fulfil."""
    year, asked = year_of(title), year_of(base)
    rules = _rules_of(title, stack)
    if rules is None or year is None or asked is None or asked > year:
        return None
    for value, fields in _title_conditions(title.award, rules):
        if base.award in fields["titles"] and (fields["within"] != "same_year" or asked == year):
            return {**fields, "citation": value.citation}
    return None


def _title_conditions(award: str, rules: Rulebook) -> Iterator[tuple[Value, Mapping[str, Any]]]:
    """Those that ask for held titles and have no alternative: another way may carry the award as well."""
    for condition in rules.conditions(award):
        if condition.check == "held_title" and condition.value.is_set:
            yield condition.value, condition.value.fields


def _stands_without(
    title: HeldTitle, asked: Mapping[str, Any], left: Sequence[HeldTitle], base: HeldTitle
) -> bool:
    """Whether what is still held fulfils the condition of this award alone."""
    year = year_of(title) or 0
    years = {
        found
        for other in left
        if other.award in asked["titles"]
        and (not isinstance(other.way, str) or other.way == MERIT_WAY)
        and (found := year_of(other)) is not None
        and found <= year
    }
    if asked["within"] == "same_year":
        return year in years
    with_base = years | {year_of(base) or 0}
    reading = BY_YEARS if _carries(with_base, asked, year, BY_YEARS) else BY_TIMES
    return _carries(years, asked, year, reading)


def _carries(years: set[int], asked: Mapping[str, Any], year: int, reading: str) -> bool:
    """Whether a row of these years is long enough and reaches the award."""
    return any(len(row) >= asked["times"] and reaches(row, (year,)) for row in series(years, reading))


def _rules_of(title: HeldTitle, stack: LawStack | None) -> Rulebook | None:
    """The rulebook of the day the award was decided; without that day, of the end of its year."""
    decision, year = title.decision, year_of(title)
    day = decision.on if isinstance(decision, DecisionRef) else None
    if not isinstance(day, date):
        day = date(year, 12, 31) if year is not None else None
    try:
        return rulebook_on(day, stack=stack) if day is not None else None
    except NoRulebook:
        return None
