"""Which held titles count for a condition, and what is told of those that do not."""

from __future__ import annotations

from law.awards import name_of
from law.eligibility.question import MERIT_WAY, Question, answer
from law.eligibility.title_dates import year_of
from law.facts import HeldTitle, Nominee, listed_facts
from law.findings import Finding, Verdict


def counts(title: HeldTitle, nominee: Nominee, question: Question) -> bool:
    """Of the titles asked for, not revoked, its year known, given for merit in work."""
    if title.award not in question.value["titles"] or title.revoked or year_of(title) is None:
        return False
    return not isinstance(title.way, str) or title.way == MERIT_WAY


def left_out(nominee: Nominee, question: Question) -> str:
    """Which held titles were not counted, and why; empty when none was left out."""
    told = []
    for title in listed_facts(nominee.titles):
        if title.award in question.value["titles"] and not counts(title, nominee, question):
            why = "đã bị hủy bỏ" if title.revoked else f"khen theo {title.way}, không tính"
            told.append(f"{name_of(title.award)} {year_of(title)} {why}")
    return f" ({'; '.join(told)})" if told else ""


def without_decision(nominee: Nominee, question: Question, bare: list[HeldTitle]) -> Finding:
    """A title listed without the number or the day of its decision is incomplete."""
    told = ", ".join(f"{name_of(title.award)} năm {year_of(title)}" for title in bare)
    return answer(
        Verdict.INCOMPLETE,
        f"Thiếu số hoặc ngày quyết định tặng: {told}.",
        of=question,
        nominee=nominee,
        fact="titles",
        remedy="Bổ sung số và ngày của quyết định.",
    )
