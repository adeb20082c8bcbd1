"""Members and offices of blocs of a file beside those stored: there, contradicting, or new."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import NamedTuple

from dossiers.importing.checking.spelling import folded
from dossiers.loading.kinds.organs.founding_papers import TypedPaper
from dossiers.loading.kinds.organs.typed_accounts import FaultOfRow, telling
from dossiers.loading.load_kind import LoadGround
from dossiers.loading.whose_row.unit_directory import NoUnit, unit_directory
from roles.models import Bloc, BlocMembership, BlocOffice, Unit
from vietnamese.dates import short_date

MEMBER, GUEST = BlocMembership.Kind.MEMBER.value, BlocMembership.Kind.GUEST.value
OFFICES = dict(BlocOffice.Role.choices)
_OF_A_HEAD = ("code", "year", "role", "unit_code", "unit")


class TypedMember(NamedTuple):
    """`role`: a member's, a guest's, or an office of a member."""

    number: int
    code: str
    name: str
    year: int
    unit_code: str
    unit: str
    role: str
    reason: str
    paper: TypedPaper


class PlacedMember(NamedTuple):
    """`bloc` None: to be founded."""

    row: TypedMember
    bloc: Bloc | None
    unit: Unit
    joins: bool
    takes_office: bool


def placed_members(records: Sequence[TypedMember], ground: LoadGround) -> tuple[list[PlacedMember], int]:
    """What is to be done, and how many rows are there already; the rest is told. Seven statements."""
    known = _Known(records, ground)
    found: list[PlacedMember] = []
    already = 0
    for row in records:
        each = known.placed(row)
        if each is None:
            continue
        if each.joins or each.takes_office:
            found.append(each)
        else:
            already += 1
    return found, already


class _Known:
    """The blocs of the jurisdiction with all that is stored of them, and what earlier rows said."""

    def __init__(self, records: Sequence[TypedMember], ground: LoadGround) -> None:
        self.ground = ground
        self.directory = unit_directory(ground.jurisdiction, on=ground.on)
        self.units = Unit.objects.in_bulk(list(self.directory.names))
        blocs = Bloc.objects.filter(jurisdiction=ground.jurisdiction)
        self.blocs = {folded(each.code): each for each in blocs}
        self.called = {code: bloc.name for code, bloc in self.blocs.items()}
        members = BlocMembership.objects.filter(bloc__jurisdiction=ground.jurisdiction).select_related("bloc")
        self.members = {
            (row.unit_id, row.year): (folded(row.bloc.code), row.kind)
            for row in members.order_by("pk")
            if not row.bloc.is_over(date(row.year, 12, 31))
        }
        offices = BlocOffice.objects.filter(bloc__jurisdiction=ground.jurisdiction).select_related("bloc")
        self.offices = {
            (folded(row.bloc.code), row.year, row.role): row.unit_id for row in offices.order_by("since")
        }
        self.stored = frozenset(self.offices)
        self.rows: dict[tuple[int, int], int] = {}
        self._take_names(records)
        self.heads_of_file = self._heads(records)

    def _take_names(self, records: Sequence[TypedMember]) -> None:
        """A new bloc is called as its first row with a name says."""
        for row in records:
            if row.name and self.ground.reads(row.number, "code", "name"):
                self.called.setdefault(folded(row.code), row.name)

    def _heads(self, records: Sequence[TypedMember]) -> dict[tuple[str, int], int]:
        found: dict[tuple[str, int], int] = {}
        for row in records:
            if row.role == "head" and self.ground.reads(row.number, *_OF_A_HEAD):
                with suppress(FaultOfRow):
                    if (unit := self._unit(row)) is not None:
                        found.setdefault((folded(row.code), row.year), unit.pk)
        return found

    def placed(self, row: TypedMember) -> PlacedMember | None:
        """Tells all that is wrong with it; None where unit or year is not clear."""
        reads = partial(self.ground.reads, row.number)
        code, bloc = folded(row.code), self.blocs.get(folded(row.code))
        told = partial(telling, self.ground, row.number, row.unit or row.unit_code)
        if reads("code", "name"):
            with told():
                self._refuse_name(row, code)
        if bloc is not None and reads("code", "year"):
            with told():
                _refuse_over(bloc, row.year)
        unit: Unit | None = None
        with told():
            unit = self._unit(row) if reads("unit_code", "unit") else None
        if unit is None or not reads("year"):
            return None
        with told():
            self._refuse_unit(row, unit)
            if reads("code", "role") and code in self.called:
                name = self.directory.names[unit.pk].name
                joins = self._joins(row, code, unit, name)
                return PlacedMember(row, bloc, unit, joins, self._takes_office(row, code, unit, name))
        return None

    def _refuse_unit(self, row: TypedMember, unit: Unit) -> None:
        name = self.directory.names[unit.pk].name
        if unit.ended_on is not None and unit.ended_on < date(row.year, 1, 1):
            what = f"{name} đã kết thúc hoạt động trước năm {row.year}."
            raise FaultOfRow("unit", what, "Ghi đơn vị kế tục.")
        earlier = self.rows.setdefault((unit.pk, row.year), row.number)
        if earlier != row.number:
            what = f"{name} đã có ở dòng {earlier} trong năm {row.year}."
            raise FaultOfRow("unit", what, "Một đơn vị chỉ ở một khối, cụm trong năm; xóa dòng thừa.")

    def _refuse_name(self, row: TypedMember, code: str) -> None:
        called = self.called.get(code)
        if called is None:
            raise FaultOfRow("name", f"Chưa có khối, cụm mã {row.code}.", "Ghi tên để lập mới, hoặc sửa mã.")
        if row.name and folded(row.name) != folded(called):
            what = f"Mã {row.code} là của “{called}”."
            raise FaultOfRow("name", what, "Ghi đúng tên ấy, hoặc để trống; khối, cụm khác thì ghi mã khác.")

    def _unit(self, row: TypedMember) -> Unit | None:
        """None where the year decides which and could not be read."""
        try:
            if self.ground.reads(row.number, "year"):
                key: int | None = self.directory.unit_of(row.unit_code, row.unit, date(row.year, 12, 31))
            else:
                key = self.directory.unit_of_any_day(row.unit_code, row.unit)
        except NoUnit as wrong:
            raise FaultOfRow("unit_code" if row.unit_code else "unit", wrong.what, wrong.remedy) from wrong
        return None if key is None else self.units[key]

    def _joins(self, row: TypedMember, code: str, unit: Unit, name: str) -> bool:
        kind = GUEST if row.role == GUEST else MEMBER
        at, was = self.members.get((unit.pk, row.year), ("", ""))
        if not at:
            return True
        if at != code:
            what = f"Năm {row.year}, {name} đã thuộc “{self.called[at]}”."
            raise FaultOfRow("unit", what, "Một đơn vị chỉ ở một khối, cụm trong năm; bỏ dòng này.")
        if was != kind:
            label = BlocMembership.Kind(was).label
            what = f"Năm {row.year}, {name} đang ghi là {label} của khối, cụm này."
            raise FaultOfRow("role", what, "Ghi đúng vai trò ấy.")
        return False

    def _takes_office(self, row: TypedMember, code: str, unit: Unit, name: str) -> bool:
        if row.role not in OFFICES:
            return False
        at = (code, row.year, row.role)
        holder = self.offices.setdefault(at, unit.pk)
        if holder != unit.pk:
            held = self.directory.names[holder].name if holder in self.directory.names else "đơn vị khác"
            office = self._said(code, OFFICES[row.role])
            what = f"Năm {row.year}, {self.called[code]} đã có {office}: {held}."
            raise FaultOfRow("role", what, "Mỗi năm một đơn vị; thay giữa năm thì làm ở trang của khối, cụm.")
        if at in self.stored:
            return False
        last = row.year - 1
        before = self.heads_of_file.get((code, last)) or self.offices.get((code, last, "head"))
        has_reason = row.reason or not self.ground.reads(row.number, "reason")
        if row.role == "head" and before == unit.pk and not has_reason:
            told = f"đã là khối trưởng năm {last}; khối trưởng, khối phó luân phiên hằng năm."
            what = f"{name} {self._said(code, told)}"
            raise FaultOfRow("reason", what, "Ghi lý do giữ tiếp như trong văn bản, hoặc ghi đơn vị khác.")
        return True

    def _said(self, code: str, words: str) -> str:
        """In the word of the bloc, which may be a cụm."""
        return Bloc(name=self.called[code]).said(words)


def _refuse_over(bloc: Bloc, year: int) -> None:
    if bloc.ended_on is not None and bloc.is_over(date(year, 1, 1)):
        what = f"{bloc.name} đã kết thúc ngày {short_date(bloc.ended_on)}."
        raise FaultOfRow("code", what, "Ghi mã của khối, cụm đang hoạt động trong năm ấy.")
