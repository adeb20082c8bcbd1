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


class Doubt(Enum):
    """What a review leaves to a person, the gravest first: figures that fall short of what the law asks
    while its text leaves more than figures to weigh; a paper, or a reading of the text, to be compared; a
    formality, which says nothing of the merit."""

    UNMET = "unmet"
    PAPER = "paper"
    FORMALITY = "formality"


_OF_FORM = (
    "regime.",
    "registration.",
    "succession.",
    "award.",
    "authority.",
    "copies",
    "deadline.",
    "simplified",
    "quota.",
    "reward.",
    "vote.",
    "eligibility.public_posting",
)
"""Rules (or how their names begin) that look at procedure, and at no recipient's merit."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of one rule; `nominee` is None where it concerns the whole case.

    `fact` names the field that was looked at, `confidence` how well the text is known: high or medium
    (the text was read, or quoted by an official source), low where it is not confirmed; `source` is the
    paper or declaration the fact was taken from, filled in by law.judgement.sources; `doubt` is the value of
    a Doubt where a review is about something else than its rule tells, `asked_under` what stands in place of
    the regime where its question is another (`law.judgement.reviews`); `unconfirmed` says on which facts it
    rests that nobody has held against their papers (`law.judgement.provenance`), empty where on none.
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
    doubt: str = ""
    asked_under: str = ""
    unconfirmed: str = ""

    @property
    def is_adverse(self) -> bool:
        return self.verdict is not Verdict.LAWFUL

    def from_source(self, source: str) -> Finding:
        """The same with its source, by place: `replace` takes twice as long, and each finding comes here."""
        told = (self.rule, self.verdict, self.message, self.citation, self.remedy)
        rest = (self.doubt, self.asked_under, self.unconfirmed)
        return Finding(*told, self.nominee, self.fact, self.confidence, source, *rest)


def gravest(findings: Iterable[Finding]) -> Verdict:
    """The verdict over all findings; lawful when there is none."""
    verdicts = (finding.verdict for finding in findings)
    return max(verdicts, key=attrgetter("gravity"), default=Verdict.LAWFUL)


def doubt_of(rule: str, told: str = "") -> Doubt:
    """What a review is about: what it tells itself (`Finding.doubt`), else what its rule looks at."""
    if told:
        return Doubt(told)
    return Doubt.FORMALITY if rule.startswith(_OF_FORM) else Doubt.PAPER


def mark_of(findings: Iterable[Finding]) -> str:
    """The value of the gravest verdict; for a review, of its gravest doubt."""
    found = list(findings)
    return mark_told(gravest(found).value, ((each.verdict.value, each.rule, each.doubt) for each in found))


def marks_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """All that is to be shown of a case: its mark, and behind a paper or a pending matter that keeps it
    waiting also the figures that fall short, which are not hidden by it."""
    found = list(findings)
    mark = mark_of(found)
    waits = mark in (Verdict.INCOMPLETE.value, Verdict.HELD.value)
    return (mark, Doubt.UNMET.value) if waits and any(map(is_unmet, found)) else (mark,)


def is_unmet(finding: Finding) -> bool:
    return finding.verdict is Verdict.REVIEW and doubt_of(finding.rule, finding.doubt) is Doubt.UNMET


def is_the_same_for_all(finding: Finding) -> bool:
    """Whether it leaves open nothing of the case itself: a text that is not known, a missing registration."""
    is_unread = finding.confidence == "low" and not is_unmet(finding)
    return is_unread or finding.rule.startswith(("regime.", "registration."))


def mark_told(verdict: str, told: Iterable[tuple[str, str, str]]) -> str:
    """The same from kept words: `told` are (verdict, rule, doubt) of each finding."""
    if verdict != Verdict.REVIEW.value:
        return verdict
    doubts = {doubt_of(rule, doubt) for found, rule, doubt in told if found == verdict}
    return next((each.value for each in Doubt if each in doubts), verdict)
