"""Within one year no two forms of reward of the State are asked for one recipient."""

from __future__ import annotations

from law.awards import award
from law.eligibility.question import MERIT_WAY, Question, answer, beside
from law.facts import DecisionRef, HeldTitle, Nominee, listed_facts
from law.findings import Finding, Verdict


def state_forms(nominee: Nominee, question: Question) -> list[Finding]:
    """Forms of the State only; `except_ways` (sudden feats, service, length of service) are free.

    A form decided in the year of receipt counts as asked for in that year.
    """
    if not question.value.is_set or not _counts(nominee.award, nominee.way, question):
        return []
    for other in beside(nominee, question):
        if _counts(other.award, other.way, question):
            return [_second(nominee, question, award(other.award).name, fact="same_person_as")]
    for title in listed_facts(nominee.titles):
        if _is_of_this_year(title, question) and _counts(title.award, title.way, question):
            return [_second(nominee, question, award(title.award).name, fact="titles")]
    return []


def _counts(code: str, way: object, question: Question) -> bool:
    """A way that nobody stated is the ordinary one."""
    found = award(code)
    stated = way if isinstance(way, str) else MERIT_WAY
    return not found.is_title and found.is_of_state and stated not in question.value["except_ways"]


def _is_of_this_year(title: HeldTitle, question: Question) -> bool:
    if title.revoked or not isinstance(title.decision, DecisionRef):
        return False
    return getattr(title.decision.on, "year", None) == question.case.regime_on.year


def _second(nominee: Nominee, question: Question, other: str, *, fact: str) -> Finding:
    year = question.case.regime_on.year
    return answer(
        Verdict.UNLAWFUL,
        f"Trong năm {year} đã có {other}; không trình hai hình thức khen thưởng cấp Nhà nước "
        "cho một đối tượng trong một năm.",
        of=question,
        nominee=nominee,
        fact=fact,
        remedy="Chọn một hình thức, hoặc đề nghị vào năm sau.",
    )
