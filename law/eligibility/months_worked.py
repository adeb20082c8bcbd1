"""Newly recruited persons must have worked long enough in the year."""

from __future__ import annotations

from datetime import date, timedelta

from law.eligibility.question import LEAVE_OUT, Question, add_months, answer, open_to_province, year_period
from law.facts import Nominee
from law.findings import Finding, Verdict


def months_worked(nominee: Nominee, question: Question) -> list[Finding]:
    """Ten full months by the end of the year; maternity leave counts as worked, so nothing is taken off.

    Left to the province, every number of months is too much for who came after the year.
    """
    if not isinstance(nominee.joined_on, date):
        return []
    since, until = year_period(nominee, question.rules)
    if nominee.joined_on <= since:
        return []
    if not question.value.is_set and nominee.joined_on > until:
        return [_came_after(nominee, question, until)]
    if not question.value.is_set:
        what = f"Mới tuyển dụng ngày {nominee.joined_on:%d/%m/%Y}, thời gian công tác tối thiểu"
        return [open_to_province(what, of=question, nominee=nominee, fact="joined_on")]
    least = question.value["months"]
    reached_on = add_months(nominee.joined_on, least) - timedelta(days=1)
    if reached_on <= until:
        message = f"Tuyển dụng ngày {nominee.joined_on:%d/%m/%Y}, đủ {least} tháng đến {until:%d/%m/%Y}."
        if reached_on > question.case.on:
            message = (
                f"Tuyển dụng ngày {nominee.joined_on:%d/%m/%Y}, đến ngày {reached_on:%d/%m/%Y} mới đủ "
                f"{least} tháng nếu làm việc liên tục."
            )
        elif until > question.case.on:
            message = (
                f"Tuyển dụng ngày {nominee.joined_on:%d/%m/%Y}, đủ {least} tháng ngày {reached_on:%d/%m/%Y}."
            )
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="joined_on")]
    return [
        answer(
            Verdict.UNLAWFUL,
            f"Mới tuyển dụng ngày {nominee.joined_on:%d/%m/%Y}, chưa đủ {least} tháng đến {until:%d/%m/%Y}.",
            of=question,
            nominee=nominee,
            fact="joined_on",
            remedy="Đưa ra khỏi danh sách đề nghị năm này.",
        )
    ]


def _came_after(nominee: Nominee, question: Question, until: date) -> Finding:
    return answer(
        Verdict.UNLAWFUL,
        f"Mới tuyển dụng ngày {nominee.joined_on:%d/%m/%Y}, sau thời gian tính thành tích "
        f"(đến {until:%d/%m/%Y}): không có thời gian công tác, không đạt theo mọi quy định.",
        of=question,
        nominee=nominee,
        fact="joined_on",
        remedy=f"Sửa ngày tuyển dụng nếu nhập sai{LEAVE_OUT} năm này.",
    )
