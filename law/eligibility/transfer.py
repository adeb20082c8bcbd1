"""Who moved during the year is judged by the new unit, with the old unit's opinion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from law.basics.rulebook_types import Rulebook
from law.eligibility.question import Question, add_months, answer, year_period
from law.facts import UNASKED, Nominee
from law.findings import Finding, Verdict

_RULE = "condition.LĐTT.transfer"


@dataclass(frozen=True, slots=True)
class OpinionRule:
    """What the law asks of the old unit of somebody who moved: from `months` in the year on its opinion,
    None where it sets no such number; `is_owed` for this person."""

    months: int | None
    is_owed: bool
    citation: str


def opinion_rule(moved_on: date, *, joined_on: date | None, rules: Rulebook) -> OpinionRule:
    """For the merit of the year in which somebody moved."""
    value = rules.value(_RULE)
    if value is None or not value.is_set:
        return OpinionRule(None, False, str(value.citation) if value else "")
    begun_on = max(date(moved_on.year, 1, 1), joined_on or date.min)
    return OpinionRule(value["months"], _has_worked(begun_on, moved_on, value["months"]), str(value.citation))


def _has_worked(begun_on: date, moved_on: date, months: int) -> bool:
    """Whole months at the old unit, whose last day is the one before he moved."""
    return add_months(begun_on, months) <= moved_on


def transfer(nominee: Nominee, question: Question) -> list[Finding]:
    """Six months or more at the old unit in the year: its opinion is owed (incomplete without it)."""
    moved_on = nominee.transferred_on
    if not isinstance(moved_on, date) or nominee.old_unit_opinion is UNASKED or not question.value.is_set:
        return []
    since, until = year_period(nominee, question.rules)
    if not since <= moved_on <= until:
        return []
    begun_on = max(since, nominee.joined_on) if isinstance(nominee.joined_on, date) else since
    months = question.value["months"]
    if not _has_worked(begun_on, moved_on, months):
        return []
    if nominee.old_unit_opinion:
        message = "Có nhận xét của đơn vị cũ."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="old_unit_opinion")]
    return [
        answer(
            Verdict.INCOMPLETE,
            f"Chuyển công tác ngày {moved_on:%d/%m/%Y}, ở đơn vị cũ từ {months} tháng trở lên trong năm "
            "nhưng chưa có nhận xét của đơn vị cũ.",
            of=question,
            nominee=nominee,
            fact="old_unit_opinion",
            remedy="Bổ sung nhận xét của đơn vị cũ.",
        )
    ]
