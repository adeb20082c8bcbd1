"""One achievement is rewarded once: not two forms of reward for the same merit, nor the same award twice."""

from __future__ import annotations

from datetime import date

from law.awards import award, name_of
from law.eligibility.question import LEAVE_OUT, MERIT_WAY, Question, answer, beside
from law.facts import Achievement, DecisionRef, HeldTitle, Nominee, listed_facts
from law.findings import Finding, Verdict


def one_reward(nominee: Nominee, question: Question) -> list[Finding]:
    """Same person, same achievement key, two forms of reward; a title beside a form is allowed. An award that
    is held already for the merit of the same period is not given again."""
    if held := next(
        filter(lambda title: _is_of_same_merit(title, nominee), listed_facts(nominee.titles)), None
    ):
        return [_held_already(held, nominee, question)]
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


def _is_of_same_merit(title: HeldTitle, nominee: Nominee) -> bool:
    """Merit in work of one period is one achievement; of a campaign or a sudden deed the days do not tell."""
    if title.award != nominee.award or title.revoked or {title.way, nominee.way} - {MERIT_WAY}:
        return False
    merit, now = title.achievement, nominee.achievement
    if not isinstance(merit, Achievement) or not isinstance(now, Achievement):
        return False
    days = (merit.since, merit.until)
    return all(isinstance(day, date) for day in days) and days == (now.since, now.until)


def _held_already(title: HeldTitle, nominee: Nominee, question: Question) -> Finding:
    by = title.decision if isinstance(title.decision, DecisionRef) else DecisionRef()
    cited = f" theo Quyết định số {by.number} ngày {by.on:%d/%m/%Y}" if by.is_complete else ""
    return answer(
        Verdict.UNLAWFUL,
        f"{name_of(title.award)} đã được tặng{cited} cho thành tích của đúng thời gian này; "
        "một thành tích chỉ khen một lần.",
        of=question,
        nominee=nominee,
        fact="titles",
        remedy=f"Sửa thời gian lập thành tích nếu là thành tích khác{LEAVE_OUT}.",
    )


def _key(nominee: Nominee) -> str:
    merit = nominee.achievement
    return merit.key if isinstance(merit, Achievement) and isinstance(merit.key, str) else ""
