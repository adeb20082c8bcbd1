"""A year or more of training counts only with a good result; less counts as worked."""

from __future__ import annotations

from law.eligibility.question import LEAVE_OUT, Question, answer
from law.facts import Nominee, Study
from law.findings import Finding, Verdict

RESULTS = ("yếu", "trung bình", "khá", "giỏi", "xuất sắc")


def study(nominee: Nominee, question: Question) -> list[Finding]:
    """From `months` of study on, the result must be `at_least`; no result yet is incomplete."""
    course = nominee.study
    if not isinstance(course, Study) or not isinstance(course.months, int) or not question.value.is_set:
        return []
    least, months = question.value["at_least"], course.months
    if months < question.value["months"]:
        message = (
            f"Đào tạo {months} tháng, dưới {question.value['months']} tháng: tính vào thời gian công tác."
        )
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="study.months")]
    if not isinstance(course.result, str):
        if course.result is not None:
            return []
        return [
            answer(
                Verdict.INCOMPLETE,
                f"Đào tạo {months} tháng, chưa có kết quả học tập.",
                of=question,
                nominee=nominee,
                fact="study.result",
                remedy=f"Bổ sung kết quả học tập (từ loại {least} trở lên).",
            )
        ]
    if RESULTS.index(course.result) >= RESULTS.index(least):
        message = f"Đào tạo {months} tháng, kết quả {course.result}."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="study.result")]
    return [
        answer(
            Verdict.UNLAWFUL,
            f"Đào tạo {months} tháng, kết quả {course.result}; yêu cầu từ loại {least} trở lên.",
            of=question,
            nominee=nominee,
            fact="study.result",
            remedy=f"Sửa kết quả nếu nhập sai{LEAVE_OUT}.",
        )
    ]
