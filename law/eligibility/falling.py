"""What falls when some of a nominee's facts are taken away: the conditions answered before and after."""

from __future__ import annotations

from dataclasses import replace

from law.eligibility.question import Answers
from law.findings import Finding, Verdict, gravest


def lost(before: Answers, after: Answers) -> list[Finding]:
    """The findings of every condition that answers graver after; one that was not asked loses nothing."""
    found: list[Finding] = []
    for then, now in zip(before, after, strict=True):
        answered = now if gravest(then) is Verdict.REVIEW else [_of_figures(finding) for finding in now]
        if then and gravest(answered) > gravest(then):
            found += [finding for finding in answered if finding.is_adverse]
    return found


def _of_figures(finding: Finding) -> Finding:
    """Where figures carried one of several grounds, that ground is asked for: with them it falls."""
    is_left_open = finding.rule == "eligibility.alternatives" and finding.verdict is Verdict.REVIEW
    return replace(finding, verdict=Verdict.UNLAWFUL) if is_left_open else finding
