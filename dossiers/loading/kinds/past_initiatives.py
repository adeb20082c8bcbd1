"""Initiatives and subjects of research of past years, with the decision that recognised them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.columns import LEVELS, Listing, SheetColumn, chosen
from dossiers.importing.checking.rows import ListRow
from dossiers.importing.checking.spelling import folded
from dossiers.loading.kinds.compared_rows import keyed_plan
from dossiers.loading.load_kind import LoadGround, LoadKind, LoadPlan, LoadSource
from dossiers.loading.storing_rows.told_rows import DECLARED, declared, store_told_rows
from dossiers.loading.whose_row.typed_person import (
    GUIDE,
    PERSON_COLUMNS,
    PersonWords,
    check_unit,
    typed_person,
)
from dossiers.models import Initiative, PaperCheck
from dossiers.recipients.card_words import CardLine, decision_words, initiative_line
from dossiers.recipients.paper_checks.declared_facts import FactKind, with_check
from dossiers.recipients.paper_checks.how_known import refuted_words
from vietnamese.dates import short_date

KINDS = {each: each for each in ("sáng kiến", "đề tài", "đề án", "mưu trí")}
COLUMNS = (
    *(column for column in PERSON_COLUMNS if column.key != "kind"),
    SheetColumn("code", "Mã sáng kiến", width=14, longest=40, is_required=True),
    SheetColumn("title", "Tên sáng kiến, đề tài", width=44, longest=500, is_required=True),
    chosen("of_kind", "Loại", KINDS, width=14, hint="Để trống là sáng kiến."),
    chosen("level", "Cấp công nhận", LEVELS, width=14, is_required=True),
    SheetColumn("year", "Năm", "year", 8, is_required=True),
    SheetColumn("decision_number", "Số quyết định công nhận", width=18, longest=60, is_required=True),
    SheetColumn("decision_on", "Ngày công nhận", "date", 13, is_required=True),
)


class PastInitiative(NamedTuple):
    number: int
    person: PersonWords
    code: str
    title: str
    kind: str
    level: str
    year: int
    decision_number: str
    decision_on: date

    @property
    def unit_on(self) -> date:
        """The day whose name of the unit is meant."""
        return self.decision_on

    @property
    def day_key(self) -> str:
        return "decision_on"


def record(row: ListRow) -> PastInitiative:
    said: Any = row.values.get
    what = (said("code"), said("title"), said("of_kind") or "sáng kiến", said("level"))
    decided = (said("year"), said("decision_number"), said("decision_on"))
    return PastInitiative(row.number, typed_person(row), *what, *decided)


def check(row: ListRow, faults: list[CellFault], today: date) -> None:
    check_unit(row, faults)
    decided_on, year = row.get("decision_on"), row.get("year")
    if decided_on and year and decided_on.year < year:
        row.bad.add("decision_on")
        what = f"Công nhận ngày {short_date(decided_on)}, trước năm của sáng kiến ({year})."
        faults.append(row.fault("decision_on", what, "Kiểm tra lại ngày công nhận và năm."))


def plan(records: Sequence[PastInitiative], ground: LoadGround, is_locked: bool) -> LoadPlan:
    found = keyed_plan(
        records,
        ground,
        is_locked=is_locked,
        key=lambda each: (folded(each.code), each.year),
        value=lambda each: (folded(each.title), each.level),
        stored=_stored,
        told=lambda value: f"mã này của năm ấy đang lưu nội dung khác (cấp {value[1]})",
        column="code",
        key_cells=("code", "year"),
        refuted=_refuted,
    )
    levels = Counter(record.level for _person, record in found.new)
    found.counts = {f"Cấp {level}": count for level, count in levels.items()}
    return found


def _stored(known: set[int]) -> dict[tuple[Any, ...], Any]:
    columns = ("recipient_id", "code", "year", "title", "level")
    rows = Initiative.objects.filter(recipient__in=known).values_list(*columns)
    return {
        (recipient, folded(code), year): (folded(title), level)
        for recipient, code, year, title, level in rows.iterator()
    }


def _refuted(known: set[int]) -> dict[tuple[Any, ...], Any]:
    standing = with_check(FactKind.INITIATIVES, PaperCheck.Outcome.WRONG)
    rows = Initiative.objects.filter(standing, recipient__in=known)
    wrong = {each.pk: each for each in rows}
    words = refuted_words(FactKind.INITIATIVES, wrong)
    return {
        (each.recipient_id, folded(each.code), each.year): f"“{each.title}” năm {each.year}; {words[key]}"
        for key, each in wrong.items()
    }


def store(found: LoadPlan, ground: LoadGround, source: LoadSource) -> None:
    told = declared(ground, source)
    store_told_rows(
        found,
        ground,
        source,
        model=Initiative,
        columns=("code", "title", "kind", "level", "year", "decision_number", "decision_on", *DECLARED),
        values_of=lambda each: (*each[2:], *told),
        line_of=_line,
    )


def _line(each: PastInitiative) -> CardLine:
    decided = decision_words(each.decision_number, each.decision_on)
    more = {"kind": each.kind, "title": each.title, "level": each.level}
    return initiative_line(each.year, each.code, decided=decided, **more)


INITIATIVES_LOAD = LoadKind(
    code="sang-kien",
    title="Sáng kiến, đề tài đã được công nhận",
    noun="sáng kiến, đề tài",
    lead="Mỗi dòng là một sáng kiến, đề tài của một người, kèm quyết định công nhận.",
    listing=Listing("Sáng kiến", "individual", "sáng kiến", COLUMNS),
    guide=(
        ("Mỗi dòng", "Một sáng kiến, đề tài của một người; có đồng tác giả thì mỗi người một dòng, cùng mã."),
        ("Mã", "Mã theo quyết định công nhận; chưa có mã thì đặt SK-01, SK-02…"),
        *GUIDE,
    ),
    check=check,
    record=record,
    plan=plan,
    store=store,
)
