"""Initiatives that count for an award which follows another one."""

from __future__ import annotations

from dataclasses import replace

from law.eligibility.good_years_after import years_after
from law.eligibility.initiative import distinct, initiative
from law.eligibility.prerequisite import mark
from law.eligibility.question import Question, answer, applies
from law.facts import Nominee, listed_facts
from law.findings import Finding, Verdict, gravest


def initiatives_after(nominee: Nominee, question: Question) -> list[Finding]:
    """`count` initiatives of `level`. Those of the time before the last award of `titles` are left to a
    person: one merit is rewarded once, but no page says in which years the initiatives must lie."""
    if not applies(nominee, question):
        return []
    findings = initiative(nominee, question)
    since = mark(nominee, question)
    if since is None or not findings or gravest(findings) is not Verdict.LAWFUL:
        return findings
    items = distinct(listed_facts(nominee.initiatives))
    old = [item for item in items if isinstance(item.year, int) and not years_after([item.year], since)]
    after = replace(nominee, initiatives=tuple(item for item in items if item not in old))
    if not old or gravest(initiative(after, question)) is Verdict.LAWFUL:
        return findings
    years = ", ".join(str(item.year) for item in old)
    return [
        answer(
            Verdict.REVIEW,
            f"Sáng kiến, đề tài của năm {years} thuộc thời gian đã xét cho lần khen trước "
            f"(đến {since:%d/%m/%Y}); trừ ra thì không đủ {question.value['count']}.",
            of=question,
            nominee=nominee,
            fact="initiatives",
            remedy="Bổ sung sáng kiến được công nhận sau lần khen trước, hoặc ghi lý do khi quyết định.",
        )
    ]
