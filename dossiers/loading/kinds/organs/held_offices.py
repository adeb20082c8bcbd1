"""Who holds which office where, from when to when, by which paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.columns import ORDINAL, Listing, SheetColumn, chosen
from dossiers.importing.checking.rows import ListRow
from dossiers.loading.kinds.organs.founding_papers import PAPER_COLUMNS
from dossiers.loading.kinds.organs.placed_postings import (
    TypedPosting,
    appoint_placed,
    placed_postings,
    typed_posting,
)
from dossiers.loading.kinds.organs.seats_of_rows import SeatsOfRows
from dossiers.loading.kinds.organs.typed_accounts import MOST_ACCOUNTS, check_username, telling
from dossiers.loading.load_kind import LoadGround, LoadKind, LoadPlan, LoadSource
from roles.models import Office
from roles.rights.permissions import COUNCIL_OFFICES, Organ

# Those of a council come with its composition, in a sheet of their own.
_OFFICES = {str(label): value for value, label in Office.choices if value not in COUNCIL_OFFICES}
TERM = (
    # An office is mostly given, a council composed, from a day to come.
    SheetColumn(
        "since", "Từ ngày", "date", 13, is_required=True, may_be_coming=True, hint="Ghi được ngày sắp tới."
    ),
    SheetColumn(
        "until", "Đến hết ngày", "date", 13, may_be_coming=True, hint="Để trống nếu chưa định ngày kết thúc."
    ),
)
ACCOUNT = (
    SheetColumn("username", "Tên đăng nhập", width=18, longest=150, is_required=True),
    SheetColumn(
        "full_name", "Họ và tên", width=26, longest=150, hint="Người đã có tài khoản thì để trống được."
    ),
)
COLUMNS = (
    ORDINAL,
    *ACCOUNT,
    chosen("office", "Chức trách", _OFFICES, width=34, is_required=True),
    SheetColumn("organ_code", "Mã nơi giữ chức trách", width=14, longest=20),
    SheetColumn(
        "organ",
        "Nơi giữ chức trách",
        width=34,
        longest=300,
        hint="Tên đơn vị, khối, cụm; chức trách ở chính cấp này thì để trống.",
    ),
    SheetColumn("post", "Chức vụ", width=28, is_required=True, hint="Đúng như sẽ in khi ký."),
    *TERM,
    *PAPER_COLUMNS,
)


def check(row: ListRow, faults: list[CellFault], today: date) -> None:
    check_username(row, faults)


def record(row: ListRow) -> TypedPosting:
    return typed_posting(row, organ=str(row.values.get("organ") or ""))


def plan(records: Sequence[TypedPosting], ground: LoadGround, is_locked: bool) -> LoadPlan:
    """Two loads at once are one after the other by the jurisdiction's lock; another page is refused by the
    database itself."""
    seats = SeatsOfRows(ground)
    rows: list[tuple[TypedPosting, Organ | None]] = []
    for row in records:
        organ: Organ | None = None
        with telling(ground, row.number, row.full_name or row.username):
            organ = seats.organ_of(row)
        rows.append((row, organ))
    found = LoadPlan()
    found.new, found.already = placed_postings(rows, ground)
    found.subjects = len(found.new)
    labels = dict(Office.choices)
    counts = Counter(str(labels[Office(each.row.office)]) for each in found.new)
    new = len({each.row.username for each in found.new if each.is_new})
    found.counts = dict(counts) | ({"Tài khoản mới": new} if new else {})
    return found


def store(found: LoadPlan, ground: LoadGround, source: LoadSource) -> None:
    found.accounts += appoint_placed(found.new, ground, source)
    source.told(found.subjects)


APPOINTMENTS_LOAD = LoadKind(
    code="phan-cong",
    title="Phân công",
    noun="phân công",
    lead="Mỗi dòng là một người giữ một chức trách ở một nơi, theo văn bản phân công; mỗi tệp nhiều nhất "
    f"{MOST_ACCOUNTS} tài khoản mới.",
    listing=Listing("Phân công", "appointment", "phân công", COLUMNS),
    guide=(
        ("Mỗi dòng", "Một người, một chức trách, một nơi, một thời gian."),
        ("Tài khoản", "Tên đăng nhập chưa có thì ghi họ và tên; mật khẩu hiện một lần ngay sau khi ghi."),
        (
            "Nơi giữ chức trách",
            "Mã hoặc tên đơn vị, khối, cụm; chức trách ở cấp này thì để trống.",
        ),
        ("Một người một chức", "Thủ trưởng, khối trưởng, khối phó, người quyết định: mỗi kỳ một người."),
        ("Đã có", "Phân công trùng người, chức trách, nơi và ngày thì bỏ qua; chồng lên nhau là lỗi."),
        ("Không làm ở đây", "Hội đồng: bảng riêng. Ký thay, ký thừa lệnh, ủy quyền: làm ở trang Phân công."),
    ),
    check=check,
    record=record,
    plan=plan,
    store=store,
    right="appoint",
    is_told_once=True,
    caution="Phân công đã ghi không xóa được; khi thôi giữ chức trách thì ghi ngày kết thúc. Mật khẩu của "
    "các tài khoản mới hiện một lần trên một trang để in: hãy sẵn sàng in ngay.",
    afterwards="Mật khẩu của các tài khoản mới đã hiện một lần ngay sau khi ghi và không lưu lại; ai chưa "
    "nhận được thì cấp mật khẩu khác ở trang Phân công.",
)
