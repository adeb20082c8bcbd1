"""An award that is held for the merit of a period is not given a second time for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from law.awards import name_of
from law.basics.unread import softened
from law.eligibility.question import LEAVE_OUT, MERIT_WAY
from law.facts import Achievement, Case, DecisionRef, HeldTitle, Nominee, listed_facts
from law.findings import Finding, Verdict
from law.rulebook import Condition, Rulebook

RULE = "one_reward"


def awards_held_already(case: Case, rules: Rulebook) -> Iterator[Finding]:
    """Of each nominee who holds the award for the merit of exactly these days; cited as the condition "one
    achievement is rewarded once" of the day."""
    condition = next((each for each in rules.shared_conditions() if each.check == RULE), None)
    if condition is None or condition.value.state == "none":
        return
    for nominee in case.nominees:
        held = (title for title in listed_facts(nominee.titles) if _is_of_same_merit(title, nominee))
        if (title := next(held, None)) is not None:
            found = _held(title, nominee, condition)
            yield found if rules.is_read_of(nominee.award) else softened(found, rules)


def _is_of_same_merit(title: HeldTitle, nominee: Nominee) -> bool:
    """Merit in work of one period is one achievement; of a campaign or a sudden deed the days do not tell."""
    if title.award != nominee.award or title.revoked or {title.way, nominee.way} - {MERIT_WAY}:
        return False
    merit, now = title.achievement, nominee.achievement
    if not isinstance(merit, Achievement) or not isinstance(now, Achievement):
        return False
    days = (merit.since, merit.until)
    return all(isinstance(day, date) for day in days) and days == (now.since, now.until)


def _held(title: HeldTitle, nominee: Nominee, condition: Condition) -> Finding:
    by = title.decision if isinstance(title.decision, DecisionRef) else DecisionRef()
    cited = f" theo Quyết định số {by.number} ngày {by.on:%d/%m/%Y}" if by.is_complete else ""
    return Finding(
        rule=f"eligibility.{RULE}",
        verdict=Verdict.UNLAWFUL,
        message=f"{name_of(title.award)} đã được tặng{cited} cho thành tích của đúng thời gian này; "
        "một thành tích chỉ khen một lần.",
        remedy=f"Sửa thời gian lập thành tích nếu là thành tích khác{LEAVE_OUT}.",
        citation=str(condition.value.citation),
        nominee=nominee.id,
        fact="titles",
        confidence=condition.value.confidence,
    )
