"""Ratings of past years: how well a person or a collective did his tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.columns import RATINGS, Listing, SheetColumn, chosen
from dossiers.importing.checking.rows import ListRow
from dossiers.loading.kinds.compared_rows import keyed_plan
from dossiers.loading.load_kind import LoadGround, LoadKind, LoadPlan, LoadSource
from dossiers.loading.storing_rows.told_rows import store_told_rows
from dossiers.loading.whose_row.typed_person import (
    GUIDE,
    PERSON_COLUMNS,
    PersonWords,
    check_unit,
    typed_person,
)
from dossiers.models import Rating
from dossiers.recipients.card_words import rating_line

_LEVELS = dict(Rating.Level.choices)
COLUMNS = (
    *PERSON_COLUMNS,
    SheetColumn("year", "Năm", "year", 8, is_required=True),
    chosen("rating", "Mức độ hoàn thành nhiệm vụ", RATINGS, width=32, is_required=True),
)


class PastRating(NamedTuple):
    number: int
    person: PersonWords
    year: int
    level: str

    @property
    def unit_on(self) -> date:
        """The day whose name of the unit is meant."""
        return date(self.year, 12, 31)

    @property
    def day_key(self) -> str:
        return "year"


def record(row: ListRow) -> PastRating:
    said: Any = row.values.get
    return PastRating(row.number, typed_person(row), said("year"), said("rating"))


def check(row: ListRow, faults: list[CellFault], today: date) -> None:
    check_unit(row, faults)
    if row.get("kind") == "household":
        row.bad.add("kind")
        remedy = "Xóa dòng này, hoặc ghi lại đối tượng."
        faults.append(row.fault("kind", "Hộ gia đình không xếp loại hằng năm.", remedy))
    if row.get("year") == today.year:
        row.bad.add("year")
        what = f"Năm {today.year} chưa hết nên chưa phải là xếp loại đã có."
        faults.append(row.fault("year", what, "Xếp loại năm nay do đơn vị ghi ở hồ sơ cá nhân, tập thể."))


def plan(records: Sequence[PastRating], ground: LoadGround, is_locked: bool) -> LoadPlan:
    found = keyed_plan(
        records,
        ground,
        is_locked=is_locked,
        key=lambda each: (each.year,),
        value=lambda each: each.level,
        stored=_stored,
        told=lambda level: f"năm ấy đang lưu “{_LEVELS[level]}”",
        column="year",
        key_cells=("year",),
    )
    levels = Counter(record.level for _person, record in found.new)
    found.counts = {_LEVELS[level].capitalize(): count for level, count in levels.items()}
    return found


def _stored(known: set[int]) -> dict[tuple[Any, ...], Any]:
    rows = Rating.objects.filter(recipient__in=known).values_list("recipient_id", "year", "level")
    return {(recipient, year): level for recipient, year, level in rows.iterator()}


def store(found: LoadPlan, ground: LoadGround, source: LoadSource) -> None:
    store_told_rows(
        found,
        ground,
        source,
        model=Rating,
        columns=("year", "level"),
        values_of=lambda each: (each.year, each.level),
        line_of=lambda each: rating_line(each.year, each.level),
    )


RATINGS_LOAD = LoadKind(
    code="xep-loai",
    title="Xếp loại hằng năm",
    noun="mức xếp loại",
    lead="Mỗi dòng là mức độ hoàn thành nhiệm vụ của một người hoặc một tập thể trong một năm đã qua.",
    listing=Listing("Xếp loại", "individual", "xếp loại", COLUMNS),
    guide=(("Mỗi dòng", "Một người hoặc một tập thể, một năm, một mức."), *GUIDE),
    check=check,
    record=record,
    plan=plan,
    store=store,
)
