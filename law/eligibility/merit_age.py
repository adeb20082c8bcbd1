"""How old the merit of a report may be when the dossier goes up to the State."""

from __future__ import annotations

from datetime import date

from law.eligibility.question import Question, add_months, answer
from law.facts import Achievement, Nominee
from law.findings import Finding, Verdict


def merit_age(nominee: Nominee, question: Question, *, presented_on: date | None = None) -> list[Finding]:
    """The merit must reach to within `months` before the dossier was received, or before the day on which it
    is presented to those above where that is known; `except_ways` are free."""
    merit = nominee.achievement
    if not question.value.is_set or nominee.way in question.value.get("except_ways", ()):
        return []
    if not isinstance(merit, Achievement) or not isinstance(merit.until, date):
        return []
    months, day = question.value["months"], presented_on or question.case.regime_on
    last = add_months(merit.until, months)
    step = "trình ngày" if presented_on else "tiếp nhận hồ sơ"
    told = f"Thành tích tính đến {merit.until:%d/%m/%Y}, {step} {day:%d/%m/%Y}"
    if day <= last:
        message = f"{told}: trong {months:02d} tháng."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="achievement.to")]
    until = "chỉ trình được" if presented_on else "hồ sơ chỉ được nhận"
    return [
        answer(
            Verdict.UNLAWFUL,
            f"{told}: quá {months:02d} tháng, {until} đến {last:%d/%m/%Y}.",
            of=question,
            nominee=nominee,
            fact="achievement.to",
            remedy=f"Bổ sung thành tích đến trong {months:02d} tháng trước ngày trình, rồi trình lại.",
        )
    ]
