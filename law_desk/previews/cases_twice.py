"""Cases of tables put to the law without and with a pack: the program's own, and those of other packs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from dossiers.judging.dossier_findings import as_json
from dossiers.judging.rejudging import changed_findings
from law.case_files.answers import judged_answers
from law.case_files.case_reader import CaseRefused, read_cases
from law.judgement.judging import Judgement
from law.packs.proving.conformance import tables_of_cases
from law.packs.tables.case_rows import biographies_in
from law.packs.tables.case_tables import as_json as case_of_row
from law.packs.tables.case_tables import cases_in
from law.rulebook import LawStack
from law_desk.loaded.law_of_packs import LawOfPacks
from law_desk.previews.law_to_be import LawToBe

ANSWERED_CASES = Path("tests", "law")
"""The program comes with the tables by which its law is proved: cases/*.md, golden/*.json."""
_DAYS = ("on", "received_on", "decided_on")


@dataclass(frozen=True, slots=True)
class CaseTwice:
    """`called` names table and row. `was` and `now` are verdicts, or empty where the case cannot be read;
    `findings` as those of a nomination, empty where the answer is the same."""

    called: str
    was: str
    now: str
    findings: tuple[dict[str, Any], ...]


def cases_twice(law: LawToBe) -> Iterator[CaseTwice]:
    """Every case that asks of the pack's first day or a later one: of the days before it says nothing."""
    without, with_it = law.now.stack, law.stack
    for called, case in (*_of_program(), *_of_packs(law.held)):
        if _last_day(case) >= law.pack.manifest.since.isoformat():
            yield _answered(called, case, without, with_it)


def _answered(called: str, case: dict[str, Any], without: LawStack, with_it: LawStack) -> CaseTwice:
    was, now = (judged_answers(read_cases(case, stack=each)[0], stack=each) for each in (without, with_it))
    findings = tuple(
        {"rule": rule, "was": before, "now": after}
        for _nominee, rule, before, after in changed_findings(_rows(was), _rows(now))
    )
    return CaseTwice(called, _verdict(was), _verdict(now), findings)


def _rows(answer: Judgement | CaseRefused) -> Iterator[tuple[str | None, dict[str, Any]]]:
    if isinstance(answer, Judgement):
        yield from ((found.nominee, as_json(found)) for found in answer.adverse)


def _verdict(answer: Judgement | CaseRefused) -> str:
    return answer.verdict.value if isinstance(answer, Judgement) else ""


def _last_day(case: dict[str, Any]) -> str:
    return max(case[name] for name in _DAYS if case.get(name))


@lru_cache(maxsize=1)
def _of_program() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Read once a process; nothing where this installation was made without them."""
    return tuple(_read_of_program())


def _read_of_program() -> Iterator[tuple[str, dict[str, Any]]]:
    room = settings.ROOT / ANSWERED_CASES
    biographies = room / "biographies.md"
    if biographies.is_file():
        told = biographies_in(biographies.read_text(encoding="utf-8"))
        pages = {path.name: path.read_text(encoding="utf-8") for path in sorted(room.glob("cases/*.md"))}
        yield from ((called, case_of_row(row)) for called, row in cases_in(pages, told))
    for path in sorted(room.glob("golden/*.json")):
        golden = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(golden["case"], dict) and golden["case"].get("on"):
            yield golden["told"], golden["case"]


def _of_packs(held: LawOfPacks) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the packs beneath have proved themselves by."""
    for pack in held.packs:
        cases, _figures = tables_of_cases(pack.content)
        yield from ((f"{pack.name}, {called}", case_of_row(row)) for called, row in cases)
