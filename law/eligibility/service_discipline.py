"""Discipline in a career under the decree of 2017: one class lower, or no reward at all."""

from __future__ import annotations

from law.eligibility.question import Question, answer, applies
from law.facts import UNASKED, Nominee
from law.findings import Finding, Verdict


def service_discipline(nominee: Nominee, question: Question) -> list[Finding]:
    """No page says which kinds lower the class and which shut the reward out, so a person decides."""
    if not question.value.is_set or not applies(nominee, question) or nominee.discipline is UNASKED:
        return []
    if not nominee.discipline:
        message = "Không bị kỷ luật trong quá trình cống hiến."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="discipline")]
    kinds = ", ".join(dict.fromkeys(str(item.kind) for item in nominee.discipline))
    return [
        answer(
            Verdict.REVIEW,
            f"Bị kỷ luật {kinds} trong quá trình cống hiến: hạ một mức khen hoặc không khen theo mức ấy.",
            of=question,
            nominee=nominee,
            fact="discipline",
            remedy="Đối chiếu hình thức kỷ luật, đề nghị mức khen đã hạ hoặc rút đề nghị.",
        )
    ]
