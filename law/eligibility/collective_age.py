"""A collective must have existed for some years."""

from __future__ import annotations

from datetime import date

from law.eligibility.question import Question, add_years, answer, applies
from law.facts import CollectiveFacts, Nominee
from law.findings import Finding, Verdict


def collective_age(nominee: Nominee, question: Question) -> list[Finding]:
    """`years` full years from its founding to the day the dossier is received."""
    facts = nominee.collective
    if not question.value.is_set or not applies(nominee, question):
        return []
    if not isinstance(facts, CollectiveFacts) or not isinstance(facts.founded_on, date):
        return []
    years, day = question.value["years"], question.case.regime_on
    reached_on = add_years(facts.founded_on, years)
    told = f"Tập thể thành lập ngày {facts.founded_on:%d/%m/%Y}"
    fact = "collective.founded_on"
    if reached_on <= day:
        return [answer(Verdict.LAWFUL, f"{told}, đủ {years} năm.", of=question, nominee=nominee, fact=fact)]
    return [
        answer(
            Verdict.UNLAWFUL,
            f"{told}, đến {day:%d/%m/%Y} chưa đủ {years} năm xây dựng và phát triển.",
            of=question,
            nominee=nominee,
            fact=fact,
            remedy=f"Đề nghị từ ngày {reached_on:%d/%m/%Y}, hoặc chọn hình thức khác.",
        )
    ]
