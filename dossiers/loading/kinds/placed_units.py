"""Units of a file beside those stored: which are there, which stand above which, from the top down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from dossiers.importing.checking.spelling import folded
from dossiers.loading.load_kind import LoadGround
from roles.models import Unit, UnitProfile
from vietnamese.dates import short_date

_DEEPEST = 12
"""So many layers; each is an act of its own, and no house stands deeper."""


class TypedUnit(NamedTuple):
    number: int
    code: str
    name: str
    short_name: str
    level: str
    parent_code: str
    since: date
    place: str
    has_legal_personality: bool
    is_armed_force: bool
    instrument: str


class PlacedUnit(NamedTuple):
    """`parent` None: the unit above is itself in the file, one layer earlier."""

    depth: int
    row: TypedUnit
    parent: Unit | None


@dataclass(slots=True)
class _KnownUnits:
    """What the jurisdiction's units were and are called; `above` who may stand above others, by code."""

    organ: Unit
    by_code: dict[str, list[UnitProfile]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, list[UnitProfile]] = field(default_factory=lambda: defaultdict(list))
    above: dict[str, Unit] = field(default_factory=dict)


def placed_units(records: Sequence[TypedUnit], ground: LoadGround) -> tuple[list[PlacedUnit], int]:
    """The units to be founded, layer after layer, and how many rows are there already; the rest is told as
    faults. Three statements."""
    known = _known(ground)
    rows: dict[str, TypedUnit] = {}
    already = 0
    mended_first: set[str] = set()
    for row in _unlike(records, ground):
        is_there = _is_there(row, known, ground)
        already += is_there is True
        has_code = ground.reads(row.number, "code")
        if is_there is False and ground.reads(row.number, "parent_code"):
            rows[folded(row.code) if has_code else f"\n{row.number}"] = row
        elif is_there is not True and has_code:
            mended_first.add(folded(row.code))
    return _layers(rows, mended_first, known, ground), already


def _known(ground: LoadGround) -> _KnownUnits:
    organ = Unit.objects.get(pk=ground.jurisdiction.organ_id)
    found = _KnownUnits(organ)
    profile = organ.profile_on(ground.on)
    if profile.code:
        found.above[folded(profile.code)] = organ
        found.by_code[folded(profile.code)].append(profile)
    rows = UnitProfile.objects.filter(jurisdiction=ground.jurisdiction).select_related("unit")
    for row in rows.order_by("since", "pk"):
        found.by_name[folded(row.name)].append(row)
        if row.code:
            found.by_code[folded(row.code)].append(row)
            found.above[folded(row.code)] = row.unit
    return found


def _unlike(records: Sequence[TypedUnit], ground: LoadGround) -> Iterator[TypedUnit]:
    """Two rows of one code or one name are a fault of the second, one with other faults among them."""
    codes: dict[str, int] = {}
    names: dict[str, int] = {}
    for row in records:
        code = row.code if ground.reads(row.number, "code") else ""
        name = row.name if ground.reads(row.number, "name") else ""
        same_code = codes.setdefault(folded(code), row.number) if code else row.number
        same_name = names.setdefault(folded(name), row.number) if name else row.number
        if same_code != row.number:
            what = f"Mã {code} đã có ở dòng {same_code}."
            ground.fault(row.number, "code", what, "Mỗi đơn vị một mã; xóa dòng thừa.", name)
        elif same_name != row.number:
            what = f"“{name}” đã có ở dòng {same_name}."
            ground.fault(row.number, "name", what, "Xóa dòng thừa, hoặc ghi tên phân biệt được.", name)
        else:
            yield row


def _is_there(row: TypedUnit, known: _KnownUnits, ground: LoadGround) -> bool | None:
    """None: it is a fault, or a cell that tells it could not be read."""
    if not ground.reads(row.number, "code", "name", "since"):
        codes = known.by_code.get(folded(row.code)) if ground.reads(row.number, "code") else None
        names = known.by_name.get(folded(row.name)) if ground.reads(row.number, "name") else None
        return None if codes or names else False
    for profile in reversed(known.by_code[folded(row.code)]):
        if _lasts(profile, row.since):
            if folded(profile.name) == folded(row.name):
                return True
            what = f"Mã {row.code} đã là mã của “{profile.name}”."
            remedy = "Nếu là cùng một đơn vị thì đổi tên bằng trang của đơn vị; nếu không thì ghi mã khác."
            ground.fault(row.number, "code", what, remedy, row.name)
            return None
    for profile in known.by_name[folded(row.name)]:
        if _lasts(profile, row.since):
            code = f"mã {profile.code}" if profile.code else "chưa có mã"
            what = f"Đã có đơn vị mang tên “{profile.name}” từ {short_date(profile.since)}, {code}."
            remedy = "Nếu là cùng một đơn vị thì ghi mã ấy, hoặc đổi mã bằng trang của đơn vị; nếu không thì "
            ground.fault(row.number, "name", what, f"{remedy}ghi tên phân biệt được.", row.name)
            return None
    return False


def _lasts(profile: UnitProfile, day: date) -> bool:
    return profile.until is None or profile.until >= day


def _layers(
    rows: dict[str, TypedUnit], mended_first: set[str], known: _KnownUnits, ground: LoadGround
) -> list[PlacedUnit]:
    """What stands below a row that is `mended_first` waits for it."""
    waiting: dict[str, list[TypedUnit]] = defaultdict(list)
    layer: list[PlacedUnit] = []
    for row in rows.values():
        above = folded(row.parent_code)
        if above in rows or above in mended_first:
            waiting[above].append(row)
            continue
        parent = known.above.get(above) if above else known.organ
        if _may_stand_below(parent, row, ground):
            layer.append(PlacedUnit(0, row, parent))
    found: list[PlacedUnit] = []
    for depth in range(1, _DEEPEST + 1):
        found += layer
        below = [row for each in layer for row in waiting.pop(folded(each.row.code), ())]
        layer = [PlacedUnit(depth, row, None) for row in below]
    for each in layer:
        what = f"Đơn vị này đứng dưới {_DEEPEST} tầng đơn vị của bảng."
        ground.fault(each.row.number, "parent_code", what, "Xem lại mã đơn vị cấp trên.", each.row.name)
    _tell_circles(waiting, ground)
    return found


def _may_stand_below(parent: Unit | None, row: TypedUnit, ground: LoadGround) -> bool:
    if parent is None:
        what = f"Không có đơn vị nào mang mã {row.parent_code} ở cấp này hay trong bảng."
        remedy = "Ghi đúng mã, hoặc thêm dòng của đơn vị cấp trên; dòng ấy có lỗi thì sửa trước."
        ground.fault(row.number, "parent_code", what, remedy, row.name)
        return False
    has_day = ground.reads(row.number, "since")
    if has_day and parent.ended_on is not None and parent.ended_on < row.since:
        what = f"Đơn vị mã {row.parent_code} đã kết thúc hoạt động ngày {short_date(parent.ended_on)}."
        remedy = "Chọn đơn vị cấp trên đang hoạt động."
        ground.fault(row.number, "parent_code", what, remedy, row.name)
        return False
    return True


def _tell_circles(waiting: dict[str, list[TypedUnit]], ground: LoadGround) -> None:
    """Of those that hang on nothing only such as stand above themselves; mending these mends the others."""
    left = {folded(row.code): row for below in waiting.values() for row in below}
    seen: set[str] = set()
    for code in left:
        path: list[str] = []
        while code in left and code not in seen:
            seen.add(code)
            path.append(code)
            code = folded(left[code].parent_code)
        if code in path:
            circle = [left[each] for each in path[path.index(code) :]]
            _tell_circle(circle, ground)


_TOLD = 8


def _tell_circle(circle: list[TypedUnit], ground: LoadGround) -> None:
    first = min(circle, key=lambda row: row.number)
    at = circle.index(first)
    codes = [row.code for row in (*circle[at:], *circle[:at], first)]
    way = " → ".join(codes if len(codes) <= _TOLD else [*codes[: _TOLD - 2], "…", codes[-1]])
    what = f"Các đơn vị trực thuộc nhau thành vòng: {way}."
    ground.fault(first.number, "parent_code", what, "Sửa mã cấp trên của một trong các dòng ấy.", first.name)
