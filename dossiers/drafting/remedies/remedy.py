"""One remedy that is at hand, and whether it would help: asked of the law, never guessed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from dossiers.judging.law_marks import MARK_WORDS
from dossiers.judging.missing_papers import OWN_RULES
from dossiers.models import Nomination
from law.basics.nominees import persons_of
from law.facts import Case, Nominee, listed_facts
from law.findings import Finding, mark_of, marks_of
from law.judgement.judging import findings_of, judge
from law.rulebook import Rulebook

_HARM = {mark: place for place, mark in enumerate(reversed(MARK_WORDS))}


class RemedyWay(StrEnum):
    """The mildest first; the values are those of the form."""

    INITIATIVES = "sang-kien"
    PAPER = "giay-to"
    GROUND = "tieu-chuan"
    TITLE = "danh-hieu"


@dataclass(frozen=True, slots=True)
class Remedy:
    """`values`: ids of initiatives or of one paper, the code of a ground or of an award. `known` says what is
    known and where it stands, `findings` what would be found of the nomination then."""

    way: RemedyWay
    values: tuple[str, ...]
    label: str
    known: str
    findings: tuple[Finding, ...]

    @property
    def mark(self) -> str:
        """What the nomination would bear (law.findings.mark_of)."""
        return mark_of(self.findings)


class Faulty(NamedTuple):
    """A nomination with what stands against it."""

    nomination: Nomination
    findings: tuple[Finding, ...]

    @property
    def of_this_room(self) -> tuple[Finding, ...]:
        """Which the law is not asked for: papers, registration."""
        return tuple(each for each in self.findings if each.rule.startswith(OWN_RULES))


@dataclass(frozen=True, slots=True)
class OpenCase:
    """The case of a draft, by whose law it is asked what would be if."""

    case: Case
    rules: Rulebook
    persons: Mapping[str, str]

    @classmethod
    def of(cls, case: Case, rules: Rulebook) -> OpenCase:
        return cls(case, rules, persons_of(case.nominees))

    def nominee(self, key: int) -> Nominee:
        return next(each for each in self.case.nominees if each.id == str(key))

    def group(self, nominee: Nominee) -> list[Nominee]:
        """All nominations of the same person or collective."""
        whose = self.persons[nominee.id]
        return [each for each in self.case.nominees if self.persons[each.id] == whose]

    def asked(self, changed: Nominee, *, beside: Sequence[Nominee] = ()) -> tuple[Finding, ...]:
        """What the law finds of `changed` in its own place, with the nominations that touch it alone."""
        codes = {each.code for each in listed_facts(changed.initiatives)}
        whose = self.persons[changed.id]
        touching = [
            changed if each.id == changed.id else each
            for each in self.case.nominees
            if self.persons[each.id] == whose or _shares(each, codes)
        ]
        small = replace(self.case, nominees=(*touching, *beside))
        return findings_of(judge(small, self.rules), changed.id)


def _shares(nominee: Nominee, codes: Collection[object]) -> bool:
    return any(each.code in codes for each in listed_facts(nominee.initiatives))


def is_milder(now: Sequence[Finding], before: Sequence[Finding]) -> bool:
    """Less, or less grave, stands against the nomination."""
    return _harm(now) < _harm(before)


def has_better_marks(now: Sequence[Finding], before: Sequence[Finding]) -> bool:
    """What the nomination would bear to be seen is less, or less grave; a paper that is missing all the same
    hides what the law would say better."""
    return [_HARM[mark] for mark in marks_of(now)] < [_HARM[mark] for mark in marks_of(before)]


def _harm(findings: Sequence[Finding]) -> list[int]:
    return sorted((_HARM[mark_of([each])] for each in findings if each.is_adverse), reverse=True)
