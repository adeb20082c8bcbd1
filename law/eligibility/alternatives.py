"""Conditions of which one is enough: the law names several ways to reach the same award."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from law.basics.grounds import Ground, grounds_in, named_among
from law.basics.nominees import kind_of
from law.basics.unread import UNREAD
from law.eligibility.question import LEAVE_OUT, Question, answer, open_to_province
from law.facts import Nominee
from law.findings import Doubt, Finding, Verdict, gravest

_LEFT_AS_FOUND = (Verdict.REVIEW, Verdict.INCOMPLETE)
"""What a branch lacks only on paper, or leaves to a person, is not refused for the other branches."""


def alternatives(nominee: Nominee, question: Question) -> list[Finding]:
    """`any_of` lists branches, each an `all_of` of checks. One branch fulfilled is enough.

    A branch with a question not asked may still hold, so nothing is said. When no branch holds it is
    unlawful, or left to a person where the law knows grounds that no figure settles (`unsettled`).
    A nomination that names its ground is judged by that one alone.
    """
    if question.value.state == "none" or not _applies(nominee, question):
        return []
    if not question.value.is_set:
        return [open_to_province(question.value["what"], of=question, nominee=nominee, fact="ratings")]
    if (named := named_among(nominee, question.value)) is not None:
        return _on_ground(named, nominee, question)
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
    return ways is None or not nominee.way or nominee.way in ways


def _on_ground(ground: Ground, nominee: Nominee, question: Question) -> list[Finding]:
    """The named ground alone. What figures settle and does not hold is refused, whatever else might hold."""
    cited = replace(question, value=replace(question.value, citation=ground.citation))
    if not ground.is_settled:
        return [unsettled(ground, nominee, cited)]
    findings = _branch(nominee, cited, ground.branch)
    if not findings or gravest(findings) is Verdict.LAWFUL:
        return findings
    worst = gravest(findings)
    return [
        answer(
            worst if worst in _LEFT_AS_FOUND else Verdict.UNLAWFUL,
            f"Chưa đạt tiêu chuẩn xét đã nêu: “{ground.words}”. {_told(findings)}",
            of=cited,
            nominee=nominee,
            fact=findings[0].fact,
            remedy=_remedies(findings, then="Hoặc chọn tiêu chuẩn xét khác mà trường hợp này đạt."),
        )
    ]


def unsettled(ground: Ground, nominee: Nominee, question: Question) -> Finding:
    """What no figure settles is for a person to confirm, by the paper that proves it."""
    unread = f" ({ground.unread}: {UNREAD})" if ground.unread else ""
    return answer(
        Verdict.REVIEW,
        f"Xét theo tiêu chuẩn “{ground.words}”{unread}: số liệu không tự kết luận được, "
        f"căn cứ vào {ground.paper_name}.",
        of=question,
        nominee=nominee,
        fact="ground",
        remedy=f"Đối chiếu {ground.paper_name} trong hồ sơ, chưa có thì bổ sung; ghi lý do khi quyết định.",
    )


def _told(findings: list[Finding]) -> str:
    return " ".join(finding.message for finding in findings)


def _remedies(findings: list[Finding], *, then: str = "") -> str:
    """From the mildest: what each finding asks for, `then` another way; to leave the case out comes last."""
    asked = dict.fromkeys(finding.remedy.replace(LEAVE_OUT, "") for finding in findings)
    told = " ".join(filter(None, (" Hoặc: ".join(asked), then)))
    may_leave = any(LEAVE_OUT in finding.remedy for finding in findings)
    return f"{told.removesuffix('.')}{LEAVE_OUT}." if may_leave else told


def _branch(nominee: Nominee, question: Question, branch: Mapping[str, Any]) -> list[Finding]:
    """Findings of all checks of a branch; empty as soon as one of them could not be answered,
    unless another already fails."""
    findings: list[Finding] = []
    is_open = False
    for part in branch["all_of"]:
        fields = MappingProxyType(part)
        asked = replace(question, value=replace(question.value, fields=fields))
        answered = question.checks[part["check"]](nominee, asked)
        is_open = is_open or not answered
        findings += answered
    adverse = [finding for finding in findings if finding.is_adverse]
    return adverse or ([] if is_open else findings)


def _none_holds(nominee: Nominee, question: Question, outcomes: list[list[Finding]]) -> Finding:
    mildest = min(gravest(findings) for findings in outcomes)
    further = [ground for ground in grounds_in(question.value) if not ground.is_settled]
    otherwise = Verdict.REVIEW if further else Verdict.UNLAWFUL
    verdict = mildest if mildest in _LEFT_AS_FOUND else otherwise
    told = " Hoặc: ".join(_told(findings) for findings in outcomes)
    remedies = _remedies([finding for findings in outcomes for finding in findings])
    message = f"Chưa đạt tiêu chuẩn nào trong các tiêu chuẩn thay thế nhau. {told}"
    doubt = ""
    if further and verdict is Verdict.REVIEW:
        doubt = Doubt.UNMET.value
        words = "; ".join(f"“{ground.words}”" for ground in further)
        message += f" Luật còn nêu tiêu chuẩn mà số liệu không tự kết luận được: {words}."
        remedies = "Chọn tiêu chuẩn xét của trường hợp này, hoặc ghi lý do khi quyết định."
    return answer(
        verdict,
        message,
        of=question,
        nominee=nominee,
        fact=outcomes[0][0].fact,
        remedy=remedies,
        doubt=doubt,
    )
