"""So many full years after an award, each rated well, without a year left out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from law.basics.continuity import reaches, runs
from law.eligibility.prerequisite import mark
from law.eligibility.question import Question, add_years, answer, applies, award_years, merit_period
from law.eligibility.rating import GRADE_NAMES, GRADES
from law.facts import UNASKED, Nominee, Unasked
from law.findings import Finding, Verdict


def good_years_after(nominee: Nominee, question: Question) -> list[Finding]:
    """`years` years in a row rated at least `at_least` after the last award of `titles`, counted from the
    end of its merit. Who holds none is told by the prerequisite, not here; with titles unasked, only
    the row of years is looked at."""
    if not question.value.is_set or not applies(nominee, question):
        return []
    since = mark(nominee, question)
    if since is None and nominee.titles is not UNASKED:
        return []
    if since is not None and (too_early := _too_early(nominee, question, since)):
        return [too_early]
    return [] if isinstance(nominee.ratings, Unasked) else [_rated(nominee, question, nominee.ratings, since)]


def years_after(years: list[int], since: date | None) -> list[int]:
    """The years that do not lie wholly within the merit already rewarded."""
    return [year for year in years if since is None or date(year, 12, 31) > since]


def _too_early(nominee: Nominee, question: Question, since: date) -> Finding | None:
    """The years must have gone by when the dossier is received, or when the merit it tells of ends."""
    reached_on = add_years(since, question.value["years"])
    merit = merit_period(nominee)
    last_day = max(question.case.regime_on, merit[1]) if merit else question.case.regime_on
    if last_day >= reached_on:
        return None
    return answer(
        Verdict.UNLAWFUL,
        f"Lần khen trước ({_names(question)}) tính đến {since:%d/%m/%Y}; "
        f"đến {last_day:%d/%m/%Y} chưa đủ {question.value['years']:02d} năm tiếp theo.",
        of=question,
        nominee=nominee,
        fact="titles",
        remedy=f"Đề nghị từ ngày {reached_on:%d/%m/%Y}.",
    )


def _rated(
    nominee: Nominee, question: Question, ratings: Mapping[int, str | None], since: date | None
) -> Finding:
    needed, least = question.value["years"], question.value["at_least"]
    good = [year for year, grade in ratings.items() if grade and GRADES[grade] >= GRADES[least]]
    fresh = years_after(good, since)
    row = next((row for row in runs(fresh) if len(row) >= needed), ())
    asked = f"{needed:02d} năm tiếp theo liên tục {_least(least)}"
    if row and reaches(row, award_years(nominee, question.rules)):
        message = f"Đủ {asked}: {', '.join(map(str, row))}."
        return answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="ratings")
    told = f"có: {', '.join(map(str, sorted(fresh)))}" if fresh else "chưa có năm nào"
    counted = f" (chỉ tính sau {since:%d/%m/%Y})" if since else ""
    return answer(
        Verdict.UNLAWFUL,
        f"Cần {asked} đến thời điểm đề nghị, {told}{counted}.",
        of=question,
        nominee=nominee,
        fact="ratings",
        remedy=f"Ghi kết quả xếp loại còn thiếu vào thẻ, hoặc đề nghị khi đủ {needed:02d} năm.",
    )


def _least(grade: str) -> str:
    """The highest grade needs no "or better"."""
    is_highest = GRADES[grade] == max(GRADES.values())
    return GRADE_NAMES[grade] if is_highest else f"từ {GRADE_NAMES[grade]} trở lên"


def _names(question: Question) -> str:
    return " hoặc ".join(question.value["titles"])
