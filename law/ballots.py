"""The votes of a case, told one by one; a threshold that nobody knows is left to a person."""

from __future__ import annotations

from dataclasses import dataclass

from law.awards import award as award_of
from law.facts import Case
from law.findings import Finding, Verdict
from law.rulebook import Rulebook
from law.unread import UNREAD
from law.voting import VoteResult, tally


@dataclass(frozen=True, slots=True)
class VoteTold:
    """One vote's outcome; `passed` and `needed` are None where no threshold is known."""

    nominee: str
    award: str
    result: VoteResult


def votes_told(case: Case, rules: Rulebook) -> tuple[VoteTold, ...]:
    """The result of each vote, in the order of the case."""
    awards = {nominee.id: nominee.award for nominee in case.nominees}
    return tuple(
        VoteTold(
            nominee=vote.nominee,
            award=awards[vote.nominee],
            result=tally(
                awards[vote.nominee],
                members=vote.members,
                present=vote.present,
                yes_present=vote.yes_present,
                yes_written=vote.yes_written,
                secret=vote.secret if isinstance(vote.secret, bool) else None,
                rules=rules,
            ),
        )
        for vote in case.votes
    )


def open_thresholds(votes: tuple[VoteTold, ...], rules: Rulebook) -> list[Finding]:
    """One finding for each award that was voted on without a known threshold."""
    citations = {vote.award: vote.result.citation for vote in votes if vote.result.needed is None}
    return [_open(code, citation, rules) for code, citation in citations.items()]


def _open(code: str, citation: str, rules: Rulebook) -> Finding:
    value = rules.value(f"vote.{code}")
    is_unread = value is not None and value.state == "unread"
    why = UNREAD if is_unread else "luật không ấn định, địa phương chưa nạp"
    return Finding(
        rule=f"vote.{code}",
        verdict=Verdict.REVIEW,
        message=f"Tỷ lệ phiếu đồng ý của Hội đồng để xét {award_of(code).name}: {why}.",
        remedy=f"Nạp tỷ lệ phiếu theo quy định của tỉnh (tham số vote.{code}).",
        citation=citation,
        fact=f"local.vote.{code}",
        confidence="low",
    )
