"""Merit counts from the end of the discipline (khoản 4 Điều 4 NĐ 152/2025): does what remains suffice?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from law.awards import name_of
from law.eligibility.falling import best_told, falls
from law.eligibility.question import Answers, Question, answer, year_period
from law.eligibility.remaining import remaining
from law.eligibility.title_dates import year_of
from law.facts import Discipline, HeldTitle, Nominee, Unasked, listed_facts
from law.findings import Finding, Verdict, gravest

_MEASURES_YEARS = ("ratings", "titles")
_REMEDIES = {
    Verdict.LAWFUL: "",
    Verdict.REVIEW: "Đối chiếu quy định của địa phương, xét thành tích từ ngày ấy, ghi lý do khi quyết định.",
    Verdict.INCOMPLETE: "Bổ sung giấy tờ của thành tích từ ngày ấy, hoặc đưa ra khỏi danh sách đề nghị.",
    Verdict.UNLAWFUL: "Đưa ra khỏi danh sách; đề nghị lại khi thành tích từ ngày ấy đủ tiêu chuẩn.",
}


def counted_after(item: Discipline, nominee: Nominee, question: Question) -> Finding:
    """The award's other conditions, asked again with what remains after `item`: strictly, and as mildly as
    the text allows. Where both agree they decide; else a person does, told in what they differ.
    """
    assert isinstance(item.until, date)
    mild = remaining(nominee, item.until, question.rules, is_strict=False)
    strict = remaining(nominee, item.until, question.rules, is_strict=True)
    lost_mildly = _lost(nominee, item.until, question, is_strict=False)
    lost_strictly = _lost(nominee, item.until, question, is_strict=True) or lost_mildly
    cut = _cut(item, nominee, strict)
    if lost_mildly:
        told = f"{cut}. Không còn đủ tiêu chuẩn: {_words(lost_strictly)}"
        return _told(gravest(lost_mildly), told, nominee, question)
    reaches_in = item.until >= year_period(nominee, question.rules)[0]
    if lost_strictly or (reaches_in and not _is_measured(question.others(nominee))):
        doubts = "; ".join(_doubts(nominee, mild, strict)) or _part_of_period(nominee, question)
        told = f"{cut}. Luật không nêu rõ có tính hay không: {doubts}."
        if lost_strictly:
            told += f" Tính thì kỷ luật không cản trở; không tính thì: {_words(lost_strictly)}"
        return _told(Verdict.REVIEW, told, nominee, question)
    return _told(Verdict.LAWFUL, f"{cut}.", nominee, question)


def _lost(nominee: Nominee, after: date, question: Question, *, is_strict: bool) -> list[Finding]:
    """What falls with the years, titles and initiatives up to `after`. A condition that waits for facts
    nobody told falls where the best that could be told would not carry it."""
    best = best_told(nominee, question.rules)
    left, best_left = (
        question.others(remaining(facts, after, question.rules, is_strict=is_strict))
        for facts in (nominee, best)
    )
    found: list[Finding] = []
    for then, now, best_then, best_now in zip(
        question.others(nominee), left, question.others(best), best_left, strict=True
    ):
        if then or (best_then and falls(best_then, best_now)):
            found += falls(then or best_then, now)
    return found


def _is_measured(before: Answers) -> bool:
    """Whether some condition counted years or titles and found enough: then it tells what a year is worth."""
    return any(
        not finding.is_adverse and finding.fact.split(".")[0] in _MEASURES_YEARS
        for answers in before
        for finding in answers
    )


def _cut(item: Discipline, nominee: Nominee, strict: Nominee) -> str:
    assert isinstance(item.until, date)
    counted_from = item.until + timedelta(days=1)
    kept = ", ".join(_kept(nominee, strict))
    return (
        f"Chấp hành xong kỷ luật {item.kind} ngày {item.until:%d/%m/%Y}; "
        f"thành tích tính từ {counted_from:%d/%m/%Y}{f': còn {kept}' if kept else ''}"
    )


def _kept(nominee: Nominee, strict: Nominee) -> Iterator[str]:
    """How many of the years, titles and initiatives that were told remain."""
    for kept, told, name in (
        (_rated_years(strict), _rated_years(nominee), "năm trọn trên {} năm được xếp loại"),
        (
            len(listed_facts(strict.titles)),
            len(listed_facts(nominee.titles)),
            "trên {} danh hiệu, hình thức đã đạt",
        ),
        (
            len(listed_facts(strict.initiatives)),
            len(listed_facts(nominee.initiatives)),
            "trên {} sáng kiến, đề tài",
        ),
    ):
        if told:
            yield f"{kept} {name.format(told)}"


def _rated_years(nominee: Nominee) -> int:
    ratings = {} if isinstance(nominee.ratings, Unasked) else nominee.ratings
    return len([grade for grade in ratings.values() if grade])


def _doubts(nominee: Nominee, mild: Nominee, strict: Nominee) -> Iterator[str]:
    """What the mild reading counts and the strict one does not."""
    mildly, strictly = ({} if isinstance(n.ratings, Unasked) else n.ratings for n in (mild, strict))
    for year in mildly:
        if mildly[year] and not strictly[year]:
            yield f"năm {year} chỉ còn một phần sau ngày ấy"
    for title in listed_facts(mild.titles):
        if title not in listed_facts(strict.titles):
            yield f"{_name(title)} có thời gian tính thành tích từ trước đó"
    for item in listed_facts(mild.initiatives):
        if item not in listed_facts(strict.initiatives):
            yield f"sáng kiến {item.code} của năm {item.year} được công nhận sau đó"


def _name(title: HeldTitle) -> str:
    return f"{name_of(title.award)} năm {year_of(title)}"


def _part_of_period(nominee: Nominee, question: Question) -> str:
    since, until = year_period(nominee, question.rules)
    return f"thời gian tính thành tích từ {since:%d/%m/%Y} đến {until:%d/%m/%Y} chỉ còn một phần sau ngày ấy"


def _words(findings: list[Finding]) -> str:
    return " ".join(finding.message for finding in findings)


def _told(verdict: Verdict, message: str, nominee: Nominee, question: Question) -> Finding:
    return answer(
        verdict,
        message,
        of=question,
        nominee=nominee,
        fact="discipline",
        remedy=_REMEDIES[verdict],
    )
