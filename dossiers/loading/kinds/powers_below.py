"""Jurisdictions below this one, each with its organ and the first officer, who appoints everybody else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.auth.models import User

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.columns import ORDINAL, Listing, SheetColumn, chosen
from dossiers.importing.checking.rows import ListRow
from dossiers.loading.kinds.organs.typed_accounts import check_username
from dossiers.loading.kinds.placed_powers import MOST_POWERS, PlacedPower, TypedPower, placed_powers
from dossiers.loading.load_kind import FirstAccount, LoadGround, LoadKind, LoadPlan, LoadSource
from roles.founding import FirstOfficer, NewUnit, found_below, found_units
from roles.founding.jurisdictions import OWN_SYMBOL, symbol_fault
from roles.models import Unit, UnitLevel

_LEVELS = {str(label): value for value, label in UnitLevel.choices}
_SYMBOL = "QĐ-UBND"
_SYMBOL_HINT = f"Để trống là {_SYMBOL}, của Ủy ban nhân dân; cơ quan khác ghi QĐ- và tên viết tắt."
COLUMNS = (
    ORDINAL,
    SheetColumn("organ_code", "Mã cơ quan", width=14, longest=20),
    SheetColumn("organ", "Tên cơ quan", width=36, longest=300, hint="Đơn vị của cấp này, hoặc tên mới."),
    SheetColumn("name", "Tên cấp có thẩm quyền", width=26, is_required=True, hint="Ví dụ: xã Sóc Hà."),
    chosen("level", "Cấp", _LEVELS, width=22, is_required=True),
    SheetColumn("since", "Có thẩm quyền từ ngày", "date", 13, is_required=True),
    SheetColumn("place", "Địa danh", width=20, longest=120, is_required=True),
    SheetColumn("instrument", "Văn bản thành lập", width=40, is_required=True),
    SheetColumn("heading", "Thẩm quyền ban hành", width=36, is_required=True),
    SheetColumn("organ_heading", "Tên cơ quan trên văn bản", width=36, is_required=True),
    SheetColumn("superior_heading", "Cơ quan chủ quản trên văn bản", width=30),
    SheetColumn("symbol", "Ký hiệu quyết định", width=14, longest=40, hint=_SYMBOL_HINT),
    SheetColumn("board_post", "Người trình", width=26),
    SheetColumn("username", "Tên đăng nhập", width=18, longest=150, is_required=True),
    SheetColumn("full_name", "Họ và tên chuyên viên", width=26, longest=150),
    SheetColumn("post", "Chức vụ", width=26, is_required=True),
    SheetColumn("paper_number", "Số văn bản phân công", width=18, longest=80, is_required=True),
    SheetColumn("paper_on", "Ngày văn bản phân công", "date", 13, is_required=True),
    SheetColumn("paper_by", "Cơ quan phân công", width=30, is_required=True),
)


def check(row: ListRow, faults: list[CellFault], today: date) -> None:
    if not row.get("organ_code") and not row.get("organ") and not {"organ_code", "organ"} & row.bad:
        row.bad.add("organ")
        faults.append(row.fault("organ", "Chưa ghi cơ quan.", "Ghi mã hoặc tên cơ quan của cấp này."))
    if fault := symbol_fault(row.get("symbol") or _SYMBOL, row.get("organ_heading") or ""):
        row.bad.add("symbol")
        faults.append(row.fault("symbol", fault, OWN_SYMBOL))
    check_username(row, faults)


def record(row: ListRow) -> TypedPower:
    said: Any = row.values.get
    given: dict[str, Any] = {key: said(key) or "" for key in TypedPower._fields if key != "number"}
    return TypedPower(row.number, **given | {"symbol": given["symbol"] or _SYMBOL})


def plan(records: Sequence[TypedPower], ground: LoadGround, is_locked: bool) -> LoadPlan:
    """The lock of the jurisdiction keeps another load and each unit founded here out meanwhile."""
    found = LoadPlan()
    found.new, found.already = placed_powers(records, ground)
    found.subjects = len(found.new)
    counts = {
        "Cơ quan được thành lập cùng": sum(each.organ is None for each in found.new),
        "Tài khoản mới": len({each.row.username for each in found.new if each.user is None}),
    }
    found.counts = {name: number for name, number in counts.items() if number}
    return found


def store(found: LoadPlan, ground: LoadGround, source: LoadSource) -> None:
    """In one transaction, one after the other: each is an act with an officer of its own."""
    organs = _organs(found.new, ground, source)
    users: dict[str, User] = {}
    for done, each in enumerate(found.new, start=1):
        row = each.row
        known = each.user or users.get(row.username)
        officer = FirstOfficer(
            username=row.username,
            full_name=row.full_name,
            user=known,
            post=row.post,
            paper_number=row.paper_number,
            paper_on=row.paper_on,
            paper_by=row.paper_by,
        )
        made, password = found_below(
            ground.jurisdiction,
            officer=officer,
            by=source.by,
            on=ground.on,
            organ=organs[row.number],
            **row.on_papers(),
        )
        if known is None:
            users[row.username] = User.objects.get(username=row.username)
        user = known or users[row.username]
        found.accounts.append(FirstAccount(made.name, user.get_full_name(), row.username, password))
        source.told(done)


def _organs(new: Sequence[PlacedPower], ground: LoadGround, source: LoadSource) -> dict[int, Unit]:
    """By the numbers of their rows; those that are not there yet are founded at once."""
    above = Unit.objects.get(pk=ground.jurisdiction.organ_id)
    lacking = [each.row for each in new if each.organ is None]
    units = [
        NewUnit(
            level=row.level,
            name=row.organ,
            code=row.organ_code,
            since=row.since,
            place=row.place,
            parent=above,
            jurisdiction=ground.jurisdiction,
            instrument=row.instrument,
        )
        for row in lacking
    ]
    founded = found_units(units, by=source.by, on=ground.on)
    made = {row.number: unit for row, unit in zip(lacking, founded, strict=True)}
    return made | {each.row.number: each.organ for each in new if each.organ is not None}


POWERS_LOAD = LoadKind(
    code="cap-truc-thuoc",
    title="Cấp trực thuộc",
    noun="cấp có thẩm quyền",
    lead="Mỗi dòng là một cấp có thẩm quyền trực thuộc cấp này, với chuyên viên đầu tiên của nó; mỗi tệp "
    f"nhiều nhất {MOST_POWERS} cấp mới.",
    listing=Listing("Cấp trực thuộc", "power", "cấp trực thuộc", COLUMNS),
    guide=(
        (
            "Mỗi dòng",
            f"Một cấp có thẩm quyền; mỗi tệp nhiều nhất {MOST_POWERS} cấp mới, nhiều hơn thì chia nhiều tệp.",
        ),
        ("Cơ quan", "Ghi mã hoặc tên đơn vị đã có của cấp này; tên chưa có thì thành lập cùng lúc."),
        ("In trên quyết định", "Thẩm quyền ban hành, tên cơ quan, ký hiệu, địa danh: đúng như sẽ in."),
        ("Chuyên viên đầu tiên", "Người phân công tiếp mọi người khác ở cấp mới, theo văn bản phân công."),
        ("Tài khoản", "Tên đăng nhập chưa có thì ghi họ và tên; mật khẩu hiện một lần ngay sau khi ghi."),
        ("Đã có", "Cơ quan đã là một cấp cùng tên thì bỏ qua; khác tên là lỗi."),
    ),
    check=check,
    record=record,
    plan=plan,
    store=store,
    right="found_jurisdiction",
    is_told_once=True,
    caution="Cấp đã lập không xóa được. Sau khi ghi, mật khẩu của các tài khoản mới hiện một lần trên một "
    "trang để in: hãy sẵn sàng in ngay.",
    afterwards="Mật khẩu của các tài khoản mới đã hiện một lần ngay sau khi ghi và không lưu lại; ai chưa "
    "nhận được thì nhờ người quản trị máy chủ cấp mật khẩu khác (lệnh give_password).",
)
