"""Jurisdictions of a file beside those stored: which are there, whose organ and account is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db.models import Q

from dossiers.importing.checking.spelling import folded
from dossiers.loading.kinds.organs.typed_accounts import (
    MOST_ACCOUNTS,
    FaultOfRow,
    accounts_called,
    reads_account,
    refuse_wrong_account,
    telling,
)
from dossiers.loading.load_kind import LoadGround
from roles.models import Jurisdiction, Unit, UnitProfile
from vietnamese.dates import short_date
from vietnamese.text import clean

MOST_POWERS = MOST_ACCOUNTS
"""Each with an officer, whose password is shown once."""
_PRINTED = ("name", "level", "since", "place", "instrument", "heading", "organ_heading", "superior_heading")


class TypedPower(NamedTuple):
    """A row; words that were left empty are empty."""

    number: int
    organ_code: str
    organ: str
    name: str
    level: str
    since: date
    place: str
    instrument: str
    heading: str
    organ_heading: str
    superior_heading: str
    symbol: str
    board_post: str
    username: str
    full_name: str
    post: str
    paper_number: str
    paper_on: date
    paper_by: str

    def on_papers(self) -> dict[str, Any]:
        """As the door of the founding asks it."""
        return {key: getattr(self, key) for key in (*_PRINTED, "symbol", "board_post")}


class PlacedPower(NamedTuple):
    """`organ` None: to be founded; `user` None: an account is to be made."""

    row: TypedPower
    organ: Unit | None
    user: User | None


def placed_powers(records: Sequence[TypedPower], ground: LoadGround) -> tuple[list[PlacedPower], int]:
    """What is to be founded, and how many rows are there already; the rest is told. Three statements."""
    organs = _Organs(ground)
    users = accounts_called(records)
    found: list[PlacedPower] = []
    already = 0
    for row in _unlike(records, ground):
        organ, is_there, is_sound = None, False, False
        with telling(ground, row.number, row.name):
            if ground.reads(row.number, "organ_code", "organ"):
                organ = organs.meant(row)
                is_there = organ is not None and organs.is_there(row, organ)
                is_sound = True
        already += is_there
        if is_there or not reads_account(row.number, ground):
            continue
        with telling(ground, row.number, row.name):
            refuse_wrong_account(row, users.get(row.username))
            if is_sound:
                found.append(PlacedPower(row, organ, users.get(row.username)))
    if len(found) > MOST_POWERS:
        what = f"Bảng có {len(found)} cấp mới; mỗi tệp nhiều nhất {MOST_POWERS}."
        remedy = "Nạp lần lượt: từ dòng này trở đi chuyển sang tệp khác."
        ground.fault(found[MOST_POWERS].row.number, "name", what, remedy, found[MOST_POWERS].row.name)
    return found, already


def _unlike(records: Sequence[TypedPower], ground: LoadGround) -> Iterator[TypedPower]:
    """Two rows of one name, of one organ, or one account of two people are a fault of the second."""
    seen: dict[tuple[str, str], TypedPower] = {}
    for row in records:
        asked = [("name", row.name), ("organ_code", row.organ_code), ("organ", row.organ)]
        told = [(key, words) for key, words in asked if words and ground.reads(row.number, key)]
        twins = [(key, seen.setdefault((key, folded(words)), row)) for key, words in told]
        key, first = next(((key, twin) for key, twin in twins if twin is not row), ("", row))
        has_owner = reads_account(row.number, ground)
        owner = seen.setdefault(("username", row.username), row) if has_owner else row
        if first is not row:
            what = f"“{getattr(row, key)}” đã có ở dòng {first.number}."
            ground.fault(row.number, key, what, "Mỗi cấp một dòng; xóa dòng thừa.", row.name)
        elif clean(owner.full_name) != clean(row.full_name):
            what = f"Tên đăng nhập “{row.username}” ở dòng {owner.number} là của người khác."
            ground.fault(row.number, "username", what, "Ghi tên đăng nhập khác, hoặc cùng họ tên.", row.name)
        else:
            yield row


class _Organs:
    """The units of the jurisdiction that may become organs, and those that are."""

    def __init__(self, ground: LoadGround) -> None:
        self.ground, self.above = ground, ground.jurisdiction
        self.by_code: dict[str, UnitProfile] = {}
        self.by_name: dict[str, list[UnitProfile]] = defaultdict(list)
        still = Q(until__isnull=True) | Q(until__gte=ground.on)
        rows = UnitProfile.objects.filter(still, jurisdiction=self.above).select_related("unit")
        for row in rows.order_by("since", "pk"):
            if row.code:
                self.by_code[folded(row.code)] = row
            self.by_name[folded(row.name)].append(row)
        self.powers = {each.organ_id: each for each in Jurisdiction.objects.filter(above=self.above)}
        self.named = {folded(each.name): each for each in self.powers.values()}

    def meant(self, row: TypedPower) -> Unit | None:
        """None where it is to be founded; raises FaultOfRow."""
        profile = self._profile(row)
        reads = partial(self.ground.reads, row.number)
        if reads("since") and row.since < self.above.since:
            day = short_date(self.above.since)
            what = f"{self.above.name} có thẩm quyền từ {day}."
            raise FaultOfRow("since", what, "Ghi ngày ấy hoặc sau đó.")
        if profile is None:
            self._refuse_name(row)
            return None
        unit = profile.unit
        if reads("level") and unit.level != row.level:
            what = f"Cơ quan “{profile.name}” đang ghi là “{unit.get_level_display()}”."
            raise FaultOfRow("level", what, "Ghi đúng cấp ấy.")
        if reads("since") and row.since < unit.founded_on:
            what = f"Cơ quan “{profile.name}” thành lập ngày {short_date(unit.founded_on)}."
            raise FaultOfRow("since", what, "Ghi ngày ấy hoặc sau đó.")
        return unit

    def _profile(self, row: TypedPower) -> UnitProfile | None:
        if row.organ_code and (known := self.by_code.get(folded(row.organ_code))):
            if row.organ and folded(row.organ) != folded(known.name):
                what = f"Mã {row.organ_code} là của “{known.name}”, không phải “{row.organ}”."
                raise FaultOfRow("organ_code", what, "Ghi đúng mã hoặc đúng tên.")
            return known
        named = self.by_name.get(folded(row.organ), []) if row.organ else []
        if not row.organ:
            what = f"Cấp này không có đơn vị nào mang mã {row.organ_code}."
            raise FaultOfRow("organ_code", what, "Ghi đúng mã, hoặc ghi tên cơ quan để thành lập.")
        if len({each.unit_id for each in named}) > 1:
            raise FaultOfRow("organ", f"Có {len(named)} đơn vị tên “{row.organ}”.", "Ghi mã của đúng đơn vị.")
        if named and row.organ_code:
            told = f"mang mã {named[-1].code}" if named[-1].code else "chưa có mã"
            raise FaultOfRow("organ_code", f"“{named[-1].name}” {told}.", "Ghi đúng mã, hoặc xóa ô mã.")
        return named[-1] if named else None

    def _refuse_name(self, row: TypedPower) -> None:
        if self.ground.reads(row.number, "name") and (twin := self.named.get(folded(row.name))) is not None:
            what = f"Đã có cấp trực thuộc tên “{twin.name}” từ {short_date(twin.since)}, của cơ quan khác."
            raise FaultOfRow("name", what, "Ghi đúng cơ quan của cấp ấy, hoặc ghi tên phân biệt được.")

    def is_there(self, row: TypedPower, organ: Unit) -> bool:
        """Raises FaultOfRow where the organ has its power under another name, or the name another organ."""
        power = self.powers.get(organ.pk)
        if power is None:
            self._refuse_name(row)
            return False
        if self.ground.reads(row.number, "name") and folded(power.name) != folded(row.name):
            what = f"Cơ quan này đã là cấp có thẩm quyền “{power.name}”."
            raise FaultOfRow("name", what, "Ghi đúng tên ấy thì dòng được bỏ qua, hoặc ghi cơ quan khác.")
        return True
