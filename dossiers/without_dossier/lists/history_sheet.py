"""The optional sheet of a list that tells what happened before: titles, ratings, initiatives, discipline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.blocked_cells import blocked_cells
from dossiers.importing.checking.columns import (
    CODE,
    LEVELS,
    ORDINAL,
    RATINGS,
    Listing,
    SheetColumn,
    awards_by_word,
    chosen,
)
from dossiers.importing.checking.headings import heading_of
from dossiers.importing.checking.rows import ListReading, ListRow, read_rows
from dossiers.importing.checking.spelling import folded
from dossiers.importing.opening.limits import HISTORY_SHEET
from dossiers.importing.opening.workbook_reader import ReadSheet
from law.eligibility.discipline import SEVERITY
from law.eligibility.pending import MATTERS
from law.facts import UNASKED, DecisionRef, Discipline, HeldTitle, Initiative

KINDS = {
    "danh hiệu, hình thức đã được tặng": "title",
    "xếp loại": "rating",
    "sáng kiến, đề tài": "initiative",
    "kỷ luật": "discipline",
    "việc đang xem xét": "pending",
}
HISTORY = Listing(
    HISTORY_SHEET,
    "history",
    "quá trình",
    (
        ORDINAL,
        CODE,
        SheetColumn("name", "Họ và tên, tên tập thể", width=28, longest=300, is_required=True),
        SheetColumn("year", "Năm", "count", 8),
        chosen("what", "Loại", KINDS, width=30, is_required=True),
        SheetColumn("content", "Nội dung", width=40, is_required=True),
        chosen("level", "Cấp công nhận", LEVELS, width=14),
        SheetColumn("number", "Số quyết định", width=18, longest=60),
        SheetColumn("decided_on", "Ngày quyết định", "date", 13),
        SheetColumn("served_on", "Ngày chấp hành xong kỷ luật", "date", 16),
    ),
)


@dataclass(slots=True)
class Past:
    """What the sheet tells of one recipient; empty lists say that there is none."""

    titles: list[HeldTitle] = field(default_factory=list)
    ratings: dict[int, str] = field(default_factory=dict)
    initiatives: list[Initiative] = field(default_factory=list)
    discipline: list[Discipline] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)


Pasts = Mapping[tuple[str, str], Past]


def past_in_sheet(pasts: Pasts, row: ListRow) -> Past:
    """By code where the list has one, else by name."""
    return next((pasts[key] for key in _keys(row) if key in pasts), Past())


def read_history(sheets: Iterable[ReadSheet], *, today: date) -> tuple[Pasts | None, list[CellFault]]:
    """None where the workbook has no such sheet: then nobody was asked for what it tells."""
    sheet = next((each for each in sheets if folded(each.name) == folded(HISTORY_SHEET) and each.rows), None)
    if sheet is None:
        return None, []
    heading = heading_of(sheet, listing=HISTORY)
    if isinstance(heading, CellFault):
        return None, [heading]
    reading = ListReading(faults=[*heading.faults, *blocked_cells(sheet, heading=heading).values()])
    read_rows(sheet, listing=HISTORY, heading=heading, today=today, into=reading)
    pasts: dict[tuple[str, str], Past] = {}
    for row in reading.rows:
        _add(row, pasts, reading.faults)
    return pasts, reading.faults


def _add(row: ListRow, pasts: dict[tuple[str, str], Past], faults: list[CellFault]) -> None:
    missing = [key for key in ("name", "what", "content") if not row.get(key) and key not in row.bad]
    for key in missing:
        column = HISTORY.column(key)
        heading = column.heading if column else key
        faults.append(row.fault(key, f"Chưa ghi “{heading}”.", "Điền ô này, hoặc xóa cả dòng."))
    if missing or row.bad:
        return
    past = next((pasts[key] for key in _keys(row) if key in pasts), Past())
    for named in _keys(row):
        pasts.setdefault(named, past)
    if fault := _TAKERS[row.get("what")](row, past):
        faults.append(fault)


def _keys(row: ListRow) -> list[tuple[str, str]]:
    code, name = row.get("staff_code"), row.get("name")
    return [("code", folded(code))] if code else [("name", folded(name or ""))]


def _decision(row: ListRow) -> DecisionRef:
    return DecisionRef(row.get("number") or None, row.get("decided_on"))


def _title(row: ListRow, past: Past) -> CellFault | None:
    award = awards_by_word(held=True).get(folded(row.get("content")))
    if award is None:
        return _unknown(
            row, "danh hiệu hay hình thức khen thưởng nào", "Ghi tên hoặc mã như trong danh sách."
        )
    if row.get("year") is None and row.get("decided_on") is None:
        return row.fault("year", "Chưa ghi năm của danh hiệu, hình thức.", "Ghi năm, hoặc ngày quyết định.")
    told = HeldTitle(award.code, row.get("year") or UNASKED, "công trạng", _decision(row), False)
    if award.counts_as:
        told = replace(told, award=award.counts_as, given_as=award.code)
    past.titles.append(told)
    return None


def _rating(row: ListRow, past: Past) -> CellFault | None:
    words = {folded(word): code for word, code in RATINGS.items()} | {
        folded(code): code for code in RATINGS.values()
    }
    grade = words.get(folded(row.get("content")))
    if grade is None:
        return _unknown(row, "mức xếp loại nào", f"Ghi một trong: {'; '.join(RATINGS)}.")
    if row.get("year") is None:
        return row.fault("year", "Chưa ghi năm xếp loại.", "Ghi năm bốn chữ số.")
    past.ratings[row.get("year")] = grade
    return None


def _initiative(row: ListRow, past: Past) -> CellFault | None:
    level = row.get("level") or "cơ sở"
    year = row.get("year") or UNASKED
    past.initiatives.append(Initiative(row.get("content"), "sáng kiến", level, year, _decision(row)))
    return None


def _discipline(row: ListRow, past: Past) -> CellFault | None:
    kind = next((kind for kind in SEVERITY if folded(kind) == folded(row.get("content"))), None)
    if kind is None:
        return _unknown(row, "hình thức kỷ luật nào", f"Ghi một trong: {'; '.join(SEVERITY)}.")
    since, until = row.get("decided_on"), row.get("served_on")
    if since and until and until < since:
        return row.fault("served_on", "Ngày chấp hành xong đứng trước ngày quyết định.", "Sửa lại một ngày.")
    past.discipline.append(Discipline(kind, since or UNASKED, until or UNASKED))
    return None


def _pending(row: ListRow, past: Past) -> CellFault | None:
    word = folded(row.get("content"))
    matter = next((key for key, told in MATTERS.items() if word in folded(told)), None)
    if matter is None:
        return _unknown(row, "việc đang xem xét nào", f"Ghi một trong: {'; '.join(MATTERS.values())}.")
    past.pending.append(matter)
    return None


def _unknown(row: ListRow, what: str, remedy: str) -> CellFault:
    return row.fault("content", f"“{row.get('content')}” không phải {what}.", remedy)


_TAKERS: dict[Any, Callable[[ListRow, Past], CellFault | None]] = {
    "title": _title,
    "rating": _rating,
    "initiative": _initiative,
    "discipline": _discipline,
    "pending": _pending,
}
