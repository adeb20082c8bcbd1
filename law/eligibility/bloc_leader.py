"""The flag goes to the collective that leads its bloc, or that leads a long campaign."""

from __future__ import annotations

from law.eligibility.campaign import CAMPAIGN_WAY, campaign
from law.eligibility.question import Question, answer
from law.facts import Nominee
from law.findings import Finding, Verdict, gravest

BLOC = "khối, cụm thi đua"


def bloc_leader(nominee: Nominee, question: Question) -> list[Finding]:
    """Not leading is unlawful, except by way of a campaign that ran for `campaign_years`.

    Who does not lead the bloc may lead the campaign: the input does not tell, a person confirms.
    """
    if not question.value.is_set:
        return []
    if nominee.way == CAMPAIGN_WAY and question.value.get("campaign_years"):
        found = campaign(nominee, question)
        if gravest(found) is Verdict.LAWFUL and nominee.leads_bloc is False:
            return [_unproven_lead(nominee, question)]
        return found
    if not isinstance(nominee.leads_bloc, bool):
        return []
    what = question.value.get("leads", BLOC)
    if nominee.leads_bloc:
        message = f"Dẫn đầu {what}."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="leads_bloc")]
    return [
        answer(
            Verdict.UNLAWFUL,
            f"Tập thể không dẫn đầu {what}.",
            of=question,
            nominee=nominee,
            fact="leads_bloc",
            remedy=f"Đề nghị tập thể dẫn đầu {what}, hoặc chọn hình thức khen thưởng khác.",
        )
    ]


def _unproven_lead(nominee: Nominee, question: Question) -> Finding:
    years = question.value["campaign_years"]
    return answer(
        Verdict.REVIEW,
        f"Đề nghị theo chuyên đề: cần xác nhận tập thể dẫn đầu phong trào tổng kết từ {years:02d} năm.",
        of=question,
        nominee=nominee,
        fact="leads_bloc",
        remedy="Nêu phong trào, thời gian và kết quả dẫn đầu trong tờ trình.",
    )
