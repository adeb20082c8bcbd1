"""Cells whose value is not what a person typed: formulas, failed formulas, merged cells."""

from __future__ import annotations

import re

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.headings import Heading
from dossiers.importing.opening.workbook_reader import ReadSheet


def blocked_cells(sheet: ReadSheet, *, heading: Heading) -> dict[str, CellFault]:
    """The fault of each such cell below the heading, by address."""
    blocked: dict[str, CellFault] = {}
    for ref in sheet.merged:
        if _last_row(ref) > heading.row:
            blocked[ref.partition(":")[0]] = _merged(sheet, ref)
    for cell in sheet.failed:
        blocked[cell] = CellFault(
            sheet.name, cell, "Ô báo lỗi tính toán (dạng #N/A, #REF!).", "Gõ lại giá trị đúng."
        )
    for cell in sheet.computed:
        blocked[cell] = _formula(sheet, cell)
    return {cell: fault for cell, fault in blocked.items() if _last_row(cell) > heading.row}


def _last_row(ref: str) -> int:
    """Counted from 1."""
    return int(re.sub(r"\D", "", ref.rpartition(":")[2]) or 0)


def _merged(sheet: ReadSheet, ref: str) -> CellFault:
    return CellFault(
        sheet.name,
        ref.partition(":")[0],
        f"Các ô {ref} bị gộp làm một nên không rõ giá trị thuộc dòng nào.",
        "Chọn vùng đó, bấm lại nút Trộn và căn giữa để tách ra, rồi điền đủ từng ô.",
    )


def _formula(sheet: ReadSheet, cell: str) -> CellFault:
    return CellFault(
        sheet.name,
        cell,
        "Ô chứa công thức; chương trình chỉ nhận giá trị đã ghi.",
        "Chép ô, dán lại bằng Dán đặc biệt > Giá trị.",
    )
