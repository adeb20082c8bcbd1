"""The collective must have persons with Chiến sĩ thi đua cơ sở among its members."""

from __future__ import annotations

from law.eligibility.collective_figures import untold
from law.eligibility.question import Question, answer
from law.facts import CollectiveFacts, Nominee
from law.findings import Finding, Verdict


def collective_fighters(nominee: Nominee, question: Question) -> list[Finding]:
    facts = nominee.collective
    if lacking := untold(nominee, question, "grassroots_fighters"):
        return lacking
    if not isinstance(facts, CollectiveFacts) or not isinstance(facts.grassroots_fighters, int):
        return []
    least, found = question.value["count"], facts.grassroots_fighters
    fact = "collective.grassroots_fighters"
    if found >= least:
        message = f"Có {found} cá nhân đạt Chiến sĩ thi đua cơ sở."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact=fact)]
    return [
        answer(
            Verdict.UNLAWFUL,
            f"Có {found} cá nhân đạt Chiến sĩ thi đua cơ sở; yêu cầu ít nhất {least}.",
            of=question,
            nominee=nominee,
            fact=fact,
            remedy="Bổ sung cá nhân đạt Chiến sĩ thi đua cơ sở, hoặc đề nghị danh hiệu khác cho tập thể.",
        )
    ]
