"""The pack that the answers of an award make, its cases with what was said of them, what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from law.awards import name_of
from law.packs.desk.asked_cases import AskedCase
from law.packs.desk.own_cases import OwnCase, own_cases_page
from law.packs.desk.written_pack import WrittenPack, pack_name, written_pack
from law.packs.in_words.values_told import subject_told
from law.packs.laying.stacking import stacked
from law.packs.proving.conformance import conformance_faults
from law.packs.signed_folder.pack_faults import PackFault, PackRefused
from law_desk.entering.worksheet import Worksheet, new_law
from law_desk.models import CaseAnswer, LoadedPack, ToldCase


@dataclass(frozen=True, slots=True)
class ReviewedCase:
    """`is_right` is None while nobody has said anything of it."""

    case: AskedCase
    said: CaseAnswer | None

    @property
    def is_right(self) -> bool | None:
        return None if self.said is None else self.said.is_right


@dataclass(frozen=True, slots=True)
class ReviewedRule:
    """The cases of one rule."""

    subject: str
    cases: tuple[ReviewedCase, ...]

    @property
    def is_right(self) -> bool:
        """Whether every case of it was said to be right."""
        return all(case.is_right for case in self.cases)


@dataclass(frozen=True, slots=True)
class CaseReview:
    """`written` is None where the values cannot be laid on the law; then `faults` say why. Else they are what
    its cases do not prove."""

    sheet: Worksheet
    written: WrittenPack | None
    faults: tuple[PackFault, ...]
    rules: tuple[ReviewedRule, ...]
    told_cases: tuple[ToldCase, ...]

    @property
    def cases(self) -> list[ReviewedCase]:
        return [case for rule in self.rules for case in rule.cases]

    @property
    def unsaid(self) -> int:
        return sum(case.is_right is None for case in self.cases)

    @property
    def wrong(self) -> int:
        return sum(case.is_right is False for case in self.cases)

    @property
    def unwritten(self) -> list[str]:
        """The rules for which no case could be written, in words."""
        if self.written is None:
            return []
        rules = {each.rule.key: each.rule.subject for each in self.sheet.rules}
        return [rules[key] for key in self.written.unwritten]

    @property
    def unproven(self) -> list[tuple[str, str]]:
        """What the cases do not prove: the rule in words, what is missing."""
        rules = {each.rule.key: each.rule.subject for each in self.sheet.rules}
        return [(rules.get(fault.key, ""), f"{fault.what} {fault.remedy}") for fault in self.faults]

    @property
    def says_nothing_new(self) -> bool:
        """Whether the answers are those that were confirmed."""
        held = self.sheet.held
        return self.written is not None and held is not None and held.hash == self.written.pack.hash

    @property
    def is_ready(self) -> bool:
        return self.written is not None and not (self.faults or self.unsaid or self.wrong)


def review_of(sheet: Worksheet, *, author: str = "") -> CaseReview:
    """What the complete answers of the sheet make; raises KeyError where a rule has no answer yet.

    `author` is the organ in whose name the pack would be.
    """
    told = tuple(ToldCase.objects.filter(law=sheet.law, award=sheet.award, withdrawn_on=None).order_by("pk"))
    law = new_law(sheet.law, sheet.stack)
    try:
        written = written_pack(
            sheet.award,
            law,
            sheet.answers,
            sheet.stack,
            author=author,
            version=_version(pack_name(law, sheet.award)),
            more_cases=own_cases_page([own_case(each) for each in told]),
        )
        faults = conformance_faults(written.pack, sheet.stack, stacked(written.pack, sheet.stack))
    except PackRefused as refused:
        return CaseReview(sheet, None, refused.faults, (), told)
    return CaseReview(sheet, written, tuple(faults), _rules(written.cases, sheet), told)


def own_case(told: ToldCase) -> OwnCase:
    return OwnCase(told.award, told.received_on, told.told, told.facts, told.verdict)


def title_of(sheet: Worksheet) -> str:
    """ "Lao động tiên tiến theo Luật 06/2026/QH16"."""
    return f"{name_of(sheet.award)} theo {sheet.law.instrument}"


def _version(name: str) -> str:
    """One more than was ever proposed under this name."""
    return str(1 + LoadedPack.objects.filter(name=name).count())


def _rules(cases: Sequence[AskedCase], sheet: Worksheet) -> tuple[ReviewedRule, ...]:
    rows = CaseAnswer.objects.filter(law=sheet.law, award=sheet.award).order_by("code", "-pk")
    said = {row.code: row for row in rows.distinct("code").select_related("answered_by")}
    by_key: dict[str, list[ReviewedCase]] = {}
    for case in cases:
        by_key.setdefault(case.key, []).append(ReviewedCase(case, said.get(case.code)))
    latest = {each.rule.key: each.rule.latest for each in sheet.rules}
    return tuple(ReviewedRule(subject_told(key, latest[key]), tuple(own)) for key, own in by_key.items())
