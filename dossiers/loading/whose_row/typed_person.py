"""What a row of the past says of the person or collective that it is about, and its columns in the sheet."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.columns import CODE, ORDINAL, SEXES, SheetColumn, chosen
from dossiers.importing.checking.rows import ListRow

KINDS = {"cá nhân": "individual", "tập thể": "collective", "hộ gia đình": "household"}
PERSON_COLUMNS = (
    ORDINAL,
    CODE,
    SheetColumn("name", "Họ và tên, tên tập thể", width=28, longest=300, is_required=True),
    chosen("kind", "Đối tượng", KINDS, width=14, hint="Để trống là cá nhân."),
    chosen("sex", "Giới tính", SEXES, width=10, hint="Cần với người chưa có trong danh sách đơn vị."),
    SheetColumn("birth_on", "Ngày sinh", "date", 13, hint="Ngày/tháng/năm, ví dụ 05/01/1980."),
    SheetColumn("unit_code", "Mã đơn vị", width=12, longest=20),
    SheetColumn(
        "unit", "Tên đơn vị", width=30, longest=300, hint="Tên lúc có quyết định, hoặc tên hiện nay."
    ),
)


GUIDE = (
    ("Là ai", "Ghi mã cán bộ đang lưu; không có mã thì ghi đủ họ tên, ngày sinh và đơn vị."),
    ("Người chưa có", "Ghi giới tính, ngày sinh và đơn vị hiện nay; chương trình thêm vào danh sách đơn vị."),
    ("Đơn vị", "Ghi mã hoặc tên, lúc ấy hoặc hiện nay; đơn vị đã sáp nhập vẫn nhận ra."),
    ("Đã có", "Dòng trùng với điều đang lưu được bỏ qua; dòng mâu thuẫn được kể ra, không ghi."),
)
"""What the guide of every sheet about people says."""


class PersonWords(NamedTuple):
    """As typed; the same for all rows of one person, so that he is looked for once."""

    kind: str
    name: str
    staff_code: str
    sex: str
    birth_on: date | None
    unit_code: str
    unit: str


def typed_person(row: ListRow) -> PersonWords:
    said: Any = row.values.get
    return PersonWords(
        said("kind") or "individual",
        said("name") or "",
        said("staff_code") or "",
        said("sex") or "",
        said("birth_on"),
        said("unit_code") or "",
        said("unit") or "",
    )


def check_unit(row: ListRow, faults: list[CellFault]) -> None:
    if not row.get("unit_code") and not row.get("unit") and not {"unit_code", "unit"} & row.bad:
        row.bad.add("unit")
        remedy = "Ghi mã hoặc tên đơn vị của người, tập thể này."
        faults.append(row.fault("unit", "Chưa ghi đơn vị.", remedy))
