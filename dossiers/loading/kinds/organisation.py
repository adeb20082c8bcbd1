"""The units that file to the jurisdiction, with the tree in which they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.columns import ORDINAL, Listing, SheetColumn, chosen
from dossiers.importing.checking.rows import ListRow
from dossiers.importing.checking.spelling import folded
from dossiers.loading.kinds.placed_units import PlacedUnit, TypedUnit, placed_units
from dossiers.loading.load_kind import LoadGround, LoadKind, LoadPlan, LoadSource
from roles.founding import NewUnit, found_units
from roles.models import Unit, UnitLevel

_LEVELS = {str(label): value for value, label in UnitLevel.choices}
_YES, _NO = "yes", "no"
_ANSWERS = {"có": _YES, "không": _NO}
COLUMNS = (
    ORDINAL,
    SheetColumn("code", "Mã đơn vị", width=14, longest=20, is_required=True),
    SheetColumn("name", "Tên đầy đủ", width=44, longest=300, is_required=True),
    SheetColumn("short_name", "Tên ngắn", width=24, longest=120),
    chosen("level", "Cấp", _LEVELS, width=26, is_required=True),
    SheetColumn(
        "parent_code",
        "Mã đơn vị cấp trên",
        width=14,
        longest=20,
        hint="Để trống là trực thuộc thẳng cơ quan của cấp có thẩm quyền.",
    ),
    SheetColumn("since", "Từ ngày", "date", 13, is_required=True, hint="Ngày thành lập, mang tên này."),
    SheetColumn("place", "Địa danh", width=22, longest=120, hint="In trước ngày tháng trên văn bản."),
    chosen("legal", "Tư cách pháp nhân", _ANSWERS, width=12, hint="Để trống là có."),
    chosen("armed", "Thuộc lực lượng vũ trang", _ANSWERS, width=14, hint="Để trống là không."),
    SheetColumn("instrument", "Văn bản thành lập", width=44, is_required=True),
)


def check(row: ListRow, faults: list[CellFault], today: date) -> None:
    code, above = row.get("code"), row.get("parent_code")
    if code and above and folded(code) == folded(above):
        row.bad.add("parent_code")
        remedy = "Ghi mã của đơn vị cấp trên, hoặc để trống."
        faults.append(row.fault("parent_code", "Đơn vị không thể trực thuộc chính mình.", remedy))


def record(row: ListRow) -> TypedUnit:
    said: Any = row.values.get
    return TypedUnit(
        row.number,
        said("code"),
        said("name"),
        said("short_name") or "",
        said("level"),
        said("parent_code") or "",
        said("since"),
        said("place") or "",
        said("legal") != _NO,
        said("armed") == _YES,
        said("instrument"),
    )


def plan(records: Sequence[TypedUnit], ground: LoadGround, is_locked: bool) -> LoadPlan:
    """The jurisdiction's own lock keeps codes and names from being given meanwhile."""
    found = LoadPlan()
    found.new, found.already = placed_units(records, ground)
    found.subjects = len(found.new)
    labels = dict(UnitLevel.choices)
    counts = Counter(labels[each.row.level] for each in found.new)
    found.counts = {label[:1].upper() + label[1:]: number for label, number in counts.items()}
    return found


def store(found: LoadPlan, ground: LoadGround, source: LoadSource) -> None:
    """Layer by layer, those above first; as many statements for each as for one unit."""
    made: dict[str, Unit] = {}
    for _depth, layer in groupby(found.new, key=lambda each: each.depth):
        placed = list(layer)
        news = [_founded(each, made, ground) for each in placed]
        units = found_units(news, by=source.by, on=ground.on)
        made |= {folded(each.row.code): unit for each, unit in zip(placed, units, strict=True)}
        source.told(len(made))


def _founded(each: PlacedUnit, made: dict[str, Unit], ground: LoadGround) -> NewUnit:
    row = each.row
    return NewUnit(
        level=row.level,
        name=row.name,
        since=row.since,
        short_name=row.short_name,
        code=row.code,
        place=row.place,
        parent=each.parent or made[folded(row.parent_code)],
        jurisdiction=ground.jurisdiction,
        has_legal_personality=row.has_legal_personality,
        is_armed_force=row.is_armed_force,
        instrument=row.instrument,
    )


ORGANISATION_LOAD = LoadKind(
    code="don-vi",
    title="Cây đơn vị",
    noun="đơn vị",
    lead="Mỗi dòng là một đơn vị trình hồ sơ lên cấp này, với đơn vị cấp trên của nó.",
    listing=Listing("Đơn vị", "unit", "đơn vị", COLUMNS),
    guide=(
        ("Mỗi dòng", "Một đơn vị; thứ tự các dòng không quan trọng, cấp trên đứng sau cấp dưới cũng được."),
        ("Mã đơn vị", "Tên viết tắt in sau ký hiệu văn bản (SNV), hoặc mã đơn vị hành chính của xã, phường."),
        ("Mã đơn vị cấp trên", "Mã của một dòng khác trong bảng, hoặc của một đơn vị đã có."),
        ("Văn bản thành lập", "Số, ngày và cơ quan ban hành, như trên trang Thành lập đơn vị."),
        ("Đã có", "Mã đã có với cùng tên thì bỏ qua; khác tên là lỗi: đổi tên bằng trang của đơn vị."),
        ("Không làm ở đây", "Tài khoản và phân công người của đơn vị: làm ở trang Phân công."),
    ),
    check=check,
    record=record,
    plan=plan,
    store=store,
    right="found_unit",
    caution="Đơn vị đã ghi không xóa được; khi thôi hoạt động thì ghi ngày kết thúc.",
)
