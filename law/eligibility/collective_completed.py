"""Every member of the collective must have completed the tasks given."""

from __future__ import annotations

from law.eligibility.collective_figures import untold
from law.eligibility.question import LEAVE_OUT, Question, answer
from law.facts import CollectiveFacts, Nominee
from law.findings import Finding, Verdict


def collective_completed(nominee: Nominee, question: Question) -> list[Finding]:
    facts = nominee.collective
    if found := untold(nominee, question, "people", "completed"):
        return found
    if not isinstance(facts, CollectiveFacts):
        return []
    people, completed = facts.people, facts.completed
    if not isinstance(people, int) or not isinstance(completed, int):
        return []
    if completed >= people:
        message = f"{completed}/{people} người hoàn thành nhiệm vụ."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="collective.completed")]
    return [
        answer(
            Verdict.UNLAWFUL,
            f"{completed}/{people} người hoàn thành nhiệm vụ; yêu cầu 100%.",
            of=question,
            nominee=nominee,
            fact="collective.completed",
            remedy=f"Sửa số liệu nếu nhập sai{LEAVE_OUT}.",
        )
    ]
