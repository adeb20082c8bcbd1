"""Nobody in the collective may have been disciplined with a warning or worse."""

from __future__ import annotations

from law.eligibility.collective_figures import untold
from law.eligibility.question import Question, answer
from law.facts import CollectiveFacts, Nominee
from law.findings import Finding, Verdict


def collective_discipline(nominee: Nominee, question: Question) -> list[Finding]:
    facts = nominee.collective
    if found := untold(nominee, question, "warned_or_worse"):
        return found
    if not isinstance(facts, CollectiveFacts) or not isinstance(facts.warned_or_worse, int):
        return []
    fact = "collective.warned_or_worse"
    if facts.warned_or_worse == 0:
        message = "Không có cá nhân bị kỷ luật từ cảnh cáo trở lên."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact=fact)]
    verdict = Verdict(question.value.get("verdict", "unlawful"))
    return [
        answer(
            verdict,
            f"Có {facts.warned_or_worse} cá nhân bị kỷ luật từ cảnh cáo trở lên.",
            of=question,
            nominee=nominee,
            fact=fact,
            remedy="Đưa tập thể ra khỏi danh sách đề nghị."
            if verdict is Verdict.UNLAWFUL
            else "Xem xét theo quy định của tỉnh, ghi lý do khi quyết định.",
        )
    ]
