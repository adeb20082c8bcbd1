"""A reward by way of a campaign (chuyên đề): the movement summed up must have run for so many years."""

from __future__ import annotations

from law.eligibility.question import Question, add_months, answer, merit_period
from law.facts import Nominee
from law.findings import Finding, Verdict

CAMPAIGN_WAY = "chuyên đề"


def campaign(nominee: Nominee, question: Question) -> list[Finding]:
    """`campaign_years` against the period of the merit; a period nobody stated is left to a person."""
    if not question.value.is_set or nominee.way != CAMPAIGN_WAY:
        return []
    years, period = question.value["campaign_years"], merit_period(nominee)
    if period is None:
        return [_unstated(nominee, question, years)]
    since, until = period
    told = f"Phong trào chuyên đề từ {since:%d/%m/%Y} đến {until:%d/%m/%Y}"
    if _is_long_enough(nominee, years):
        message = f"{told}, đủ {years:02d} năm."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="achievement")]
    return [
        answer(
            Verdict.UNLAWFUL,
            f"{told}, chưa đủ {years:02d} năm để khen khi tổng kết.",
            of=question,
            nominee=nominee,
            fact="achievement",
            remedy=f"Đề nghị khi tổng kết phong trào từ {years:02d} năm, hoặc chọn hình thức của cấp mình.",
        )
    ]


def _is_long_enough(nominee: Nominee, years: int) -> bool:
    """Both days count: 1 January 2018 to 31 December 2020 are three years."""
    period = merit_period(nominee)
    assert period is not None
    return add_months(period[0], 12 * years).toordinal() - 1 <= period[1].toordinal()


def _unstated(nominee: Nominee, question: Question, years: int) -> Finding:
    return answer(
        Verdict.REVIEW,
        f"Đề nghị theo chuyên đề: cần xác nhận phong trào tổng kết từ {years:02d} năm.",
        of=question,
        nominee=nominee,
        fact="achievement",
        remedy="Nêu phong trào, thời gian và kết quả dẫn đầu trong tờ trình.",
    )
