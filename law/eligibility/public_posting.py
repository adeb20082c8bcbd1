"""The names must be posted for the public before the council meets."""

from __future__ import annotations

from datetime import date, timedelta

from law.eligibility.question import Question, answer
from law.facts import Nominee, PublicPosting
from law.findings import Finding, Verdict
from vietnamese.calendar import OutsideCalendarError, working_days_between

_ONE_DAY = timedelta(days=1)
"""The first day of posting counts, the day of the meeting does not."""


def public_posting(nominee: Nominee, question: Question) -> list[Finding]:
    """`days` working days from the first day of posting to the day before the council. Fewer is `otherwise`;
    no posting before the council is unlawful. The simplified procedure asks for none.

    Where the table of holidays does not reach, fewer plain days than that are too few by every calendar.
    """
    posting, value = question.case.posting, question.value
    if not value.is_set or nominee.award not in value["awards"] or question.case.simplified is True:
        return []
    if not isinstance(posting, PublicPosting) or not isinstance(posting.council_on, date):
        return []
    if not isinstance(posting.since, date):
        return [] if posting.since is not None else [_not_posted(nominee, question)]
    told = f"Công khai từ {posting.since:%d/%m/%Y}, họp Hội đồng {posting.council_on:%d/%m/%Y}"
    plain = (posting.council_on - posting.since).days
    try:
        days = working_days_between(posting.since - _ONE_DAY, posting.council_on - _ONE_DAY)
        counted = f"{max(days, 0)} ngày làm việc"
    except OutsideCalendarError as fault:
        if plain >= value["days"]:
            return [_to_be_counted(nominee, question, f"{told}. {fault}")]
        days, counted = plain, f"{max(plain, 0)} ngày, kể cả ngày nghỉ"
    if posting.since < posting.council_on and days >= value["days"]:
        message = f"{told}: {counted}."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="posting")]
    otherwise = value.get("otherwise", "unlawful") if posting.since < posting.council_on else "unlawful"
    return [
        answer(
            Verdict(otherwise),
            f"{told}: {counted}; yêu cầu ít nhất {value['days']} ngày làm việc "
            f"trước khi họp.{value.get('further', '')}",
            of=question,
            nominee=nominee,
            fact="posting",
            remedy="Công khai đủ thời gian rồi mới họp Hội đồng.",
        )
    ]


def _to_be_counted(nominee: Nominee, question: Question, message: str) -> Finding:
    return answer(
        Verdict.REVIEW,
        message,
        of=question,
        nominee=nominee,
        fact="posting",
        remedy="Đếm ngày làm việc theo lịch nghỉ của năm ấy, ghi lý do khi quyết định.",
    )


def _not_posted(nominee: Nominee, question: Question) -> Finding:
    return answer(
        Verdict.UNLAWFUL,
        "Chưa công khai danh sách trước khi họp Hội đồng.",
        of=question,
        nominee=nominee,
        fact="posting",
        remedy="Công khai danh sách đủ thời gian rồi mới họp Hội đồng.",
    )
