"""Compositions of councils of a file beside those stored, from the earliest on: each with its members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from dossiers.importing.checking.spelling import folded
from dossiers.loading.kinds.organs.placed_postings import PlacedPosting, TypedPosting, placed_postings
from dossiers.loading.load_kind import LoadGround
from roles.models import Appointment, Council, CouncilVersion
from roles.rights.permissions import Organ
from vietnamese.dates import short_date

_EVE = timedelta(days=1)
_SAME = ("paper_number", "paper_on", "paper_by", "until")
Key = tuple[str, date]
"""A council by its folded name, and the first day of a composition."""


class CouncilTerm(NamedTuple):
    """One composition: `rows` name its members, of whom those without a posting sit there already."""

    council: Council
    rows: tuple[TypedPosting, ...]
    postings: tuple[PlacedPosting, ...]

    @property
    def first(self) -> TypedPosting:
        return self.rows[0]


def council_terms(records: Sequence[TypedPosting], ground: LoadGround) -> tuple[list[CouncilTerm], int]:
    """What is to be composed, council after council, and how many rows are there already; the rest is told.
    Five statements."""
    councils = {folded(each.name): each for each in Council.objects.filter(jurisdiction=ground.jurisdiction)}
    stored = _stored(ground)
    seated = _seated(records, ground)
    groups: dict[Key, list[TypedPosting]] = {}
    asked: list[tuple[TypedPosting, Organ | None]] = []
    for row in records:
        if ground.reads(row.number, "council", "since"):
            groups.setdefault((folded(row.organ), row.since), []).append(row)
        else:
            asked.append((row, None))
    terms: dict[Key, tuple[Council, list[TypedPosting]]] = {}
    already = 0
    for key in sorted(groups):
        rows, name = groups[key], key[0]
        fresh = Council(pk=-len(councils) - 1, jurisdiction=ground.jurisdiction, name=rows[0].organ)
        council = councils.setdefault(name, fresh)
        if key in stored.get(name, {}):
            already += _there_already(rows, stored[name][key].size, seated, council, ground)
        elif _is_sound(rows, list(stored.get(name, {}).values()), ground):
            terms[key] = council, rows
        else:
            asked += [(row, None) for row in rows]
    asked += [(row, council) for council, row in _new_members(terms, seated)]
    placed, _there = placed_postings(asked, ground)
    return [
        CouncilTerm(council, tuple(rows), tuple(each for each in placed if _is_of(each, key)))
        for key, (council, rows) in terms.items()
    ], already


def _stored(ground: LoadGround) -> dict[str, dict[Key, CouncilVersion]]:
    found: dict[str, dict[Key, CouncilVersion]] = {}
    versions = CouncilVersion.objects.filter(council__jurisdiction=ground.jurisdiction)
    for row in versions.select_related("council").order_by("since"):
        name = folded(row.council.name)
        found.setdefault(name, {})[name, row.since] = row
    return found


def _seated(records: Sequence[TypedPosting], ground: LoadGround) -> list[Appointment]:
    """What those named hold, or held, in the councils of the jurisdiction."""
    names = {row.username for row in records}
    rows = Appointment.objects.filter(
        council__jurisdiction=ground.jurisdiction, user__username__in=names, capacity=""
    )
    return list(rows.select_related("user"))


def _sits(row: TypedPosting, council: Council, seated: Sequence[Appointment]) -> bool:
    """Whether somebody who stays in his office has it that day by an earlier paper."""
    return any(
        each.user.username == row.username
        and (each.council_id, each.office) == (council.pk, row.office)
        and each.since <= row.since
        and (each.until is None or each.until >= row.since)
        for each in seated
    )


def _there_already(
    rows: Sequence[TypedPosting],
    size: int,
    seated: Sequence[Appointment],
    council: Council,
    ground: LoadGround,
) -> int:
    """Of a composition that is stored: who sits there is passed over, who does not is a fault."""
    told = [row for row in rows if ground.reads(row.number, "username", "office")]
    others = [row for row in told if not _sits(row, council, seated)]
    for row in others:
        what = f"{council.name} đã có thành phần từ {short_date(row.since)} với {size} thành viên."
        remedy = "Thêm người thì phân công ở trang Phân công, hoặc ghi lần kiện toàn mới."
        ground.fault(row.number, "username", what, remedy, row.full_name)
    return len(rows) - len(others)


def _is_sound(rows: Sequence[TypedPosting], before: Sequence[CouncilVersion], ground: LoadGround) -> bool:
    """A paper and a last day for all rows of a composition, which begins after those stored."""
    alike = [row for row in rows if ground.reads(row.number, *_SAME)]
    first, faults = next(iter(alike), rows[0]), 0
    for row in alike[1:]:
        if (row.paper, row.until) != (first.paper, first.until):
            what = f"Dòng này ghi văn bản hoặc ngày kết thúc khác dòng {first.number} của cùng thành phần."
            remedy = "Mỗi lần kiện toàn một văn bản; ghi giống nhau ở mọi dòng."
            ground.fault(row.number, "paper_number", what, remedy, row.full_name)
            faults += 1
    last = max((each.since for each in before), default=None)
    if last is not None and last >= first.since:
        what = f"{first.organ} đã có thành phần từ {short_date(last)}, không đổi lùi được."
        remedy = f"Chỉ ghi lần kiện toàn sau {short_date(last)}."
        ground.fault(first.number, "since", what, remedy, first.full_name)
        faults += 1
    return not faults


def _new_members(
    terms: dict[Key, tuple[Council, list[TypedPosting]]], seated: Sequence[Appointment]
) -> Iterator[tuple[Organ, TypedPosting]]:
    """Who is to be seated; a composition without a last day ends on the eve of the next one of the file."""
    ends: dict[Key, date] = {}
    for earlier, later in pairwise(sorted(terms)):
        if earlier[0] == later[0]:
            ends[earlier] = later[1] - _EVE
    for key, (council, rows) in terms.items():
        for row in rows:
            if not _sits(row, council, seated):
                yield council, row._replace(until=_first(row.until, ends.get(key)))


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _is_of(each: PlacedPosting, key: Key) -> bool:
    return (folded(each.row.organ), each.row.since) == key
