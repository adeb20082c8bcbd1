"""The flag goes to the collective that leads its bloc, or that leads a long campaign."""

from __future__ import annotations

from law.eligibility.question import Question, answer
from law.facts import Nominee
from law.findings import Finding, Verdict

CAMPAIGN_WAY = "chuyên đề"


def bloc_leader(nominee: Nominee, question: Question) -> list[Finding]:
    """Not leading is unlawful, except by way of a campaign, whose length a person must confirm."""
    if not question.value.is_set:
        return []
    if nominee.way == CAMPAIGN_WAY:
        years = question.value["campaign_years"]
        return [
            answer(
                Verdict.REVIEW,
                "Đề nghị theo chuyên đề: cần xác nhận tập thể dẫn đầu phong trào "
                f"tổng kết từ {years:02d} năm.",
                of=question,
                nominee=nominee,
                fact="way",
                remedy="Nêu phong trào, thời gian và kết quả dẫn đầu trong tờ trình.",
            )
        ]
    if not isinstance(nominee.leads_bloc, bool):
        return []
    if nominee.leads_bloc:
        message = "Dẫn đầu khối, cụm thi đua."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="leads_bloc")]
    return [
        answer(
            Verdict.UNLAWFUL,
            "Tập thể không dẫn đầu khối, cụm thi đua.",
            of=question,
            nominee=nominee,
            fact="leads_bloc",
            remedy="Đề nghị tập thể dẫn đầu khối, cụm, hoặc chọn hình thức khen thưởng khác.",
        )
    ]
