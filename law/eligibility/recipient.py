"""Some awards are for persons, some for collectives, some for households."""

from __future__ import annotations

from law.awards import award
from law.eligibility.question import Question, answer
from law.facts import Nominee
from law.findings import Finding, Verdict

KIND_NAMES = {"individual": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}


def recipient(nominee: Nominee, question: Question) -> list[Finding]:
    if not isinstance(nominee.kind, str):
        return []
    asked = award(nominee.award)
    if nominee.kind in asked.recipients:
        return []
    allowed = ", ".join(KIND_NAMES[kind] for kind in asked.recipients)
    return [
        answer(
            Verdict.UNLAWFUL,
            f"{asked.name} không dành cho {KIND_NAMES[nominee.kind]}, chỉ dành cho {allowed}.",
            of=question,
            nominee=nominee,
            fact="kind",
            remedy="Chọn danh hiệu, hình thức đúng với đối tượng.",
        )
    ]
