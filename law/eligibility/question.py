"""What one check is asked, and the shape in which it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from law.basics.nominees import kind_of
from law.basics.rulebook_types import Rulebook
from law.basics.unread import UNREAD
from law.basics.values import Value
from law.facts import Achievement, Case, DecisionRef, Nominee, Unasked
from law.findings import Finding, Verdict

MERIT_WAY = "công trạng"
LEAVE_OUT = ", hoặc đưa ra khỏi danh sách đề nghị"
"""The gravest remedy, after all others."""

Answers = Sequence[Sequence[Finding]]
"""What conditions found, one after the other in the order of the law."""


def nothing_else(_nominee: Nominee) -> Answers:
    """For a condition that is asked alone."""
    return ()


@dataclass(frozen=True, slots=True)
class Question:
    """One condition for one nominee: the case, the rulebook, the condition's dated value.

    `checks` are all checks by name, for a condition that is made of several of them.
    `same_person` are all nominations of the same person or collective, this one included;
    empty for who stands alone. `others` puts the award's other conditions to the same nominee with other
    facts, so that a check can tell what would remain without some of them.
    """

    case: Case
    rules: Rulebook
    check: str
    value: Value
    checks: Mapping[str, Check]
    same_person: Sequence[Nominee] = ()
    others: Callable[[Nominee], Answers] = nothing_else


Check = Callable[[Nominee, Question], list[Finding]]
"""One condition carried out."""


def applies(nominee: Nominee, question: Question) -> bool:
    """Of the `recipients` and `ways` of reward that the value names; an unasked way is merit in work."""
    recipients, ways = question.value.get("recipients"), question.value.get("ways")
    if recipients is not None and kind_of(nominee) not in recipients:
        return False
    way = nominee.way if isinstance(nominee.way, str) else MERIT_WAY
    return ways is None or way in ways


def beside(nominee: Nominee, question: Question) -> Iterator[Nominee]:
    """The other nominations of the same person or collective in this case."""
    return (other for other in question.same_person if other is not nominee)


def answer(
    verdict: Verdict,
    message: str,
    *,
    of: Question,
    nominee: Nominee,
    fact: str,
    remedy: str = "",
    citation: str = "",
    confidence: str = "",
    doubt: str = "",
) -> Finding:
    """A finding of this question's rule; cited and trusted as the rule's value unless told otherwise."""
    return Finding(
        rule=f"eligibility.{of.check}",
        verdict=verdict,
        message=message,
        remedy=remedy,
        citation=citation or str(of.value.citation),
        nominee=nominee.id,
        fact=fact,
        confidence=confidence or of.value.confidence,
        doubt=doubt,
    )


def open_to_province(what: str, *, of: Question, nominee: Nominee, fact: str) -> Finding:
    """The law leaves `what` to the province, or its text is not confirmed: a person decides."""
    if of.value.state == "unread":
        message = f"{what}: {UNREAD}."
    else:
        message = f"{what}: luật giao địa phương quy định, chưa có quy định nào được nạp."
    return answer(
        Verdict.REVIEW,
        message,
        of=of,
        nominee=nominee,
        fact=fact,
        remedy="Đối chiếu quy định của tỉnh, ghi lý do khi quyết định.",
        confidence="low",
    )


def is_proven(decision: DecisionRef | Unasked | None) -> bool:
    """Whether the decision can be looked up: number and date are there."""
    return isinstance(decision, DecisionRef) and decision.is_complete


def merit_period(nominee: Nominee) -> tuple[date, date] | None:
    """First and last day of the merit, if both were stated."""
    merit = nominee.achievement
    if isinstance(merit, Achievement) and isinstance(merit.since, date) and isinstance(merit.until, date):
        return merit.since, merit.until
    return None


def award_years(nominee: Nominee, rules: Rulebook) -> tuple[int, ...]:
    """The year the award is asked for: that of the merit's end, else the last rated year.

    When nobody said, both the year of the dossier and the one before may be meant.
    """
    merit = nominee.achievement
    if isinstance(merit, Achievement) and isinstance(merit.until, date):
        return (merit.until.year,)
    if not isinstance(nominee.ratings, Unasked) and nominee.ratings:
        return (max(nominee.ratings),)
    return rules.years_before


def year_period(nominee: Nominee, rules: Rulebook) -> tuple[date, date]:
    """The merit's period, else the calendar year the award is asked for."""
    stated = merit_period(nominee)
    if stated is not None:
        return stated
    year = max(award_years(nominee, rules)) if nominee.ratings else rules.on.year
    return date(year, 1, 1), date(year, 12, 31)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)


def add_years(day: date, years: int) -> date:
    """The same day of a later year; 29 February becomes the 28th where there is none."""
    return add_months(day, years * 12)
