"""Who moved during the year is judged by the new unit, with the old unit's opinion."""

from __future__ import annotations

from datetime import date

from law.eligibility.question import Question, add_months, answer, year_period
from law.facts import UNASKED, Nominee
from law.findings import Finding, Verdict


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
    if add_months(begun_on, months) > moved_on:
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
