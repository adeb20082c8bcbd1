"""How the Party organisation inside the collective was rated."""

from __future__ import annotations

from law.eligibility.question import LEAVE_OUT, Question, answer
from law.eligibility.rating import GRADE_NAMES, GRADES
from law.facts import CollectiveFacts, Nominee
from law.findings import Finding, Verdict


def party_cell(nominee: Nominee, question: Question) -> list[Finding]:
    """Only where there is such an organisation: null says that there is none."""
    facts = nominee.collective
    if not question.value.is_set or not isinstance(facts, CollectiveFacts):
        return []
    if not isinstance(facts.party_cell, str):
        return []
    least = question.value["at_least"]
    told = f"Tổ chức Đảng xếp loại {GRADE_NAMES[facts.party_cell]}"
    fact = "collective.party_cell"
    if GRADES[facts.party_cell] >= GRADES[least]:
        return [answer(Verdict.LAWFUL, f"{told}.", of=question, nominee=nominee, fact=fact)]
    return [
        answer(
            Verdict.UNLAWFUL,
            f"{told}; yêu cầu {GRADE_NAMES[least]}.",
            of=question,
            nominee=nominee,
            fact=fact,
            remedy=f"Sửa xếp loại nếu nhập sai{LEAVE_OUT}.",
        )
    ]
