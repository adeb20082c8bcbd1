"""A judgement as the public output format, and as lines that a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from law.case_files.case_reader import CaseRefused, read_cases
from law.facts import Case
from law.findings import Finding
from law.judgement.judging import Judgement, Proposed, VoteTold, judge
from law.judgement.sources import told_unconfirmed
from law.rulebook import LawStack, NoRulebook, rulebook_on
from law.seats_and_money.rewards import NomineeReward


def answer_file(content: object, *, stack: LawStack | None = None) -> tuple[dict[str, Any], list[str], bool]:
    """The output for one case or a list, the lines for a person, and whether every case was judged.

    By the law of `stack`, without one by the program's own.
    """
    answers: list[dict[str, Any]] = []
    lines: list[str] = []
    is_whole = True
    for case in read_cases(content, stack=stack):
        judged = judged_answers(case, stack=stack)
        if isinstance(judged, CaseRefused):
            is_whole = False
            answers.append(refused_answer(judged))
            lines.append(f"{judged.id or '(không mã)'}: không xét được. {judged.path}: {judged.message}")
        else:
            answers.append(output(judged))
            lines += list(judgement_in_words(judged))
    if isinstance(content, list):
        return {"results": answers}, lines, is_whole
    return answers[0], lines, is_whole


def judged_answers(case: Case | CaseRefused, *, stack: LawStack | None = None) -> Judgement | CaseRefused:
    """The judgement of a case under the rulebook of its day of receipt; a day without law is refused."""
    if isinstance(case, CaseRefused):
        return case
    for path, day in (("received_on", case.regime_on), ("decided_on", case.decision_on)):
        try:
            rulebook_on(day, stack=stack)
        except NoRulebook as fault:
            return _without_rulebook(case, path, str(fault))
    told = judge(case, rulebook_on(case.regime_on, local=case.local, stack=stack))
    findings = told_unconfirmed(told.findings, case)
    return told if findings == told.findings else replace(told, findings=findings)


def _without_rulebook(case: Case, path: str, why: str) -> CaseRefused:
    """Names the field that was written: `on` stands in for the two other days."""
    written = path if isinstance(getattr(case, path), date) else "on"
    return CaseRefused(case.id, written, why, ((written, why),))


def refused_answer(refused: CaseRefused) -> dict[str, Any]:
    return {"id": refused.id, "error": {"path": refused.path, "message": refused.message}}


def output(judgement: Judgement) -> dict[str, Any]:
    """The object of the public contract; findings are those that are not simply lawful."""
    return {
        "id": judgement.case_id,
        "regime": judgement.regime,
        "verdict": judgement.verdict.value,
        "findings": [_finding(finding) for finding in judgement.adverse],
        "allowances": [_allowance(entry) for entry in judgement.allowances],
        "votes": [_vote(vote) for vote in judgement.votes],
        "rewards": [_reward(reward) for reward in judgement.rewards],
        "reward_total": judgement.reward_total,
    }


def judgement_in_words(judgement: Judgement) -> Iterator[str]:
    """Plain Vietnamese lines: the verdict, every finding with its article, votes and money."""
    yield f"{judgement.case_id}: {judgement.verdict.label} (chế độ {judgement.regime})."
    for finding in judgement.findings:
        who = f"{finding.nominee}: " if finding.nominee else ""
        mend = f" Cách xử lý: {finding.remedy}" if finding.remedy else ""
        rests = f" Nhận xét này {finding.unconfirmed}." if finding.unconfirmed else ""
        yield f"  [{finding.verdict.label}] {who}{finding.message}{rests} Căn cứ {finding.citation}.{mend}"
    for vote in judgement.votes:
        yield f"  Phiếu {vote.nominee}: {vote.result.arithmetic}"
    if judgement.rewards:
        yield f"  Tổng tiền thưởng: {judgement.reward_total:,} đồng.".replace(",", ".")


def _finding(finding: Finding) -> dict[str, Any]:
    """`unconfirmed` stands there alone where the case tells how its facts are known."""
    rests = {"unconfirmed": finding.unconfirmed} if finding.unconfirmed else {}
    return {
        "rule": finding.rule,
        "nominee": finding.nominee,
        "verdict": finding.verdict.value,
        "message": finding.message,
        "remedy": finding.remedy,
        "citation": finding.citation,
        "fact": finding.fact,
        "confidence": finding.confidence,
        **rests,
    }


def _allowance(entry: Proposed) -> dict[str, Any]:
    found = entry.allowance
    return {
        "award": found.award,
        "base": found.base,
        "seats": found.seats,
        "proposed": entry.proposed,
        "citation": found.citation,
    }


def _vote(vote: VoteTold) -> dict[str, Any]:
    return {
        "nominee": vote.nominee,
        "valid": vote.result.valid,
        "needed": vote.result.needed,
        "yes": vote.result.yes,
        "passed": vote.result.passed,
        "citation": vote.result.citation,
    }


def _reward(reward: NomineeReward) -> dict[str, Any]:
    return {
        "nominee": reward.nominee,
        "award": reward.award,
        "amount": reward.amount,
        "paid": reward.is_paid,
        "citation": reward.citation,
    }
