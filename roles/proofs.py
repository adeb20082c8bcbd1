"""Appointments, local rules and organs against the entries that founded, changed and ended them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from roles import proved
from trail.state.faults import Finding
from trail.state.replays import check
from trail.state.snapshots import Proved, Snapshots
from trail.state.table import Table

OLDER = "ghi trước khi nhật ký giữ nội dung của dòng này"
KINDS: dict[str, tuple[Table, ...]] = {
    "appointment": (proved.APPOINTMENT,),
    "local_rule": (proved.LOCAL_RULE,),
    "jurisdiction": (proved.JURISDICTION,),
    "council": proved.OF_COUNCIL,
    "bloc": proved.OF_BLOC,
    "unit": proved.OF_UNIT,
}
CALLED: dict[Table, str] = {
    proved.APPOINTMENT: "phân công",
    proved.LOCAL_RULE: "quy định của địa phương",
    proved.JURISDICTION: "cấp có thẩm quyền",
    proved.COUNCIL: "hội đồng",
    proved.VERSIONS: "lần kiện toàn hội đồng",
    proved.BLOC: "khối, cụm thi đua",
    proved.MEMBERSHIPS: "thành viên khối",
    proved.BLOC_OFFICES: "khối trưởng, khối phó",
    proved.UNIT: "đơn vị",
    proved.PROFILES: "tên, mã của đơn vị",
    proved.SUCCESSIONS: "việc kế tục của đơn vị",
}


def check_organs(kind: str, *, only: int | None = None) -> Iterator[Finding]:
    """One of KINDS."""
    tables = KINDS[kind]
    asked = [Proved(table=table, gap=f"{CALLED[table]}, {OLDER}") for table in tables]
    return check(kind, tables, [partial(Snapshots, proved=asked)], only=only)
