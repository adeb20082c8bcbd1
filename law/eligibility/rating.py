"""How well the year's work was rated: at least the degree the award asks for."""

from __future__ import annotations

from law.eligibility.question import LEAVE_OUT, Question, answer, award_years
from law.facts import UNASKED, Nominee
from law.findings import Finding, Verdict

GRADES = {"KHTNV": 0, "HTNV": 1, "HTTNV": 2, "HTXSNV": 3}
GRADE_NAMES = {
    "KHTNV": "không hoàn thành nhiệm vụ",
    "HTNV": "hoàn thành nhiệm vụ",
    "HTTNV": "hoàn thành tốt nhiệm vụ",
    "HTXSNV": "hoàn thành xuất sắc nhiệm vụ",
}


def rating(nominee: Nominee, question: Question) -> list[Finding]:
    """The rating of the award's year against `at_least`; a year without rating is incomplete."""
    if nominee.ratings is UNASKED or not _applies(nominee, question):
        return []
    least = question.value["at_least"]
    years = award_years(nominee, question.rules)
    year = next((year for year in years if nominee.ratings.get(year)), years[0])
    grade = nominee.ratings.get(year)
    fact = f"ratings.{year}"
    if grade is None:
        return [
            answer(
                Verdict.INCOMPLETE,
                f"Chưa có xếp loại mức độ hoàn thành nhiệm vụ năm {year}.",
                of=question,
                nominee=nominee,
                fact=fact,
                remedy=f"Ghi kết quả xếp loại năm {year} vào thẻ của người, tập thể ấy.",
            )
        ]
    if GRADES[grade] < GRADES[least]:
        return [_too_low(nominee, question, grade=grade, least=least, year=year, fact=fact)]
    return [
        answer(Verdict.LAWFUL, f"Năm {year}: {GRADE_NAMES[grade]}.", of=question, nominee=nominee, fact=fact)
    ]


def _too_low(
    nominee: Nominee, question: Question, *, grade: str, least: str, year: int, fact: str
) -> Finding:
    verdict = Verdict(question.value.get("verdict", "unlawful"))
    return answer(
        verdict,
        f"Năm {year} xếp loại {GRADE_NAMES[grade]}; yêu cầu từ {GRADE_NAMES[least]} trở lên.",
        of=question,
        nominee=nominee,
        fact=fact,
        remedy=f"Sửa xếp loại nếu nhập sai{LEAVE_OUT}.",
    )


def _applies(nominee: Nominee, question: Question) -> bool:
    """Some awards ask for a rating only of some kinds of recipients and ways of reward."""
    kinds, ways = question.value.get("kinds"), question.value.get("ways")
    if kinds is not None and nominee.kind not in kinds:
        return False
    return ways is None or not isinstance(nominee.way, str) or nominee.way in ways
