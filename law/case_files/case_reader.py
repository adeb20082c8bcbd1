"""The public JSON of a case -> facts. Every fault is told with its JSON path; nothing is guessed.

A missing field stays UNASKED; an unknown one, a wrong type or a word outside its list is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from law import facts
from law.case_files.case_format import CASE
from law.case_files.consistency import check_whole
from law.case_files.json_readers import Faults
from law.rulebook import LawStack


@dataclass(frozen=True, slots=True)
class CaseRefused:
    """A case that could not be read: the first fault, and all of them as (path, message)."""

    id: str | None
    path: str
    message: str
    faults: tuple[tuple[str, str], ...] = ()


def read_cases(json_value: object, *, stack: LawStack | None = None) -> list[facts.Case | CaseRefused]:
    """One case or a list of them, in their order; grounds and local rules are looked up in `stack`, without
    one in the program's own statutes."""
    rows = json_value if isinstance(json_value, list) else [json_value]
    return [_read_case(row, stack) for row in rows]


def _read_case(row: object, stack: LawStack | None) -> facts.Case | CaseRefused:
    faults = Faults()
    case = CASE(row, "", faults)
    case_id = row.get("id") if isinstance(row, Mapping) and isinstance(row.get("id"), str) else None
    if isinstance(case, facts.Case) and not faults:
        check_whole(case, row, faults, stack)
    if faults:
        return CaseRefused(case_id, faults[0][0], faults[0][1], tuple(faults))
    return case
