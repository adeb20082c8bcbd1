"""What can be told from the workbook alone: every fault of every row, at once."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from datetime import date

from dossiers.importing.columns import (
    COUNTS,
    LISTINGS,
    Listing,
    awards_by_word,
)
from dossiers.importing.faults import Fault
from dossiers.importing.headings import heading_of
from dossiers.importing.limits import LISTS_SHEET, MAX_ROWS, PASSED_OVER
from dossiers.importing.reader import Sheet
from dossiers.importing.rows import Reading, Row, blocked_cells, read_rows
from dossiers.importing.scanning import too_many_rows
from dossiers.importing.spelling import folded
from law.awards import Award
from vietnamese.dates import short_date

_LAST_LETTER = "\u1eff"
"""Where the Vietnamese letters end in Unicode."""

_INITIATIVE = (
    "initiative_code",
    "initiative_title",
    "initiative_level",
    "initiative_number",
    "initiative_on",
)


def read_all(sheets: list[Sheet], *, today: date) -> Reading:
    """Rows and faults of the whole workbook; raises Refusal above 10,000 rows."""
    reading = Reading()
    listings = {folded(listing.sheet): listing for listing in LISTINGS}
    for sheet in sheets:
        if listing := listings.get(folded(sheet.name)):
            _read_listing(sheet, listing, today, reading)
        elif folded(sheet.name) not in map(folded, PASSED_OVER):
            reading.faults.append(_extra_sheet(sheet))
    if len(reading.rows) > MAX_ROWS:
        raise too_many_rows("", len(reading.rows))
    for row in reading.rows:
        _check_row(row, reading.faults)
    _check_doubles(reading)
    if not reading.rows and not reading.faults:
        reading.faults.append(_nothing(sheets))
    return reading


def _read_listing(sheet: Sheet, listing: Listing, today: date, reading: Reading) -> None:
    if not any(value not in ("", None) for row in sheet.rows for value in row):
        return
    heading = heading_of(sheet, listing=listing)
    if isinstance(heading, Fault):
        reading.faults.append(heading)
        return
    reading.faults += heading.faults
    reading.faults += blocked_cells(sheet, heading=heading).values()
    read_rows(sheet, listing=listing, heading=heading, today=today, into=reading)


def _extra_sheet(sheet: Sheet) -> Fault:
    names = ", ".join(f"“{listing.sheet}”" for listing in LISTINGS)
    near = difflib.get_close_matches(folded(sheet.name), [folded(listing.sheet) for listing in LISTINGS], n=1)
    meant = next((listing.sheet for listing in LISTINGS if near and folded(listing.sheet) == near[0]), "")
    remedy = f"Đổi tên trang thành “{meant}”." if meant else f"Xóa trang này, hoặc chép dữ liệu vào {names}."
    return Fault(sheet.name, "", f"Trang “{sheet.name}” không có trong tệp mẫu.", remedy)


def _nothing(sheets: list[Sheet]) -> Fault:
    name = sheets[0].name if sheets else ""
    return Fault(name, "", "Tệp không có dòng đề nghị nào.", "Điền danh sách vào tệp mẫu rồi tải lên lại.")


def _check_row(row: Row, faults: list[Fault]) -> None:
    _check_required(row, faults)
    _check_name(row, faults)
    _check_award(row, faults)
    if row.kind == "individual":
        _check_initiative(row, faults)
    elif row.kind == "collective":
        _check_counts(row, faults)


def _check_required(row: Row, faults: list[Fault]) -> None:
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


def _check_name(row: Row, faults: list[Fault]) -> None:
    """Letters of other scripts and pictures come from broken copying; they would print as empty boxes."""
    strange = [letter for letter in row.get("name") or "" if letter > _LAST_LETTER and letter not in "–—‘’“”"]
    if strange:
        what = f"Tên có ký tự lạ: {' '.join(dict.fromkeys(strange))}"
        faults.append(row.fault("name", what, "Gõ lại tên bằng bộ gõ tiếng Việt (Unicode)."))
        row.bad.add("name")


def _check_award(row: Row, faults: list[Fault]) -> None:
    """Danh hiệu và hình thức khen thưởng: two columns, exactly one of them filled, each from its own list."""
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
            _check_word(row, key, faults)


def _check_word(row: Row, key: str, faults: list[Fault]) -> None:
    award = awards_by_word().get(folded(row.get(key)))
    fault = _award_fault(row, key, award)
    if fault is None and award is not None:
        row.award = award.code
    elif fault is not None:
        faults.append(fault)
        row.bad.add(key)


def _award_fault(row: Row, key: str, award: Award | None) -> Fault | None:
    word = row.get(key)
    if award is None:
        return _unknown_award(row, key, word)
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


def _unknown_award(row: Row, key: str, word: str) -> Fault:
    """With the nearest of the column's own list, else of the other."""
    own = {w: a for w, a in awards_by_word().items() if a.is_title == (key == "title")}
    near = difflib.get_close_matches(folded(word), own, n=1, cutoff=0.5)
    column = "danh hiệu thi đua" if key == "title" else "hình thức khen thưởng"
    asked = f"Có phải “{own[near[0]].name}”? " if near else ""
    what = f"“{word}” không có trong danh sách {column}."
    return row.fault(key, what, f"{asked}Chọn trong danh sách thả xuống của tệp mẫu (trang “{LISTS_SHEET}”).")


def _check_initiative(row: Row, faults: list[Fault]) -> None:
    if not any(row.get(key) for key in _INITIATIVE):
        return
    if not row.get("initiative_title") and not {"initiative_title"} & row.bad:
        remedy = "Ghi tên sáng kiến, hoặc xóa các ô sáng kiến khác của dòng này."
        faults.append(row.fault("initiative_title", "Có thông tin sáng kiến nhưng chưa ghi tên.", remedy))
    if not row.get("initiative_code") and not {"initiative_code"} & row.bad:
        remedy = "Ghi mã theo quyết định công nhận; chưa có mã thì đặt SK-01, SK-02…"
        faults.append(row.fault("initiative_code", "Sáng kiến chưa có mã.", remedy))


def _check_counts(row: Row, faults: list[Fault]) -> None:
    """The parts of a collective never exceed its people."""
    if not any(row.get(key) is not None for key in COUNTS):
        return
    people = row.get("people")
    if people is None:
        if "people" not in row.bad:
            faults.append(row.fault("people", "Chưa ghi “Tổng số người”.", "Ghi tổng số người của tập thể."))
        return
    for key in COUNTS[1:]:
        if (row.get(key) or 0) > people:
            what = f"Số {row.get(key)} lớn hơn tổng số người của tập thể ({people})."
            faults.append(row.fault(key, what, "Kiểm tra lại hai số này."))


def _check_doubles(reading: Reading) -> None:
    """The same recipient twice for one award; and two lines about one person that contradict each other."""
    first_by_award: dict[tuple[object, ...], Row] = {}
    first_by_code: dict[tuple[object, ...], Row] = {}
    for row in reading.rows:
        identity = identity_of(row)
        if identity is None:
            continue
        earlier = first_by_award.setdefault((*identity, row.award), row)
        if earlier is not row and row.award:
            reading.faults.append(_twice(row, earlier))
        elif (same := first_by_code.setdefault(identity, row)) is not row:
            _check_agreement(row, same, reading.faults)


def identity_of(row: Row) -> tuple[object, ...] | None:
    """Rows of one identity speak of one recipient; None when neither code nor name could be read."""
    if code := row.get("staff_code"):
        return (row.kind, "code", folded(code))
    if name := row.get("name"):
        return (row.kind, "name", folded(name), row.get("birth_on"))
    return None


def _twice(row: Row, earlier: Row) -> Fault:
    where = f"dòng {earlier.number} của trang “{earlier.sheet}”"
    what = f"{row.get('name') or row.get('staff_code')} đã được đề nghị {row.award} ở {where}."
    return row.fault(
        "name", what, "Xóa một trong hai dòng; nếu là hai người khác nhau thì ghi đúng mã, ngày sinh."
    )


_TOLD: dict[str, tuple[str, Callable[[object], str]]] = {
    "name": ("họ tên", str),
    "birth_on": ("ngày sinh", lambda day: short_date(day) if isinstance(day, date) else str(day)),
    "sex": ("giới tính", lambda sex: "nữ" if sex == "female" else "nam"),
    "rating": ("xếp loại", str),
}


def _check_agreement(row: Row, earlier: Row, faults: list[Fault]) -> None:
    for key, (label, told) in _TOLD.items():
        mine, theirs = row.get(key), earlier.get(key)
        differs = folded(mine) != folded(theirs) if key == "name" and mine and theirs else mine != theirs
        if mine and theirs and differs:
            there = f"ở dòng {earlier.number} là {told(theirs)}"
            what = f"Cùng một người nhưng {label} ở đây là {told(mine)}, {there}."
            faults.append(row.fault(key, what, "Ghi giống nhau; nếu là hai người thì sửa mã cán bộ."))
