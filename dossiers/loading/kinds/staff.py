"""The people, collectives and households of the units, where the program does not know them yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.columns import POSITIONS, Listing, SheetColumn, chosen
from dossiers.importing.checking.rows import ListRow
from dossiers.importing.checking.spelling import folded
from dossiers.loading.load_kind import LoadGround, LoadKind, LoadPlan, LoadSource
from dossiers.loading.storing_rows.new_people import write_new_people
from dossiers.loading.storing_rows.telling_people import tell_people
from dossiers.loading.whose_row.people_directory import LoadedPerson
from dossiers.loading.whose_row.rows_of_people import person_key, rows_of_people
from dossiers.loading.whose_row.typed_person import (
    GUIDE,
    PERSON_COLUMNS,
    PersonWords,
    check_unit,
    typed_person,
)
from dossiers.models import Recipient
from dossiers.recipients.card_words import CardLine

_POSITIONS = dict(Recipient.Position.choices)
COLUMNS = (
    *PERSON_COLUMNS,
    SheetColumn("post", "Chức vụ", width=26),
    chosen("position", "Nhóm chức vụ", POSITIONS, width=32),
)


class StaffRow(NamedTuple):
    number: int
    person: PersonWords
    post: str
    position: str
    unit_on: date

    @property
    def day_key(self) -> str:
        """No cell: today's unit is meant."""
        return ""


def check(row: ListRow, faults: list[CellFault], today: date) -> None:
    """The unit is meant under its name of today."""
    check_unit(row, faults)
    row.values["today"] = today


def record(row: ListRow) -> StaffRow:
    said: Any = row.values.get
    return StaffRow(row.number, typed_person(row), said("post") or "", said("position") or "", said("today"))


def plan(records: Sequence[StaffRow], ground: LoadGround, is_locked: bool) -> LoadPlan:
    rows = rows_of_people(records, ground, is_locked=is_locked)
    found = LoadPlan(newcomers=rows.newcomers)
    stored = Recipient.objects.filter(pk__in=rows.known).values_list("pk", "post")
    posts = dict(stored.iterator())

    def new() -> Iterator[tuple[LoadedPerson, StaffRow]]:
        first: dict[Any, int] = {}
        for person, row in rows.lines:
            earlier = first.setdefault(person_key(person), row.number)
            if earlier != row.number:
                what = f"{person.name} đã có ở dòng {earlier}."
                ground.fault(row.number, "name", what, "Xóa một trong hai dòng.", person.name)
            elif not ground.is_whole(row.number):
                continue
            elif not person.id:
                yield person, row
            elif row.post and folded(posts[person.id]) not in ("", folded(row.post)):
                found.doubtful.append((row.number, person.name, f"đang lưu chức vụ “{posts[person.id]}”"))
            else:
                found.already += 1

    found.new = list(new())
    found.subjects = len(found.new)
    kinds = dict(Recipient.Kind.choices)
    found.counts = Counter(kinds[person.kind].capitalize() for person, _row in found.new)
    return found


def store(found: LoadPlan, ground: LoadGround, source: LoadSource) -> None:
    posts = {person: (row.post, row.position) for person, row in found.new}
    write_new_people(list(posts), posts)
    lines = {person: list(_lines(row)) for person, row in found.new}
    tell_people(lines, lambda line: line, set(posts), ground, source)


def _lines(row: StaffRow) -> Iterator[CardLine]:
    if row.post:
        yield "Chức vụ", row.post
    if row.position:
        yield "Nhóm chức vụ", _POSITIONS[row.position]


STAFF_LOAD = LoadKind(
    code="can-bo",
    title="Cán bộ, tập thể, hộ gia đình của các đơn vị",
    noun="người, tập thể",
    lead="Mỗi dòng là một người, tập thể hoặc hộ gia đình chưa có trong danh sách của đơn vị.",
    listing=Listing("Cán bộ", "individual", "cán bộ", COLUMNS),
    guide=(("Mỗi dòng", "Một người, một tập thể hoặc một hộ gia đình, ở đơn vị hiện nay."), *GUIDE),
    check=check,
    record=record,
    plan=plan,
    store=store,
)
