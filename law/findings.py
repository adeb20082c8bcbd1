"""All that a rule may say: what is wrong in this case's figures, how to mend it, by which article.

The verdict of a case is the gravest of its findings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import total_ordering
from operator import attrgetter


@total_ordering
class Verdict(Enum):
    """Ordered from harmless to grave; the values are the words of the public contract."""

    LAWFUL = "lawful"
    REVIEW = "review"
    INCOMPLETE = "incomplete"
    HELD = "held"
    UNLAWFUL = "unlawful"

    def __init__(self, _value: str) -> None:
        self.gravity = len(type(self).__members__)

    @property
    def label(self) -> str:
        """The words that a person reads."""
        return _LABELS[self]

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Verdict):
            return NotImplemented
        return self.gravity < other.gravity


_LABELS = {
    Verdict.LAWFUL: "đúng quy định",
    Verdict.REVIEW: "cần xem xét",
    Verdict.INCOMPLETE: "thiếu hồ sơ",
    Verdict.HELD: "tạm dừng xét",
    Verdict.UNLAWFUL: "trái quy định",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of one rule; `nominee` is None where it concerns the whole case.

    `fact` names the field that was looked at, `confidence` how well the text is known: high or medium
    (the text was read, or quoted by an official source), low where it is not confirmed; `source` is the
    paper or declaration the fact was taken from, filled in by law.judgement.sources.
    """

    rule: str
    verdict: Verdict
    message: str
    citation: str
    remedy: str = ""
    nominee: str | None = None
    fact: str = ""
    confidence: str = "high"
    source: str = ""

    @property
    def is_adverse(self) -> bool:
        return self.verdict is not Verdict.LAWFUL


def gravest(findings: Iterable[Finding]) -> Verdict:
    """The verdict over all findings; lawful when there is none."""
    verdicts = (finding.verdict for finding in findings)
    return max(verdicts, key=attrgetter("gravity"), default=Verdict.LAWFUL)
