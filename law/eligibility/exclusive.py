"""Two awards that the same person or collective cannot be proposed for at once."""

from __future__ import annotations

from law.awards import name_of
from law.eligibility.question import Question, answer, beside
from law.facts import Nominee
from law.findings import Finding, Verdict


def exclusive(nominee: Nominee, question: Question) -> list[Finding]:
    """`against` names the awards that shut this one out in the same case."""
    for other in beside(nominee, question) if question.value.is_set else ():
        if other.award in question.value["against"]:
            return [
                answer(
                    Verdict.UNLAWFUL,
                    f"Đã đề nghị {name_of(other.award)} cho cùng đối tượng "
                    f"thì không đề nghị {name_of(nominee.award)}.",
                    of=question,
                    nominee=nominee,
                    fact="same_person_as",
                    remedy=f"Rút đề nghị {name_of(nominee.award)}, hoặc rút đề nghị {name_of(other.award)}.",
                )
            ]
    return []
