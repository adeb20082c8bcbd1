"""A reward by way of a campaign (chuyên đề): the movement summed up must have run for so many years."""

from __future__ import annotations

from datetime import date

from law.eligibility.question import Question, add_months, answer, merit_period
from law.facts import Achievement, Nominee
from law.findings import Finding, Verdict

CAMPAIGN_WAY = "chuyên đề"


def campaign(nominee: Nominee, question: Question) -> list[Finding]:
    """`campaign_years` against the period of the merit; a period nobody stated is left to a person, unless
    the movement began too late for any sum-up in the year of receipt."""
    if not question.value.is_set or nominee.way != CAMPAIGN_WAY:
        return []
    years, period = question.value["campaign_years"], merit_period(nominee)
    if period is None:
        since = _beginning(nominee)
        end_of_year = date(question.case.regime_on.year, 12, 31)
        if since is not None and not _is_long_enough(since, end_of_year, years):
            return [_too_short(nominee, question, f"Phong trào chuyên đề bắt đầu từ {since:%d/%m/%Y}", years)]
        return [_unstated(nominee, question, years)]
    since, until = period
    told = f"Phong trào chuyên đề từ {since:%d/%m/%Y} đến {until:%d/%m/%Y}"
    if _is_long_enough(since, until, years):
        message = f"{told}, {'khi kết thúc ' if until > question.case.on else ''}đủ {years:02d} năm."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="achievement")]
    return [_too_short(nominee, question, told, years)]


def _beginning(nominee: Nominee) -> date | None:
    """The first day of the movement, where only that day was stated."""
    merit = nominee.achievement
    return merit.since if isinstance(merit, Achievement) and isinstance(merit.since, date) else None


def _is_long_enough(since: date, until: date, years: int) -> bool:
    """Both days count: 1 January 2018 to 31 December 2020 are three years."""
    return add_months(since, 12 * years).toordinal() - 1 <= until.toordinal()


def _too_short(nominee: Nominee, question: Question, told: str, years: int) -> Finding:
    return answer(
        Verdict.UNLAWFUL,
        f"{told}, chưa đủ {years:02d} năm để khen khi tổng kết.",
        of=question,
        nominee=nominee,
        fact="achievement",
        remedy=f"Đề nghị khi tổng kết phong trào từ {years:02d} năm, hoặc chọn hình thức của cấp mình.",
    )


def _unstated(nominee: Nominee, question: Question, years: int) -> Finding:
    return answer(
        Verdict.REVIEW,
        f"Đề nghị theo chuyên đề: cần xác nhận phong trào tổng kết từ {years:02d} năm.",
        of=question,
        nominee=nominee,
        fact="achievement",
        remedy="Nêu phong trào, thời gian và kết quả dẫn đầu trong tờ trình.",
    )
