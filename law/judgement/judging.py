"""One case against one rulebook: every finding at once, seats, votes and money.

Linear in the nominees; no clock, no database, nothing remembered between two cases.
"""

from __future__ import annotations

from dataclasses import dataclass

from law.facts import Case
from law.findings import Finding, Verdict, gravest
from law.judgement.conditions import conditions_met
from law.judgement.deciding import authority_findings, copies_findings, unknown_money
from law.judgement.held_already import awards_held_already
from law.judgement.one_use import initiatives_used_twice
from law.judgement.transition import OfferedLaw, crossing_of, findings_between
from law.procedure.ballots import VoteTold, open_thresholds, votes_told
from law.procedure.courses import simplified_findings, titles_by_other_ways
from law.procedure.local_rules import rules_not_applied
from law.procedure.submission import late_findings
from law.rulebook import Rulebook
from law.seats_and_money.rewards import NomineeReward, rewards_of, total
from law.seats_and_money.seats import Proposed, proposed_in, seats_exceeded


@dataclass(frozen=True, slots=True)
class Judgement:
    """`verdict` is the gravest of `findings`, which hold the lawful ones too (what was found right). `laws`
    are those between which the law of the day of decision lets a person choose."""

    case_id: str
    regime: str
    hash: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    allowances: tuple[Proposed, ...]
    votes: tuple[VoteTold, ...]
    rewards: tuple[NomineeReward, ...]
    reward_total: int
    laws: tuple[OfferedLaw, ...] = ()

    @property
    def adverse(self) -> tuple[Finding, ...]:
        """Findings that are not simply lawful: what the public output lists."""
        return tuple(finding for finding in self.findings if finding.is_adverse)


def judge(case: Case, rules: Rulebook) -> Judgement:
    """What the law of `rules` says of this case. `rules` is the rulebook of the day of receipt;
    authority and money follow the law of the day of decision, conditions what that law says of both."""
    crossing = crossing_of(case, rules)
    allowances = proposed_in(case, rules)
    votes = votes_told(case, rules)
    rewards = rewards_of(
        case.nominees, decided_on=case.decision_on, regime_on=case.regime_on, stack=rules.stack
    )
    findings = (
        *(conditions_met(case, rules) if crossing is None else findings_between(crossing)),
        *initiatives_used_twice(case, rules),
        *awards_held_already(case, rules),
        *authority_findings(case, rules),
        *copies_findings(case, rules),
        *simplified_findings(case, rules),
        *titles_by_other_ways(case, rules),
        *late_findings(case, rules),
        *seats_exceeded(allowances, rules),
        *open_thresholds(votes, rules),
        *unknown_money(rewards, case),
        *rules_not_applied(case, rules),
    )
    return Judgement(
        case_id=case.id,
        regime=rules.regime,
        hash=rules.hash,
        verdict=gravest(findings),
        findings=findings,
        allowances=allowances,
        votes=votes,
        rewards=rewards,
        reward_total=total(rewards),
        laws=() if crossing is None else crossing.laws,
    )


def findings_of(judgement: Judgement, nominee_id: str) -> tuple[Finding, ...]:
    """The findings that concern this nominee alone; those of the whole case name nobody."""
    return tuple(finding for finding in judgement.findings if finding.nominee == nominee_id)


__all__ = ["Judgement", "Proposed", "VoteTold", "findings_of", "judge"]
