"""Several years in a row with a rating, as some forms of reward ask."""

from __future__ import annotations

from datetime import date

from law.basics.continuity import reaches, runs
from law.eligibility.question import Question, answer, award_years
from law.eligibility.rating import GRADE_NAMES, GRADES
from law.eligibility.title_dates import counts_from, ends_of
from law.facts import UNASKED, Nominee
from law.findings import Finding, Verdict


def good_years(nominee: Nominee, question: Question) -> list[Finding]:
    """`years` years in a row rated at least `at_least`, after the last award of the same kind, and after
    the first award since of `after`, where the law counts from that one."""
    if nominee.ratings is UNASKED:
        return []
    least, needed = question.value["at_least"], question.value["years"]
    good = [year for year, grade in nominee.ratings.items() if grade and GRADES[grade] >= GRADES[least]]
    used_until = _starts_after(nominee, question)
    fresh = [year for year in good if used_until is None or date(year, 12, 31) > used_until]
    row = next((row for row in runs(fresh) if len(row) >= needed), ())
    if row and reaches(row, award_years(nominee, question.rules)):
        years = ", ".join(str(year) for year in row)
        message = f"Có {len(row):02d} năm liên tục {GRADE_NAMES[least]}: {years}."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="ratings")]
    told = f"có: {', '.join(str(year) for year in sorted(fresh))}" if fresh else "chưa có năm nào"
    used = f" (chỉ tính sau ngày {used_until:%d/%m/%Y} của lần khen trước)" if used_until else ""
    return [
        answer(
            Verdict.UNLAWFUL,
            f"Cần {needed:02d} năm liên tục {GRADE_NAMES[least]}, {told}{used}.",
            of=question,
            nominee=nominee,
            fact="ratings",
            remedy=f"Đề nghị khi đủ {needed:02d} năm liên tục {GRADE_NAMES[least]}.",
        )
    ]


def _starts_after(nominee: Nominee, question: Question) -> date | None:
    used_until, after = _used_until(nominee, question), question.value.get("after", ())
    firsts = [
        end for award in after for end in ends_of(nominee, award) if used_until is None or end > used_until
    ]
    return min(firsts, default=used_until)


def _used_until(nominee: Nominee, question: Question) -> date | None:
    rule = question.rules.value("next_award")
    since = counts_from(nominee, nominee.award)
    return since if rule is not None and rule.is_set else None
