"""One achievement is rewarded once: not two forms of reward for the same merit."""

from __future__ import annotations

from law.awards import award, name_of
from law.eligibility.question import Question, answer, beside
from law.facts import Achievement, Nominee
from law.findings import Finding, Verdict


def one_reward(nominee: Nominee, question: Question) -> list[Finding]:
    """Same person, same achievement key, two forms of reward; a title beside a form is allowed."""
    key = _key(nominee)
    if not key or award(nominee.award).is_title:
        return []
    for other in beside(nominee, question):
        if _key(other) == key and not award(other.award).is_title:
            return [
                answer(
                    Verdict.UNLAWFUL,
                    f"Thành tích “{key}” đã được đề nghị {name_of(other.award)}; "
                    "một thành tích chỉ khen một lần.",
                    of=question,
                    nominee=nominee,
                    fact="achievement.key",
                    remedy="Chọn một hình thức khen thưởng cho thành tích này.",
                )
            ]
    return []


def _key(nominee: Nominee) -> str:
    merit = nominee.achievement
    return merit.key if isinstance(merit, Achievement) and isinstance(merit.key, str) else ""
