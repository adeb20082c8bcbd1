"""Blocs with their members of each year, who heads them and who is deputy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.columns import ORDINAL, Listing, SheetColumn, chosen
from dossiers.importing.checking.rows import ListRow
from dossiers.importing.checking.spelling import folded
from dossiers.loading.kinds.organs.founding_papers import PAPER_COLUMNS, TypedPaper
from dossiers.loading.kinds.organs.placed_members import (
    GUEST,
    MEMBER,
    PlacedMember,
    TypedMember,
    placed_members,
)
from dossiers.loading.load_kind import LoadGround, LoadKind, LoadPlan, LoadSource
from dossiers.loading.whose_row.typed_person import check_unit
from roles.founding import found_bloc, join_bloc, set_bloc_offices
from roles.models import Bloc

_ROLES = {
    "thành viên": MEMBER,
    "khối trưởng, cụm trưởng": "head",
    "khối phó, cụm phó": "deputy",
    "đơn vị phối hợp": GUEST,
}
COLUMNS = (
    ORDINAL,
    SheetColumn("code", "Mã khối, cụm", width=12, longest=20, is_required=True),
    SheetColumn("name", "Tên khối, cụm", width=34, longest=300, hint="Khối, cụm đã có thì để trống được."),
    # The blocs of a year are composed at the end of the year before.
    SheetColumn("year", "Năm", "year", 8, is_required=True, may_be_coming=True),
    SheetColumn("unit_code", "Mã đơn vị", width=12, longest=20),
    SheetColumn("unit", "Tên đơn vị", width=34, longest=300),
    chosen("role", "Vai trò", _ROLES, width=22, hint="Để trống là thành viên."),
    SheetColumn(
        "reason",
        "Lý do giữ tiếp",
        width=30,
        longest=300,
        hint="Chỉ khi năm trước đã là khối trưởng.",
    ),
    *PAPER_COLUMNS,
)


def check(row: ListRow, faults: list[CellFault], today: date) -> None:
    check_unit(row, faults)


def record(row: ListRow) -> TypedMember:
    said: Any = row.values.get
    return TypedMember(
        row.number,
        said("code"),
        said("name") or "",
        said("year"),
        said("unit_code") or "",
        said("unit") or "",
        said("role") or MEMBER,
        said("reason") or "",
        TypedPaper(said("paper_number"), said("paper_on"), said("paper_by")),
    )


def plan(records: Sequence[TypedMember], ground: LoadGround, is_locked: bool) -> LoadPlan:
    """The lock of the jurisdiction keeps every door of its blocs out meanwhile."""
    found = LoadPlan()
    found.new, found.already = placed_members(records, ground)
    found.subjects = len({(folded(each.row.code), each.row.year) for each in found.new})
    counts = {
        "Khối, cụm lập mới": len({folded(each.row.code) for each in found.new if each.bloc is None}),
        "Lượt đơn vị vào khối, cụm": sum(each.joins for each in found.new),
        "Lượt cử khối trưởng, khối phó": sum(each.takes_office for each in found.new),
    }
    found.counts = {name: number for name, number in counts.items() if number}
    return found


def store(found: LoadPlan, ground: LoadGround, source: LoadSource) -> None:
    """Bloc after bloc and year after year, for a head of the year before is asked about: each an act."""
    blocs: dict[str, Bloc] = {}
    rows = sorted(found.new, key=lambda each: (folded(each.row.code), each.row.year, each.row.number))
    for done, (_key, group) in enumerate(groupby(rows, key=_of_year), start=1):
        members = list(group)
        first, code = members[0], folded(members[0].row.code)
        if code not in blocs:
            blocs[code] = first.bloc or found_bloc(
                ground.jurisdiction, code=first.row.code, name=first.row.name, by=source.by, on=ground.on
            )
        for paper, kind, joining in _by_paper([each for each in members if each.joins]):
            join_bloc(
                blocs[code],
                units=[each.unit for each in joining],
                year=first.row.year,
                kind=kind,
                by=source.by,
                on=ground.on,
                **paper._asdict(),
            )
        for each in members:
            if each.takes_office:
                set_bloc_offices(
                    blocs[code],
                    {each.row.role: each.unit},
                    year=each.row.year,
                    reason=each.row.reason,
                    by=source.by,
                    on=ground.on,
                    **each.row.paper._asdict(),
                )
        source.told(done)


def _of_year(each: PlacedMember) -> tuple[str, int]:
    return folded(each.row.code), each.row.year


def _by_paper(joining: list[PlacedMember]) -> Iterator[tuple[TypedPaper, str, list[PlacedMember]]]:
    """Who joins by the same paper joins at once, members apart from guests."""
    groups: dict[tuple[TypedPaper, str], list[PlacedMember]] = {}
    for each in joining:
        kind = GUEST if each.row.role == GUEST else MEMBER
        groups.setdefault((each.row.paper, kind), []).append(each)
    for (paper, kind), members in groups.items():
        yield paper, kind, members


BLOCS_LOAD = LoadKind(
    code="khoi-cum",
    title="Khối, cụm thi đua",
    noun="dòng thành viên",
    lead="Mỗi dòng là một đơn vị trong một khối, cụm của một năm, và vai trò của đơn vị ấy.",
    listing=Listing("Khối, cụm", "bloc", "khối, cụm", COLUMNS),
    guide=(
        ("Mỗi dòng", "Một đơn vị trong một khối, cụm của một năm; mã chưa có thì khối, cụm được lập mới."),
        ("Vai trò", "Mỗi khối, cụm một khối trưởng, một khối phó trong năm; để trống là thành viên."),
        ("Luân phiên", "Khối trưởng giữ tiếp năm sau thì ghi lý do như trong văn bản."),
        ("Đơn vị phối hợp", "Cùng sinh hoạt với khối, cụm nhưng không phải thành viên."),
        ("Đã có", "Dòng trùng với điều đang lưu được bỏ qua; khác tên khối, khác khối trưởng là lỗi."),
        ("Không làm ở đây", "Thay khối trưởng giữa năm, bỏ thành viên: làm ở trang của khối, cụm."),
    ),
    check=check,
    record=record,
    plan=plan,
    store=store,
    right="found_bloc",
    caution="Thành viên của năm đã qua và khối trưởng, khối phó đã cử không xóa được.",
)
