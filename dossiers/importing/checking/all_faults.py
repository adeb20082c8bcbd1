"""What can be told from the workbook alone: every fault of every row, at once."""

from __future__ import annotations

import difflib
from datetime import date

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.award_checks import check_award
from dossiers.importing.checking.blocked_cells import blocked_cells
from dossiers.importing.checking.columns import (
    COUNTS,
    LISTINGS,
    Listing,
)
from dossiers.importing.checking.doubles import check_doubles
from dossiers.importing.checking.headings import heading_of
from dossiers.importing.checking.rows import ListReading, ListRow, read_rows
from dossiers.importing.checking.spelling import folded
from dossiers.importing.opening.limits import HISTORY_SHEET, MAX_ROWS, PASSED_OVER
from dossiers.importing.opening.scanning import too_many_rows
from dossiers.importing.opening.workbook_reader import ReadSheet

_LAST_LETTER = "\u1eff"
"""Where the Vietnamese letters end in Unicode."""

_INITIATIVE = (
    "initiative_code",
    "initiative_title",
    "initiative_level",
    "initiative_number",
    "initiative_on",
)


def read_all(sheets: list[ReadSheet], *, today: date) -> ListReading:
    """Rows and faults of the whole workbook; raises Refusal above 10,000 rows."""
    reading = ListReading()
    listings = {folded(listing.sheet): listing for listing in LISTINGS}
    for sheet in sheets:
        if listing := listings.get(folded(sheet.name)):
            _read_listing(sheet, listing, today, reading)
        elif folded(sheet.name) not in map(folded, (*PASSED_OVER, HISTORY_SHEET)):
            reading.faults.append(_extra_sheet(sheet))
    if len(reading.rows) > MAX_ROWS:
        raise too_many_rows("", len(reading.rows))
    for row in reading.rows:
        _check_row(row, reading.faults)
    check_doubles(reading)
    if not reading.rows and not reading.faults:
        reading.faults.append(_nothing(sheets))
    return reading


def _read_listing(sheet: ReadSheet, listing: Listing, today: date, reading: ListReading) -> None:
    if not any(value not in ("", None) for row in sheet.rows for value in row):
        return
    heading = heading_of(sheet, listing=listing)
    if isinstance(heading, CellFault):
        reading.faults.append(heading)
        return
    reading.faults += heading.faults
    reading.faults += blocked_cells(sheet, heading=heading).values()
    read_rows(sheet, listing=listing, heading=heading, today=today, into=reading)


def _extra_sheet(sheet: ReadSheet) -> CellFault:
    names = ", ".join(f"“{listing.sheet}”" for listing in LISTINGS)
    near = difflib.get_close_matches(folded(sheet.name), [folded(listing.sheet) for listing in LISTINGS], n=1)
    meant = next((listing.sheet for listing in LISTINGS if near and folded(listing.sheet) == near[0]), "")
    remedy = f"Đổi tên trang thành “{meant}”." if meant else f"Xóa trang này, hoặc chép dữ liệu vào {names}."
    return CellFault(sheet.name, "", f"Trang “{sheet.name}” không có trong tệp mẫu.", remedy)


def _nothing(sheets: list[ReadSheet]) -> CellFault:
    name = sheets[0].name if sheets else ""
    return CellFault(
        name, "", "Tệp không có dòng đề nghị nào.", "Điền danh sách vào tệp mẫu rồi tải lên lại."
    )


def _check_row(row: ListRow, faults: list[CellFault]) -> None:
    _check_required(row, faults)
    check_name(row, faults)
    check_award(row, faults)
    if row.kind == "individual":
        _check_initiative(row, faults)
    elif row.kind == "collective":
        _check_counts(row, faults)


def _check_required(row: ListRow, faults: list[CellFault]) -> None:
    listing = next(listing for listing in LISTINGS if listing.kind == row.kind)
    for column in listing.columns:
        if (
            column.is_required
            and column.key in row.columns
            and column.key not in row.bad
            and not row.get(column.key)
        ):
            remedy = column.hint or f"Điền “{column.heading}”; dòng thừa thì xóa cả dòng."
            faults.append(row.fault(column.key, f"Chưa ghi “{column.heading}”.", remedy))
            row.bad.add(column.key)


def check_name(row: ListRow, faults: list[CellFault]) -> None:
    """Letters of other scripts and pictures come from broken copying; they would print as empty boxes."""
    strange = [letter for letter in row.get("name") or "" if letter > _LAST_LETTER and letter not in "–—‘’“”"]
    if strange:
        what = f"Tên có ký tự lạ: {' '.join(dict.fromkeys(strange))}"
        faults.append(row.fault("name", what, "Gõ lại tên bằng bộ gõ tiếng Việt (Unicode)."))
        row.bad.add("name")


def _check_initiative(row: ListRow, faults: list[CellFault]) -> None:
    if not any(row.get(key) for key in _INITIATIVE):
        return
    if not row.get("initiative_title") and not {"initiative_title"} & row.bad:
        remedy = "Ghi tên sáng kiến, hoặc xóa các ô sáng kiến khác của dòng này."
        faults.append(row.fault("initiative_title", "Có thông tin sáng kiến nhưng chưa ghi tên.", remedy))
    if not row.get("initiative_code") and not {"initiative_code"} & row.bad:
        remedy = "Ghi mã theo quyết định công nhận; chưa có mã thì đặt SK-01, SK-02…"
        faults.append(row.fault("initiative_code", "Sáng kiến chưa có mã.", remedy))


def _check_counts(row: ListRow, faults: list[CellFault]) -> None:
    """The parts of a collective never exceed its people."""
    if not any(row.count(key) is not None for key in COUNTS):
        return
    people = row.count("people")
    if people is None:
        if "people" not in row.bad:
            faults.append(row.fault("people", "Chưa ghi “Tổng số người”.", "Ghi tổng số người của tập thể."))
        return
    for key in COUNTS[1:]:
        if (row.count(key) or 0) > people:
            what = f"Số {row.count(key)} lớn hơn tổng số người của tập thể ({people})."
            faults.append(row.fault(key, what, "Kiểm tra lại hai số này."))
