"""Conditions of which one is enough: the law names several ways to reach the same award."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from law.eligibility.question import Question, answer, open_to_province
from law.facts import Nominee
from law.findings import Finding, Verdict, gravest
from law.rewards import kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping


_LEFT_AS_FOUND = (Verdict.REVIEW, Verdict.INCOMPLETE)
"""What a branch lacks only on paper, or leaves to a person, is not refused for the other branches."""


def alternatives(nominee: Nominee, question: Question) -> list[Finding]:
    """`any_of` lists branches, each an `all_of` of checks. One branch fulfilled is enough.

    A branch with a question not asked may still hold, so nothing is said. `otherwise` is the verdict
    when no branch holds: "review" where the law knows further ways that no figure can settle.
    """
    if question.value.state == "none" or not _applies(nominee, question):
        return []
    if not question.value.is_set:
        return [open_to_province(question.value["what"], of=question, nominee=nominee, fact="ratings")]
    outcomes = [_branch(nominee, question, branch) for branch in question.value["any_of"]]
    for findings in outcomes:
        if findings and gravest(findings) is Verdict.LAWFUL:
            return findings
    if any(not findings for findings in outcomes):
        return []
    return [_none_holds(nominee, question, outcomes)]


def _applies(nominee: Nominee, question: Question) -> bool:
    """Of the kinds of recipient, and of the ways of reward, that the value names; unasked ways pass."""
    kinds, ways = question.value.get("kinds"), question.value.get("ways")
    if kinds is not None and kind_of(nominee) not in kinds:
        return False
    return ways is None or not isinstance(nominee.way, str) or nominee.way in ways


def _branch(nominee: Nominee, question: Question, branch: Mapping[str, object]) -> list[Finding]:
    """Findings of all checks of a branch; empty as soon as one of them could not be answered,
    unless another already fails."""
    from law.eligibility import CHECKS

    findings: list[Finding] = []
    is_open = False
    for part in branch["all_of"]:  # type: ignore[attr-defined]
        fields = MappingProxyType(part)
        asked = replace(question, value=replace(question.value, fields=fields))
        answered = CHECKS[part["check"]](nominee, asked)
        is_open = is_open or not answered
        findings += answered
    adverse = [finding for finding in findings if finding.is_adverse]
    return adverse or ([] if is_open else findings)


def _none_holds(nominee: Nominee, question: Question, outcomes: list[list[Finding]]) -> Finding:
    mildest = min(gravest(findings) for findings in outcomes)
    otherwise = Verdict(question.value.get("otherwise", "unlawful"))
    verdict = mildest if mildest in _LEFT_AS_FOUND else otherwise
    messages = [" ".join(f.message for f in findings) for findings in outcomes]
    told = " Hoặc: ".join(messages)
    remedies = " Hoặc: ".join(dict.fromkeys(f.remedy for findings in outcomes for f in findings))
    message = f"Chưa đạt tiêu chuẩn nào trong các tiêu chuẩn thay thế nhau. {told}"
    if otherwise is Verdict.REVIEW and verdict is Verdict.REVIEW:
        message += f" {question.value['further']}"
        remedies = "Xác định trường hợp khen thưởng trong tờ trình, ghi lý do khi quyết định."
    return answer(
        verdict,
        message,
        of=question,
        nominee=nominee,
        fact=outcomes[0][0].fact,
        remedy=remedies,
    )
