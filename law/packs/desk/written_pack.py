"""The answers about one award become a pack: its values, the regime read for it, the cases that prove it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from law.awards import award as award_of
from law.awards import name_of
from law.basics.instruments import Instrument
from law.basics.law_stack import LawStack
from law.citations import Citation
from law.packs.desk.asked_cases import AskedCase, case_page, cases_of
from law.packs.desk.rule_answers import RuleAnswer, citation_row, row_of, says_nothing
from law.packs.desk.rules_of_award import AskedRule, rules_asked
from law.packs.desk.toml_text import rows_text, subject_text
from law.packs.laying.stacking import stacked
from law.packs.signed_folder.manifest import MANIFEST, Manifest, manifest_text
from law.packs.signed_folder.pack_files import INSTRUMENTS, REGIMES, Pack
from vietnamese.text import fold

VALUES, CASES = "quy_dinh.toml", "cases/tinh_huong.md"


@dataclass(frozen=True, slots=True)
class NewLaw:
    """A law that is being read: the regime that it opens on `since`, and its instrument where no stack knows
    it yet (`instrument` None: it is known)."""

    regime: str
    since: date
    citation: Citation
    instrument: Instrument | None = None


@dataclass(frozen=True, slots=True)
class WrittenPack:
    """`cases` are what the jurist is asked; `unwritten` the keys of rules for which none could be written."""

    pack: Pack
    cases: tuple[AskedCase, ...]
    unwritten: tuple[str, ...]

    @property
    def files(self) -> Mapping[str, bytes]:
        """Everything in the folder, the manifest included."""
        return {MANIFEST: manifest_text(self.pack.manifest).encode(), **self.pack.files}


def pack_name(law: NewLaw, award: str) -> str:
    """ "luat-06-2026-qh16-lao-dong-tien-tien"."""
    words = fold(f"{law.citation.instrument} {name_of(award)}")
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:60].strip("-")


def written_pack(
    award: str,
    law: NewLaw,
    answers: Mapping[str, RuleAnswer],
    beneath: LawStack,
    *,
    author: str,
    version: str = "1",
    more_cases: str = "",
) -> WrittenPack:
    """The pack of the award: every rule that is not confirmed yet has its answer, by its key.

    `more_cases` are tables that the jurist wrote himself. Raises KeyError with the rule that has no answer,
    PackRefused where the values cannot be laid on the stack.
    """
    rules = [rule for rule in rules_asked(award, law.since, beneath) if not rule.is_confirmed]
    told = [(rule, answers[rule.key]) for rule in rules]
    said = [(rule, answer) for rule, answer in told if not says_nothing(rule, answer)]
    files = _files(award, law, said, beneath)
    manifest = Manifest(
        name=pack_name(law, award),
        version=version,
        author=author,
        since=law.since,
        instruments=_instruments(law, said),
    )
    stack = stacked(Pack(manifest, files), beneath)
    cases, unwritten = _cases(award, [rule for rule, _ in said], stack)
    page = "\n".join([_regime_page(law, stack), case_page(name_of(award), cases), more_cases])
    return WrittenPack(Pack(manifest, {**files, CASES: page.encode()}), tuple(cases), tuple(unwritten))


def _files(
    award: str, law: NewLaw, said: Sequence[tuple[AskedRule, RuleAnswer]], beneath: LawStack
) -> dict[str, bytes]:
    regime = {"id": law.regime, "since": law.since, "citation": citation_row(law.citation), "read": False}
    files = {REGIMES: rows_text("regimes", [{**regime, "read_for": [award_of(award).judged_as]}])}
    if said:
        files[VALUES] = "\n".join(_value_text(rule, answer, beneath) for rule, answer in said)
    if law.instrument is not None:
        files[INSTRUMENTS] = rows_text("instruments", [_instrument_row(law.instrument)])
    return {name: text.encode() for name, text in files.items()}


def _value_text(rule: AskedRule, answer: RuleAnswer, beneath: LawStack) -> str:
    """The words of the article and where it was published stand above the value."""
    evidence = [line for line in (answer.words, answer.published) if line]
    return subject_text(rule.key, row_of(rule, answer, beneath), above=[rule.subject, *evidence])


def _instrument_row(found: Instrument) -> dict[str, object]:
    return {
        "name": found.name,
        "kind": found.kind,
        "issued_on": found.issued_on,
        "since": found.since,
        "basis": found.basis,
        "basis_for": list(found.basis_for),
    }


def _instruments(law: NewLaw, said: Sequence[tuple[AskedRule, RuleAnswer]]) -> tuple[str, ...]:
    cited = [law.citation.instrument, *(answer.citation.instrument for _, answer in said)]
    return tuple(dict.fromkeys(cited))


def _cases(award: str, rules: Sequence[AskedRule], stack: LawStack) -> tuple[list[AskedCase], list[str]]:
    cases: list[AskedCase] = []
    unwritten = []
    for rule in rules:
        found = cases_of(rule, award, stack)
        cases += found
        if not found and not _is_silent(rule, stack):
            unwritten.append(rule.key)
    return cases, unwritten


def _is_silent(rule: AskedRule, stack: LawStack) -> bool:
    """A condition that the law sets neither before nor after: nobody can be refused by it."""
    days = (rule.since - timedelta(days=1), rule.since)
    values = [stack.subjects[rule.key].on(day) for day in days]
    return rule.key.startswith("condition.") and all(
        value is None or value.state == "none" for value in values
    )


def _regime_page(law: NewLaw, stack: LawStack) -> str:
    lines = ["## Chế độ", "- bảng: regimes", "", "| ngày | chế độ | luật |", "|---|---|---|"]
    for day in (law.since - timedelta(days=1), law.since):
        regime = next(found for found in stack.regimes if found.covers(day))
        lines.append(f"| {day:%d/%m/%Y} | {regime.id} | {regime.citation} |")
    return "\n".join([*lines, ""])
