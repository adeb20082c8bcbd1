"""What the law leaves open of the cases on the desk: what can answer it, and what was chosen and typed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from zlib import crc32

from django.http import QueryDict

from dossiers.judging.settlements import LONGEST, OpenQuestion, Settlement, alike
from dossiers.models import Evidence, Nomination
from law.findings import Finding, mark_of
from vietnamese.text import said_once
from workflow.forms.settling import Choices, asks_words, choices_of, settlement_of, words_hint

MOST_WORDS = 1000
# Before the id of a nomination; the names of what is typed once for many begin otherwise.
REASON, BASIS, WORDS = "xu-ly-", "can-cu-", "ghi-ro-"
SHARED = "chung-"
# Behind the name of a shared reason.
SHARED_BASIS, SHARED_WORDS = "-can-cu", "-ghi-ro"


@dataclass(frozen=True, slots=True)
class Typed:
    """The names of the three fields of an answer on the form, and what stands in them."""

    field: str
    basis_field: str
    words_field: str
    reason: str
    basis: str
    words: str


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding that the law leaves open, with what can answer it and what was given for this case alone."""

    finding: Finding
    question: OpenQuestion
    typed: Typed
    name: str
    is_shared: bool = False

    @property
    def of(self) -> str:
        """What its labels say after their own words."""
        return " riêng" if self.is_shared else ""

    @property
    def whose(self) -> str:
        """The same, for who does not see where they stand."""
        return f" của {self.name}: {self.finding.message}"

    @property
    def field(self) -> str:
        return self.typed.field

    @property
    def choices(self) -> Choices:
        return choices_of(self.question)

    @property
    def asks_words(self) -> bool:
        return asks_words(self.choices)

    @property
    def words_hint(self) -> str:
        return words_hint(self.question)


def open_finding(
    nomination: Nomination, question: OpenQuestion, given: QueryDict, *, shared: set[str]
) -> OpenFinding:
    key = f"{nomination.pk}-{question.finding.rule}"
    names = (f"{REASON}{key}", f"{BASIS}{key}", f"{WORDS}{key}")
    is_shared = shared_field(question.finding) in shared
    typed = _typed(names, given)
    return OpenFinding(question.finding, question, typed, nomination.recipient_name, is_shared=is_shared)


def _typed(names: tuple[str, str, str], given: QueryDict) -> Typed:
    reason, basis, words = (given.get(name, "") for name in names)
    return Typed(*names, reason[:MOST_WORDS], basis[:LONGEST], words[:LONGEST])


def settlements_in(doubts: Iterable[OpenFinding], given: QueryDict) -> dict[str, Settlement]:
    """The answer to each: its own, where it lacks a part the one given once for all who share its words."""
    found = {}
    for doubt in doubts:
        own, shared = doubt.typed, _shared_typed(doubt.finding, given)
        reason = own.reason.strip() or shared.reason.strip()
        basis, words = (own.basis, own.words) if own.basis else (shared.basis, shared.words)
        answer = settlement_of(doubt.question, basis, words, reason)
        if answer is not None:
            found[doubt.finding.rule] = answer
    return found


def shared_field(finding: Finding) -> str:
    """The name under which one reason is typed for all findings that are alike."""
    rule, about = alike(finding)
    return f"{SHARED}{rule}-{crc32(about.encode()):08x}"


def shared_fields(findings: Iterable[Finding]) -> set[str]:
    """Of those that several cases have alike."""
    return {name for name, number in Counter(map(shared_field, findings)).items() if number > 1}


def _shared_typed(finding: Finding, given: QueryDict) -> Typed:
    field = shared_field(finding)
    return _typed((field, f"{field}{SHARED_BASIS}", f"{field}{SHARED_WORDS}"), given)


def shared_doubts(
    doubts: Iterable[OpenFinding], papers: Mapping[str, Sequence[Evidence]], given: QueryDict
) -> list[dict[str, Any]]:
    """What leaves several cases open alike, each way it is said: one answer may serve for all. `papers`, by
    shared field, are those of the whole dossier that its finding names."""
    found: dict[str, list[OpenFinding]] = defaultdict(list)
    for doubt in doubts:
        if doubt.is_shared:
            found[shared_field(doubt.finding)].append(doubt)
    return [
        {
            "number": len(same),
            "told": said_once(each.finding.message for each in same),
            "finding": same[0].finding,
            "mark": mark_of([same[0].finding]),
            "papers": papers.get(shared_field(same[0].finding), ()),
            **_answers(same, given),
        }
        for same in found.values()
    ]


def _answers(same: Sequence[OpenFinding], given: QueryDict) -> dict[str, Any]:
    """What can answer it for all: papers of the whole dossier, or of each case its own of one kind."""
    own_kinds = {
        paper.kind for each in same for paper in each.question.papers if paper.nomination_id is not None
    }
    of_all = tuple(paper for paper in same[0].question.papers if paper.nomination_id is None)
    question = replace(same[0].question, papers=of_all)
    choices = choices_of(question, own_kinds=sorted(own_kinds))
    typed = _shared_typed(same[0].finding, given)
    told = {"question": question, "choices": choices, "asks_words": asks_words(choices), "typed": typed}
    return {**told, "words_hint": words_hint(question), "field": typed.field}
