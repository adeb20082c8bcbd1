"""What a collective has not told of its year: a condition that rests on it cannot be answered."""

from __future__ import annotations

from law.basics.nominees import kind_of
from law.eligibility.question import Question, answer, award_years
from law.facts import CollectiveFacts, Nominee
from law.findings import Finding, Verdict

_WORDS = {
    "people": "tổng số người",
    "completed": "số người hoàn thành nhiệm vụ",
    "advanced_workers": "số người đạt Lao động tiên tiến",
    "grassroots_fighters": "số người đạt Chiến sĩ thi đua cơ sở",
    "warned_or_worse": "số người bị kỷ luật từ cảnh cáo trở lên",
}


def untold(nominee: Nominee, question: Question, *names: str) -> list[Finding]:
    """One finding of those of `names` that were asked and left empty; none where all are told or unasked."""
    facts = nominee.collective
    is_asked = facts is None or isinstance(facts, CollectiveFacts)
    if kind_of(nominee) != "collective" or not is_asked:
        return []
    lacking = [name for name in names if facts is None or getattr(facts, name) is None]
    if not lacking:
        return []
    year = award_years(nominee, question.rules)[0]
    return [
        answer(
            Verdict.INCOMPLETE,
            f"Chưa kê khai {', '.join(_WORDS[name] for name in lacking)} của tập thể năm {year}.",
            of=question,
            nominee=nominee,
            fact=f"collective.{lacking[-1]}",
            remedy=f"Ghi số liệu năm {year} vào thẻ của tập thể ấy.",
        )
    ]
