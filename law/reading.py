"""The public JSON of a case -> facts. Every fault is told with its JSON path; nothing is guessed.

A missing field stays UNASKED; an unknown one, a wrong type or a word outside its list is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from law import facts
from law.case_format import CASE
from law.json_readers import (
    Faults,
)
from law.local_rules import refuse_local_rule


@dataclass(frozen=True, slots=True)
class Refused:
    """A case that could not be read: the first fault, and all of them as (path, message)."""

    id: str | None
    path: str
    message: str
    faults: tuple[tuple[str, str], ...] = ()


def read_cases(json_value: object) -> list[facts.Case | Refused]:
    """One case or a list of them, in their order."""
    rows = json_value if isinstance(json_value, list) else [json_value]
    return [_read_case(row) for row in rows]


def _read_case(row: object) -> facts.Case | Refused:
    faults = Faults()
    case = CASE(row, "", faults)
    case_id = row.get("id") if isinstance(row, Mapping) and isinstance(row.get("id"), str) else None
    if isinstance(case, facts.Case) and not faults:
        _check_whole(case, row, faults)
    if faults:
        return Refused(case_id, faults[0][0], faults[0][1], tuple(faults))
    return case


def _check_whole(case: facts.Case, row: Any, faults: Faults) -> None:
    for name in ("id", "on"):
        if name not in row:
            faults.tell(name, "Thiếu trường bắt buộc.")
    ids: set[str] = set()
    for place, nominee in enumerate(case.nominees):
        path = f"nominees[{place}]"
        for name in ("id", "award"):
            if not getattr(nominee, name):
                faults.tell(f"{path}.{name}", "Thiếu trường bắt buộc.")
        if nominee.id in ids:
            faults.tell(f"{path}.id", f"Mã “{nominee.id}” đã dùng cho người khác trong hồ sơ.")
        ids.add(nominee.id)
        _check_periods(nominee, path, faults)
    _check_links(case, ids, faults)
    for key, value in case.local.items():
        if finding := refuse_local_rule(key, value, since=case.regime_on, until=case.regime_on):
            faults.tell(f"local.{key}", f"{finding.message} Căn cứ {finding.citation}.")


def _check_periods(nominee: facts.Nominee, path: str, faults: Faults) -> None:
    merit = nominee.achievement
    if isinstance(merit, facts.Achievement) and _is_reversed(merit.since, merit.until):
        faults.tell(f"{path}.achievement.to", "Ngày kết thúc đứng trước ngày bắt đầu.")
    for place, item in enumerate(facts.listed(nominee.discipline)):
        if _is_reversed(item.since, item.until):
            faults.tell(f"{path}.discipline[{place}].until", "Ngày kết thúc đứng trước ngày bắt đầu.")


def _is_reversed(since: object, until: object) -> bool:
    return isinstance(since, date) and isinstance(until, date) and until < since


def _check_links(case: facts.Case, ids: set[str], faults: Faults) -> None:
    for place, nominee in enumerate(case.nominees):
        other = nominee.same_person_as
        if isinstance(other, str) and (other not in ids or other == nominee.id):
            faults.tell(
                f"nominees[{place}].same_person_as", f"Không có người nào khác mang mã “{other}” trong hồ sơ."
            )
    for place, vote in enumerate(case.votes):
        if vote.nominee not in ids:
            faults.tell(
                f"votes[{place}].nominee", f"Không có người nào mang mã “{vote.nominee}” trong hồ sơ."
            )
