"""The last day of the year on which a dossier for an award of the State may come in, and what is asked once
more of the days on which it goes up.

The input does not say whether a unit belongs to education, which has a later day: a merit that follows
the school year shows it; where no merit is stated, what comes after the earlier day is left to a person.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from law.awards import award as award_of
from law.basics.values import Value
from law.eligibility import CHECKS, Question
from law.eligibility.merit_age import merit_age
from law.facts import Achievement, Case, DecisionRef, Nominee, listed_facts
from law.findings import Finding, Verdict
from law.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class LastDay:
    """`is_open`: no merit is stated, so neither its year nor the sector is known.

    `later` is the day of education, where the law names one.
    """

    on: date
    is_open: bool = False
    later: date | None = None


def late_findings(case: Case, rules: Rulebook) -> list[Finding]:
    """One finding for each nomination whose dossier was received after the last day."""
    findings = []
    for nominee in case.nominees:
        value = rules.value(f"deadline.{award_of(nominee.award).judged_as}")
        if value is None or not value.is_set or not _applies(nominee, value):
            continue
        last = last_day(nominee, value, case.regime_on)
        if last is not None and case.regime_on > last.on:
            findings.append(_late(nominee, value, last, case.regime_on))
    return findings


def late_to_those_above(case: Case, rules: Rulebook, *, petition_on: date, sent_on: date) -> list[Finding]:
    """What has grown too old since it was received: the merit on the day of the petition (khoản 9 Điều 33
    Nghị định 152/2025/NĐ-CP counts to that day), and all of it on the day it was sent. Nothing where both
    days are kept."""
    aged = [
        finding
        for nominee in case.nominees
        if rules.is_read_of(nominee.award)
        for condition in rules.conditions(nominee.award)
        if condition.check == "merit_age"
        for finding in merit_age(
            nominee,
            Question(case, rules, condition.check, condition.value, CHECKS),
            presented_on=petition_on,
        )
    ]
    late = late_findings(replace(case, received_on=sent_on), rules)
    return [finding for finding in (*aged, *late) if finding.is_adverse]


def last_day(nominee: Nominee, value: Value, received_on: date) -> LastDay | None:
    """`year_of` "decision": the year after the last decision on `titles`; else the year after the merit.

    None where the facts do not say from which year to count.
    """
    if value["year_of"] == "decision":
        decided = _decision_days(nominee, value["titles"])
        return LastDay(_day(max(decided).year + 1, value["by"])) if decided else None
    merit, school = _merit_end(nominee), value.get("education_by")
    if merit is None:
        year = received_on.year
        return LastDay(_day(year, value["by"]), is_open=True, later=_day(year, school) if school else None)
    if school and _follows_school_year(merit, value):
        return LastDay(_day(merit.year, school))
    return LastDay(_day(merit.year + 1, value["by"]))


def _decision_days(nominee: Nominee, titles: Collection[str]) -> list[date]:
    held = [
        title.decision
        for title in listed_facts(nominee.titles)
        if title.award in titles and not title.revoked
    ]
    days = [found.on for found in held if isinstance(found, DecisionRef)]
    return [day for day in days if isinstance(day, date)]


def _merit_end(nominee: Nominee) -> date | None:
    merit = nominee.achievement
    return merit.until if isinstance(merit, Achievement) and isinstance(merit.until, date) else None


def _follows_school_year(merit: date, value: Value) -> bool:
    first, last = value["school_year_ends"]
    return first <= f"{merit:%m-%d}" <= last


def _day(year: int, month_day: str) -> date:
    return date.fromisoformat(f"{year}-{month_day}")


def _applies(nominee: Nominee, value: Value) -> bool:
    """Where the day holds for some ways of reward only, a way that nobody stated is not asked about."""
    ways = value.get("ways")
    return ways is None or nominee.way in ways


def _late(nominee: Nominee, value: Value, last: LastDay, received_on: date) -> Finding:
    told = ""
    if last.is_open:
        told = "; chưa nêu thời gian tính thành tích nên chưa rõ năm xét"
    if last.later is not None:
        told += f", ngành giáo dục có hạn đến {last.later:%d/%m/%Y}"
    return Finding(
        rule=f"deadline.{nominee.award}",
        verdict=Verdict.REVIEW if last.is_open else Verdict.UNLAWFUL,
        message=f"Hồ sơ {award_of(nominee.award).name} tiếp nhận ngày {received_on:%d/%m/%Y}, "
        f"hạn cuối {last.on:%d/%m/%Y}{told}.",
        remedy="Nêu thời gian tính thành tích và ngành trong hồ sơ, rồi đối chiếu lại thời hạn."
        if last.is_open
        else "Trình vào năm sau theo thời hạn của luật.",
        citation=str(value.citation),
        nominee=nominee.id,
        fact="received_on",
        confidence=value.confidence,
    )
