"""What the law says of one award on one day: its conditions, and who decides, votes, pays, by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from law.awards import Award
from law.awards import award as award_of
from law.basics.grounds import Ground, grounds_for
from law.basics.owed_papers import OwedPaper, owed_papers
from law.facts import Achievement, Case, Nominee
from law.findings import Finding
from law.judgement.asked import Answered, answered_conditions
from law.judgement.grounds_held import held_grounds
from law.judgement.judging import Judgement, judge
from law.judgement.sources import with_sources
from law.procedure.deadlines import Due, clocks, due
from law.procedure.routing import AUTHORITIES, CouncilNeed, deciding_authorities, needs_council
from law.procedure.thresholds import Threshold, threshold
from law.rulebook import Rulebook
from law.seats_and_money.quotas import Allowance, allowance, has_quota
from law.seats_and_money.rewards import Reward, reward
from vietnamese.calendar import Calendar

# A share of all members is asked for, so any number of them tells it.
_HUNDRED = 100
LINE_STATES = ("unlawful", "held", "incomplete", "review", "lawful")


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One condition: the gravest word on it, its findings, or that it was not asked."""

    label: str
    citation: str
    state: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class AwardAnswer:
    award: Award
    kind: str
    on: date
    rules: Rulebook
    verdict: str
    lines: tuple[AnswerLine, ...]
    general: tuple[Finding, ...]
    deciders: tuple[str, ...]
    open_deciders: tuple[str, ...]
    authority_citation: str
    council: CouncilNeed
    vote: Threshold
    money: Reward
    papers: tuple[OwedPaper, ...]
    clocks: tuple[Due, ...]
    seats: Allowance | None
    quota: Allowance | None
    grounds: tuple[Ground, ...] = ()
    held: tuple[Ground, ...] = ()

    @property
    def unasked(self) -> int:
        return sum(line.state == "unasked" for line in self.lines)

    @property
    def unasked_words(self) -> str:
        return f"Còn {self.unasked:02d} điều kiện chưa hỏi"

    @property
    def is_whole(self) -> bool:
        """Every condition was answered, and the award's own conditions are known."""
        return not self.unasked and self.rules.has_conditions(self.award.code)


def award_answer(
    award: str,
    kind: str,
    *,
    on: date,
    year: int,
    rules: Rulebook,
    calendar: Calendar,
    facts: Mapping[str, Any],
    base: int | None,
) -> AwardAnswer:
    """`facts` are fields of law.facts.Nominee; `base` is what a share of seats is counted on, if told."""
    nominee = Nominee(
        id="1",
        kind=kind,
        award=award,
        achievement=Achievement(date(year, 1, 1), date(year, 12, 31)),
        **facts,
    )
    case = Case(id="tra-cuu", on=on, local=rules.local, nominees=(nominee,))
    judgement = judge(case, rules)
    found = award_of(award)
    value = rules.value(f"authority.{found.judged_as}")
    return AwardAnswer(
        award=found,
        kind=kind,
        on=on,
        rules=rules,
        verdict=judgement.verdict.value,
        lines=tuple(_line(each, case) for each in answered_conditions(nominee, case, rules)),
        general=_general(judgement),
        deciders=tuple(AUTHORITIES[code] for code in deciding_authorities(award, on, stack=rules.stack)),
        open_deciders=tuple(AUTHORITIES[code] for code in (value.get("open", ()) if value else ())),
        authority_citation=str(value.citation) if value else "",
        council=needs_council(award, rules),
        vote=threshold(award, _HUNDRED, rules),
        money=reward(award, kind, decided_on=on, stack=rules.stack),
        papers=owed_papers(award, rules),
        clocks=tuple(
            due(name, on, rules, calendar)
            for name in clocks(stack=rules.stack)
            if rules.value(f"clock.{name}") is not None
        ),
        seats=allowance(award, base, rules) if base is not None and has_quota(award, rules) else None,
        quota=allowance(award, 0, rules) if has_quota(award, rules) else None,
        grounds=grounds_for(nominee, rules),
        held=held_grounds(nominee, case, rules),
    )


def _general(judgement: Judgement) -> tuple[Finding, ...]:
    """What is said of the award itself; its conditions have lines of their own, its money too."""
    return tuple(
        found
        for found in judgement.adverse
        if not found.rule.startswith(("eligibility.", "reward.", "quota."))
    )


def _line(each: Answered, case: Case) -> AnswerLine:
    findings = with_sources(each.findings, case)
    words = {finding.verdict.value for finding in findings}
    if words:
        state = next(state for state in LINE_STATES if state in words)
    else:
        state = "clear" if each.is_told else "unasked"
    return AnswerLine(each.label, each.citation, state, findings)
