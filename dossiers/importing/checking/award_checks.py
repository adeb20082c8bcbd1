"""Danh hiệu thi đua and hình thức khen thưởng: two columns, two lists, one of them filled in each row."""

from __future__ import annotations

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.columns import awards_by_word, awards_of_column
from dossiers.importing.checking.near_awards import near_award
from dossiers.importing.checking.rows import ListRow
from dossiers.importing.checking.spelling import folded
from law.awards import Award


def check_award(row: ListRow, faults: list[CellFault], *, held: bool = False) -> None:
    """Sets the row's award, proposed or `held`; that neither is filled can only be told when the person is
    known."""
    if {"title", "form"} & row.bad or not {"title", "form"} <= row.columns.keys():
        return
    if row.get("title") and row.get("form"):
        what = "Một dòng ghi cả danh hiệu thi đua và hình thức khen thưởng."
        faults.append(
            row.fault("form", what, "Giữ một trong hai; cần đề nghị cả hai thì ghi thành hai dòng.")
        )
        row.bad |= {"title", "form"}
    for key in ("title", "form"):
        if key not in row.bad and row.get(key):
            _check_word(row, key, faults, held=held)


def _check_word(row: ListRow, key: str, faults: list[CellFault], *, held: bool) -> None:
    award = awards_by_word(held=held).get(folded(row.get(key)))
    fault = _award_fault(row, key, award, held=held)
    if fault is None and award is not None:
        row.award = award.code
    elif fault is not None:
        faults.append(fault)
        row.bad.add(key)


def _award_fault(row: ListRow, key: str, award: Award | None, *, held: bool) -> CellFault | None:
    word = row.get(key)
    if award is None:
        return _unknown_award(row, key, word, held=held)
    if award.is_title != (key == "title"):
        wanted = "Hình thức khen thưởng" if key == "title" else "Danh hiệu thi đua"
        asked = "danh hiệu thi đua" if key == "title" else "hình thức khen thưởng"
        what = f"“{word}” là {award.kind_label}, không phải {asked}."
        return row.fault(key, what, f"Chuyển sang cột “{wanted}” và để trống ô này.")
    if row.kind not in award.recipients:
        noun = {"individual": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}
        for_whom = ", ".join(noun[kind] for kind in award.recipients if kind in noun)
        what = f"“{award.name}” không dành cho {noun[row.kind]}."
        return row.fault(key, what, f"{award.kind_label.capitalize()} này dành cho: {for_whom}.")
    return None


def _unknown_award(row: ListRow, key: str, word: str, *, held: bool) -> CellFault:
    """With the one of the column's own list that is meant, for this kind of recipient."""
    own = awards_of_column(key, held=held)
    near = near_award(word, [each for each in own if row.kind in each.recipients])
    column = "danh hiệu thi đua" if key == "title" else "hình thức khen thưởng"
    asked = f"Có phải “{near.name}”? " if near else ""
    what = f"“{word}” không có trong danh sách {column}."
    return row.fault(key, what, f"{asked}Chọn trong danh sách thả xuống ngay tại ô này của tệp mẫu.")
