"""An award that must be held before this one is asked for, whenever it was given."""

from __future__ import annotations

from datetime import date

from law.awards import name_of
from law.eligibility.question import Question, answer, applies, is_proven
from law.eligibility.title_dates import end_of
from law.facts import UNASKED, HeldTitle, Nominee, listed_facts
from law.findings import Finding, Verdict


def prerequisite(nominee: Nominee, question: Question) -> list[Finding]:
    """One of `titles`, given by one of `ways`, not revoked; listed without its decision it is incomplete."""
    if nominee.titles is UNASKED or not question.value.is_set or not applies(nominee, question):
        return []
    held = counting(nominee, question)
    name = " hoặc ".join(map(name_of, question.value["titles"]))
    if not held:
        return [_missing(nominee, question, name)]
    if last := latest([title for title in held if is_proven(title.decision)]):
        message = f"Đã được tặng {name_of(last.award)}, tính từ mốc {end_of(last):%d/%m/%Y}."
        return [answer(Verdict.LAWFUL, message, of=question, nominee=nominee, fact="titles")]
    return [
        answer(
            Verdict.INCOMPLETE,
            f"Thiếu số hoặc ngày quyết định tặng {name}.",
            of=question,
            nominee=nominee,
            fact="titles",
            remedy="Bổ sung số và ngày của quyết định.",
        )
    ]


def counting(nominee: Nominee, question: Question) -> list[HeldTitle]:
    """The held awards that the condition asks for and that count for it."""
    return [title for title in listed_facts(nominee.titles) if not why_left_out(title, question)]


def why_left_out(title: HeldTitle, question: Question) -> str:
    """Why this award does not count here; empty where it does."""
    if title.award not in question.value["titles"]:
        return "không phải hình thức được yêu cầu"
    if title.revoked:
        return "đã bị hủy bỏ"
    is_other_way = isinstance(title.way, str) and title.way not in question.value["held_ways"]
    return f"khen theo {title.way}, không tính" if is_other_way else ""


def latest(held: list[HeldTitle]) -> HeldTitle | None:
    """The one whose merit ended last: the next award is counted from it."""
    dated = [title for title in held if end_of(title) is not None]
    return max(dated, key=lambda title: end_of(title) or date.min, default=None)


def mark(nominee: Nominee, question: Question) -> date | None:
    """The day after which merit counts: the end of the merit of the last award of `titles`."""
    last = latest(counting(nominee, question))
    return None if last is None else end_of(last)


def _missing(nominee: Nominee, question: Question, name: str) -> Finding:
    left_out = "; ".join(
        f"{name_of(title.award)} {why_left_out(title, question)}"
        for title in listed_facts(nominee.titles)
        if title.award in question.value["titles"]
    )
    return answer(
        Verdict.UNLAWFUL,
        f"Chưa được tặng {name}{f' ({left_out})' if left_out else ''}.",
        of=question,
        nominee=nominee,
        fact="titles",
        remedy=f"Bổ sung quyết định tặng {name}, hoặc đề nghị hình thức khác.",
    )
