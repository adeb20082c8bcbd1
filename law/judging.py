"""One case against one rulebook: every finding at once, seats, votes and money.

Linear in the nominees; no clock, no database, nothing remembered between two cases.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from law.facts import Case
from law.findings import Finding, Verdict, gravest
from law.quotas import Allowance
from law.rewards import NomineeReward
from law.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Proposed:
    """An allowance beside what the case asks for; `proposed` counts its nominees of this award."""

    allowance: Allowance
    proposed: int


@dataclass(frozen=True, slots=True)
class VoteTold:
    """One vote's outcome; `passed` and `needed` are None where no threshold is known."""

    nominee: str
    valid: bool
    needed: int | None
    yes: int
    passed: bool | None
    citation: str
    arithmetic: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """`verdict` is the gravest of `findings`, which hold the lawful ones too (what was found right)."""

    case_id: str
    regime: str
    hash: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    allowances: tuple[Proposed, ...]
    votes: tuple[VoteTold, ...]
    rewards: tuple[NomineeReward, ...]
    reward_total: int

    @property
    def adverse(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.is_adverse)


def findings_of(judgement: Judgement, nominee_id: str) -> tuple[Finding, ...]:
    """The findings that concern this nominee alone; those of the whole case name nobody."""
    return tuple(finding for finding in judgement.findings if finding.nominee == nominee_id)


def judge(case: Case, rules: Rulebook) -> Judgement:
    """What the law of `rules` says of this case. `rules` is the rulebook of the day of receipt;
    authority and money follow the law of the day of decision."""
    raise NotImplementedError


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    return gravest(findings)
