"""Rows of one workbook that speak of the same recipient: twice for one award, or in contradiction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.rows import ListReading, ListRow
from dossiers.importing.checking.spelling import folded
from law.awards import name_of
from vietnamese.dates import short_date


def check_doubles(reading: ListReading) -> None:
    """The same recipient twice for one award; and two lines about one person that contradict each other."""
    first_by_award: dict[tuple[object, ...], ListRow] = {}
    first_by_code: dict[tuple[object, ...], ListRow] = {}
    for row in reading.rows:
        identity = identity_of(row)
        if identity is None:
            continue
        earlier = first_by_award.setdefault((*identity, row.award), row)
        if earlier is not row and row.award:
            reading.faults.append(_twice(row, earlier))
        elif (same := first_by_code.setdefault(identity, row)) is not row:
            _check_agreement(row, same, reading.faults)


def identity_of(row: ListRow) -> tuple[object, ...] | None:
    """Rows of one identity speak of one recipient; None when neither code nor name could be read."""
    if code := row.get("staff_code"):
        return (row.kind, "code", folded(code))
    if name := row.get("name"):
        return (row.kind, "name", folded(name), row.get("birth_on"))
    return None


def _twice(row: ListRow, earlier: ListRow) -> CellFault:
    where = f"dòng {earlier.number} của trang “{earlier.sheet}”"
    what = f"{row.get('name') or row.get('staff_code')} đã được đề nghị {name_of(row.award)} ở {where}."
    return row.fault(
        "name", what, "Xóa một trong hai dòng; nếu là hai người khác nhau thì ghi đúng mã, ngày sinh."
    )


_TOLD: dict[str, tuple[str, Callable[[object], str]]] = {
    "name": ("họ tên", str),
    "birth_on": ("ngày sinh", lambda day: short_date(day) if isinstance(day, date) else str(day)),
    "sex": ("giới tính", lambda sex: "nữ" if sex == "female" else "nam"),
    "rating": ("xếp loại", str),
}


def _check_agreement(row: ListRow, earlier: ListRow, faults: list[CellFault]) -> None:
    for key, (label, told) in _TOLD.items():
        mine, theirs = row.get(key), earlier.get(key)
        differs = folded(mine) != folded(theirs) if key == "name" and mine and theirs else mine != theirs
        if mine and theirs and differs:
            there = f"ở dòng {earlier.number} là {told(theirs)}"
            what = f"Cùng một người nhưng {label} ở đây là {told(mine)}, {there}."
            faults.append(row.fault(key, what, "Ghi giống nhau; nếu là hai người thì sửa mã cán bộ."))
