"""The votes of a case, told one by one; what hangs on a threshold that nobody knows is left to a person."""

from __future__ import annotations

from dataclasses import dataclass

from law.awards import award as award_of
from law.basics.unread import UNREAD
from law.facts import Case
from law.findings import Finding, Verdict
from law.procedure.thresholds import threshold
from law.procedure.voting import VoteResult, tally
from law.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class VoteTold:
    """One vote's outcome; `needed` is None where no threshold is known, `passed` where it hangs on that."""

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
    """One finding for each vote without a known threshold: review where the result hangs on it, lawful where
    every threshold passes it. One that none passes is told under the votes, as every failed vote."""
    open_votes = (vote for vote in votes if vote.result.needed is None)
    return [_found(vote, rules) for vote in open_votes if vote.result.passed is not False]


def _found(vote: VoteTold, rules: Rulebook) -> Finding:
    is_open = vote.result.passed is None
    return Finding(
        rule=f"vote.{vote.award}",
        verdict=Verdict.REVIEW if is_open else Verdict.LAWFUL,
        message=f"Tỷ lệ phiếu đồng ý của Hội đồng để xét {award_of(vote.award).name}: "
        f"{_why(vote.award, rules)}. {vote.result.arithmetic}",
        remedy=open_vote_remedy(vote.award) if is_open else "",
        citation=vote.result.citation,
        nominee=vote.nominee,
        fact=f"local.vote.{vote.award}",
        confidence="low" if is_open else "medium",
    )


def open_vote_remedy(award: str) -> str:
    """What settles a vote whose result hangs on a threshold that is not known."""
    return (
        f"Đặt quy định của địa phương về tỷ lệ phiếu cho {award_of(award).name}, "
        "hoặc đối chiếu văn bản quy định tỷ lệ ấy."
    )


def _why(award: str, rules: Rulebook) -> str:
    is_unread = threshold(award, 1, rules).state == "unread"
    return UNREAD if is_unread else "luật không ấn định, địa phương chưa nạp"
