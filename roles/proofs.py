"""Appointments, local rules and organs against the entries that founded, changed and ended them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from roles.models import proved_tables
from trail.state.proved_table import ProvedTable
from trail.state.replays import replay_all
from trail.state.row_faults import Finding
from trail.state.snapshots import Proved, Snapshots

OLDER = "ghi trước khi nhật ký giữ nội dung của dòng này"
KINDS: dict[str, tuple[ProvedTable, ...]] = {
    "appointment": (proved_tables.APPOINTMENT,),
    "local_day": (proved_tables.LOCAL_DAY,),
    "local_rule": (proved_tables.LOCAL_RULE,),
    "paper_words": (proved_tables.PAPER_WORDS,),
    "logo": (proved_tables.LOGO,),
    "jurisdiction": (proved_tables.JURISDICTION,),
    "council": proved_tables.OF_COUNCIL,
    "bloc": proved_tables.OF_BLOC,
    "unit": proved_tables.OF_UNIT,
}
CALLED: dict[ProvedTable, str] = {
    proved_tables.APPOINTMENT: "phân công",
    proved_tables.LOCAL_DAY: "ngày nghỉ, ngày làm bù",
    proved_tables.LOCAL_RULE: "quy định của địa phương",
    proved_tables.PAPER_WORDS: "nội dung in trên văn bản",
    proved_tables.LOGO: "biểu trưng",
    proved_tables.JURISDICTION: "cấp có thẩm quyền",
    proved_tables.COUNCIL: "hội đồng",
    proved_tables.VERSIONS: "lần kiện toàn hội đồng",
    proved_tables.BLOC: "khối, cụm thi đua",
    proved_tables.MEMBERSHIPS: "thành viên khối",
    proved_tables.BLOC_OFFICES: "khối trưởng, khối phó",
    proved_tables.UNIT: "đơn vị",
    proved_tables.PROFILES: "tên, mã của đơn vị",
    proved_tables.SUCCESSIONS: "việc kế tục của đơn vị",
}


def check_organs(kind: str, *, only: int | None = None) -> Iterator[Finding]:
    """One of KINDS."""
    tables = KINDS[kind]
    asked = [Proved(table=table, gap=f"{CALLED[table]}, {OLDER}") for table in tables]
    return replay_all(kind, tables, [partial(Snapshots, proved=asked)], only=only)
