"""Merit in a campaign (chuyên đề) is rewarded at this level only after a campaign of some years."""

from __future__ import annotations

from datetime import timedelta

from law.eligibility.question import Question, add_years, answer, applies, merit_period
from law.facts import Nominee
from law.findings import Finding, Verdict

REMEDY = "Nêu phong trào và thời gian tổng kết trong tờ trình, hoặc chọn hình thức khác."


def campaign(nominee: Nominee, question: Question) -> list[Finding]:
    """`years` full years of merit; without a stated period a person must confirm the campaign's length."""
    if not question.value.is_set or not applies(nominee, question):
        return []
    years, merit = question.value["years"], merit_period(nominee)
    if merit is None:
        message = f"Khen theo chuyên đề: cần xác nhận phong trào được tổng kết từ {years:02d} năm trở lên."
        verdict = Verdict.REVIEW
    else:
        reached_on = add_years(merit[0], years) - timedelta(days=1)
        is_long = merit[1] >= reached_on
        period = f"từ {merit[0]:%d/%m/%Y} đến {merit[1]:%d/%m/%Y}"
        word = "đủ" if is_long else "chưa đủ"
        message = f"Thành tích trong phong trào {period}, {word} {years:02d} năm."
        verdict = Verdict.LAWFUL if is_long else Verdict.UNLAWFUL
    return [
        answer(
            verdict,
            message,
            of=question,
            nominee=nominee,
            fact="achievement",
            remedy="" if verdict is Verdict.LAWFUL else REMEDY,
        )
    ]
