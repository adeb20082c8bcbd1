"""Criteria whose text nobody has read yet: the article to read is named, a person decides."""

from __future__ import annotations

from law.basics.unread import UNREAD
from law.eligibility.question import Question, answer, applies
from law.facts import Nominee
from law.findings import Finding, Verdict


def unread_criteria(nominee: Nominee, question: Question) -> list[Finding]:
    """`what` says which criteria; they are asked of the `recipients` and `ways` that the value names."""
    if question.value.state != "unread" or not applies(nominee, question):
        return []
    return [
        answer(
            Verdict.REVIEW,
            f"{question.value['what']}: {UNREAD}.",
            of=question,
            nominee=nominee,
            fact="way",
            remedy=f"Đối chiếu trực tiếp {question.value.citation}, ghi lý do khi quyết định.",
        )
    ]
