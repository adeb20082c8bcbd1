"""Councils with each of their compositions: who sits in it, in which office, by which paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.columns import ORDINAL, Listing, SheetColumn, chosen
from dossiers.importing.checking.rows import ListRow
from dossiers.loading.kinds.organs.council_terms import CouncilTerm, council_terms
from dossiers.loading.kinds.organs.founding_papers import PAPER_COLUMNS
from dossiers.loading.kinds.organs.held_offices import ACCOUNT, TERM
from dossiers.loading.kinds.organs.placed_postings import (
    PlacedPosting,
    TypedPosting,
    appoint_placed,
    typed_posting,
)
from dossiers.loading.kinds.organs.typed_accounts import MOST_ACCOUNTS, check_username
from dossiers.loading.load_kind import LoadGround, LoadKind, LoadPlan, LoadSource
from roles.founding import found_council, found_council_version
from roles.models import Council, Office
from roles.rights.permissions import COUNCIL_OFFICES

_OFFICES = {str(Office(office).label): str(office) for office in COUNCIL_OFFICES}
COLUMNS = (
    ORDINAL,
    SheetColumn("council", "Tên hội đồng", width=40, longest=200, is_required=True),
    *TERM,
    *ACCOUNT,
    chosen("office", "Vai trò trong hội đồng", _OFFICES, width=24, is_required=True),
    SheetColumn("post", "Chức vụ", width=30, is_required=True, hint="Như trong văn bản."),
    *PAPER_COLUMNS,
)


def check(row: ListRow, faults: list[CellFault], today: date) -> None:
    check_username(row, faults)


def record(row: ListRow) -> TypedPosting:
    return typed_posting(row, organ=str(row.values.get("council") or ""))


def plan(records: Sequence[TypedPosting], ground: LoadGround, is_locked: bool) -> LoadPlan:
    """The lock of the jurisdiction keeps another load and each council founded here out meanwhile."""
    found = LoadPlan()
    found.new, found.already = council_terms(records, ground)
    found.subjects = len(found.new)
    postings = [each for term in found.new for each in term.postings]
    counts = {
        "Hội đồng lập mới": len({term.council.pk for term in found.new if _is_fresh(term.council)}),
        "Lượt thành viên": sum(len(term.rows) for term in found.new),
        "Tài khoản mới": len({each.row.username for each in postings if each.is_new}),
    }
    found.counts = {name: number for name, number in counts.items() if number}
    return found


def store(found: LoadPlan, ground: LoadGround, source: LoadSource) -> None:
    """Composition after composition, each an act; then everybody takes his seat at once."""
    made: dict[int, Council] = {}
    postings: list[PlacedPosting] = []
    for done, term in enumerate(found.new, start=1):
        if term.council.pk not in made:
            made[term.council.pk] = _council(term, ground, source)
        council = made[term.council.pk]
        found_council_version(
            council,
            size=len(term.rows),
            since=term.first.since,
            until=term.first.until,
            by=source.by,
            on=ground.on,
            **term.first.paper._asdict(),
        )
        postings += [each._replace(posting=replace(each.posting, organ=council)) for each in term.postings]
        source.told(done)
    if postings:
        found.accounts += appoint_placed(postings, ground, source)


def _council(term: CouncilTerm, ground: LoadGround, source: LoadSource) -> Council:
    if not _is_fresh(term.council):
        return term.council
    return found_council(ground.jurisdiction, name=term.council.name, by=source.by, on=ground.on)


def _is_fresh(council: Council) -> bool:
    """Of a council that is to be founded the key lies below 0."""
    return council.pk < 0


COUNCILS_LOAD = LoadKind(
    code="hoi-dong",
    title="Hội đồng",
    noun="lần kiện toàn hội đồng",
    lead="Mỗi dòng là một thành viên trong một lần lập, kiện toàn hội đồng; mỗi tệp nhiều nhất "
    f"{MOST_ACCOUNTS} tài khoản mới.",
    listing=Listing("Hội đồng", "council", "thành viên hội đồng", COLUMNS),
    guide=(
        ("Mỗi dòng", "Một thành viên; các dòng cùng hội đồng, cùng ngày là một lần kiện toàn."),
        ("Số thành viên", "Là số dòng của lần kiện toàn ấy: ghi đủ mọi thành viên trong văn bản."),
        ("Nhiều lần kiện toàn", "Lần trước kết thúc vào ngày trước khi lần sau bắt đầu."),
        ("Từ ngày", "Ghi được ngày sắp tới: đến ngày ấy thành phần cũ vẫn họp."),
        ("Tài khoản", "Tên đăng nhập chưa có thì ghi họ và tên; mật khẩu hiện một lần ngay sau khi ghi."),
        ("Đã có", "Thành viên đang giữ đúng vai trò ấy thì bỏ qua; hội đồng chưa có tên thì lập mới."),
        ("Không làm ở đây", "Kết thúc người thôi tham gia hội đồng từ trước: làm ở trang Phân công."),
    ),
    check=check,
    record=record,
    plan=plan,
    store=store,
    right="found_council",
    is_told_once=True,
    caution="Thành phần hội đồng đã ghi không đổi lùi được. Mật khẩu của các tài khoản mới hiện một lần trên "
    "một trang để in: hãy sẵn sàng in ngay.",
    afterwards="Mật khẩu của các tài khoản mới đã hiện một lần ngay sau khi ghi và không lưu lại; ai chưa "
    "nhận được thì cấp mật khẩu khác ở trang Phân công.",
)
