"""Initiatives and research: how many, recognised at which level, each with its decision."""

from __future__ import annotations

from law.eligibility.question import LEAVE_OUT, Question, answer, award_years, is_proven
from law.facts import UNASKED, Initiative, Nominee
from law.findings import Finding, Verdict

LEVELS = {"cơ sở": 0, "tỉnh": 1, "toàn quốc": 2}


def initiative(nominee: Nominee, question: Question) -> list[Finding]:
    """`count` different initiatives of at least `level`; one listed without its decision is incomplete.

    With `same_year` the initiative of another year is left to a person: the law names no year.
    """
    if nominee.initiatives is UNASKED or not question.value.is_set:
        return []
    fitting = [item for item in distinct(nominee.initiatives) if _fits(item, nominee, question)]
    proven = [item for item in fitting if is_proven(item.decision)]
    count = question.value["count"]
    if len(fitting) < count:
        return [_too_few(nominee, question, fitting)]
    if len(proven) < count:
        return [_without_decision(nominee, question, fitting, proven)]
    if question.value.get("same_year") and not _in_year(nominee, question, proven):
        return [_of_another_year(nominee, question, proven)]
    codes = _codes(proven)
    message = f"Có {len(proven):02d} sáng kiến, đề tài từ cấp {question.value['level']} trở lên: {codes}."
    return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="initiatives")]


def distinct(initiatives: tuple[Initiative, ...]) -> list[Initiative]:
    """An identical initiative counts once; the code tells them apart, where there is one."""
    seen: dict[object, Initiative] = {}
    for item in initiatives:
        seen.setdefault(item.code or item, item)
    return list(seen.values())


def _fits(item: Initiative, nominee: Nominee, question: Question) -> bool:
    """Kind, level and, with `within_last`, one of that many years up to the award's year."""
    span = question.value.get("within_last")
    oldest = min(award_years(nominee, question.rules)) - span + 1 if span else 0
    if isinstance(item.year, int) and item.year < oldest:
        return False
    if isinstance(item.kind, str) and item.kind not in question.value["kinds"]:
        return False
    return not isinstance(item.level, str) or LEVELS[item.level] >= LEVELS[question.value["level"]]


def _too_few(nominee: Nominee, question: Question, fitting: list[Initiative]) -> Finding:
    count, level = question.value["count"], question.value["level"]
    return answer(
        Verdict.UNLAWFUL,
        f"Căn cứ có {len(fitting)} sáng kiến, đề tài được công nhận từ cấp {level} trở lên; yêu cầu {count}.",
        of=question,
        nominee=nominee,
        fact="initiatives",
        remedy=f"Bổ sung quyết định công nhận sáng kiến từ cấp {level}{LEAVE_OUT}.",
    )


def _without_decision(
    nominee: Nominee, question: Question, fitting: list[Initiative], proven: list[Initiative]
) -> Finding:
    bare = _codes([item for item in fitting if item not in proven])
    return answer(
        Verdict.INCOMPLETE,
        f"Sáng kiến, đề tài thiếu số hoặc ngày quyết định công nhận: {bare}.",
        of=question,
        nominee=nominee,
        fact="initiatives",
        remedy="Bổ sung số và ngày của quyết định công nhận.",
    )


def _codes(items: list[Initiative]) -> str:
    return ", ".join(item.code if isinstance(item.code, str) else "không mã" for item in items)


def _in_year(nominee: Nominee, question: Question, proven: list[Initiative]) -> bool:
    years = award_years(nominee, question.rules)
    return any(not isinstance(item.year, int) or item.year in years for item in proven)


def _of_another_year(nominee: Nominee, question: Question, proven: list[Initiative]) -> Finding:
    years = ", ".join(str(item.year) for item in proven)
    year = max(award_years(nominee, question.rules))
    return answer(
        Verdict.REVIEW,
        f"Sáng kiến được công nhận năm {years}, không phải năm xét {year}; luật không nêu năm của sáng kiến.",
        of=question,
        nominee=nominee,
        fact="initiatives",
        remedy="Xem xét sáng kiến có được áp dụng trong năm xét không, ghi lý do khi quyết định.",
    )
