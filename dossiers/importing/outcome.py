"""What an examined import tells its page: plain JSON, so that the page reads nothing but the job."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.rows import ListReading, ListRow
from dossiers.importing.matching.people import Matching, MatchQuestion
from vietnamese.dates import short_date

NAMED = 20
"""As many names as somebody compares with the list on his desk; how many more there are is said."""


def outcome_of(reading: ListReading, found: Matching, faults: list[CellFault]) -> dict[str, Any]:
    """Faults come first; a list with questions but no faults waits for the answers."""
    stage = "faults" if faults else "questions" if found.questions else "ready"
    reading.not_proposed = found.not_proposed
    return {
        "stage": stage,
        "rows": len(reading.rows),
        "fault_count": len(faults),
        "faulty_rows": len({(fault.sheet, fault.row) for fault in faults if fault.cell}),
        "notes": reading.notes,
        "awards": dict(Counter(row.award for row, _ in found.proposals)),
        "grounds": dict(Counter(row.ground for row, _ in found.proposals if row.ground)),
        "proposed": len(found.proposals),
        "named": [
            {"name": person.name, "award": row.award, "sheet": row.sheet, "row": row.number}
            for row, person in found.proposals[:NAMED]
        ],
        "newcomers": [_told(person.row) for person in found.newcomers[:NAMED]],
        "newcomer_count": len(found.newcomers),
        "questions": [_question(question) for question in found.questions],
        "refused": None,
    }


def _told(row: ListRow) -> dict[str, Any]:
    born = row.get("birth_on")
    return {
        "name": row.get("name"),
        "born": short_date(born) if born else "",
        "code": row.get("staff_code") or "",
        "post": row.get("post") or "",
        "sheet": row.sheet,
        "row": row.number,
    }


def _question(question: MatchQuestion) -> dict[str, Any]:
    row = question.row
    candidates = [
        {
            "id": known.id,
            "name": known.name,
            "born": short_date(known.birth_on) if known.birth_on else "",
            "code": known.staff_code,
            "post": known.post,
        }
        for known in question.candidates
    ]
    place = {"key": question.key, "sheet": row.sheet, "row": row.number, "why": question.why}
    return {**place, "given": _told(row), "candidates": candidates}
