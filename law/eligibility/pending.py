"""Pending discipline, inspection or complaint: not refused, but held until it is settled."""

from __future__ import annotations

from law.basics.unread import UNREAD
from law.eligibility.question import Question, answer
from law.facts import UNASKED, Nominee
from law.findings import Finding, Verdict

MATTERS = {
    "discipline": "đang trong thời gian xem xét kỷ luật",
    "inspection": "đang được thanh tra, kiểm tra, điều tra",
    "complaint": "có đơn thư khiếu nại, tố cáo đang được xác minh",
}


def pending(nominee: Nominee, question: Question) -> list[Finding]:
    """One finding for each matter; the nomination waits and keeps its seat."""
    if nominee.pending is UNASKED:
        return []
    if not nominee.pending:
        message = "Không có việc kỷ luật, thanh tra, đơn thư đang chờ kết luận."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="pending")]
    unread = "" if question.value.is_set else f" ({UNREAD}; tạm dừng để bảo đảm an toàn)"
    return [
        answer(
            Verdict.HELD,
            f"Chưa xét khen thưởng: {MATTERS[matter]}{unread}.",
            of=question,
            nominee=nominee,
            fact="pending",
            remedy="Chờ kết luận của cơ quan có thẩm quyền rồi xét tiếp.",
        )
        for matter in dict.fromkeys(nominee.pending)
    ]
