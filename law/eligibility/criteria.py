"""Criteria that no figure of the input can settle: left to the province, or a text that was not read."""

from __future__ import annotations

from law.basics.nominees import kind_of
from law.eligibility.question import Question, open_to_province
from law.facts import Nominee
from law.findings import Finding


def criteria(nominee: Nominee, question: Question) -> list[Finding]:
    """`what` names them; `kinds` and `ways` narrow them, unasked ways pass."""
    kinds, ways = question.value.get("kinds"), question.value.get("ways")
    if question.value.is_set or question.value.state == "none":
        return []
    if kinds is not None and kind_of(nominee) not in kinds:
        return []
    if ways is not None and isinstance(nominee.way, str) and nominee.way not in ways:
        return []
    return [open_to_province(question.value["what"], of=question, nominee=nominee, fact="award")]
