"""Past decisions with their lines: the titles and forms that people and collectives received elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Any

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.award_checks import check_award
from dossiers.importing.checking.columns import FORM, TITLE, Listing, SheetColumn, chosen
from dossiers.importing.checking.rows import ListRow
from dossiers.loading.kinds.compared_titles import PastTitle, titles_plan
from dossiers.loading.load_kind import LoadKind
from dossiers.loading.storing_rows.told_titles import store_titles
from dossiers.loading.whose_row.typed_person import GUIDE, PERSON_COLUMNS, check_unit, typed_person
from law.awards import award as award_of
from vietnamese.dates import short_date

WAYS = {"theo công trạng": "công trạng", "theo đợt, chuyên đề": "chuyên đề", "đột xuất": "đột xuất"}
COLUMNS = (
    *PERSON_COLUMNS,
    TITLE,
    FORM,
    chosen("way", "Loại khen thưởng", WAYS, width=18, hint="Để trống là theo công trạng."),
    SheetColumn("year", "Năm", "year", 8, is_required=True, hint="Năm của thành tích, ví dụ 2022."),
    SheetColumn("decision_number", "Số quyết định", width=18, longest=60, is_required=True),
    SheetColumn("decision_on", "Ngày quyết định", "date", 13, is_required=True),
    SheetColumn("decided_by", "Cơ quan quyết định", width=34, is_required=True),
    SheetColumn("achievement_since", "Thành tích từ ngày", "date", 13),
    SheetColumn("achievement_until", "Thành tích đến ngày", "date", 13),
)


def record(row: ListRow) -> PastTitle:
    said: Any = row.values.get
    return PastTitle(
        row.number,
        typed_person(row),
        row.award,
        said("way") or "công trạng",
        said("year"),
        said("decision_number"),
        said("decision_on"),
        said("decided_by"),
        said("achievement_since"),
        said("achievement_until"),
    )


def check(row: ListRow, faults: list[CellFault], today: date) -> None:
    """What one line alone can tell: its award, whether that existed on the day, and the order of its days."""
    row.kind = row.get("kind") or "individual"
    check_award(row, faults, held=True)
    if not row.award and not {"title", "form"} & row.bad:
        what = "Chưa ghi danh hiệu thi đua hay hình thức khen thưởng."
        _tell(row, faults, "title", what, "Chọn một danh hiệu hoặc một hình thức trong danh sách.")
    check_unit(row, faults)
    decided_on = row.get("decision_on")
    if decided_on is None:
        return
    year_end = date(row.get("year") or decided_on.year, 12, 31)
    if row.award and not any(map(award_of(row.award).exists_on, (decided_on, year_end))):
        what = f"Ngày {short_date(decided_on)} luật không có “{award_of(row.award).name}”."
        _tell(row, faults, "title" if row.get("title") else "form", what, "Kiểm tra lại tên hoặc ngày.")
    if row.get("year") and decided_on.year < row.get("year"):
        what = f"Quyết định ngày {short_date(decided_on)} có trước năm của thành tích ({row.get('year')})."
        _tell(row, faults, "decision_on", what, "Kiểm tra lại ngày quyết định và năm.")
    _check_period(row, faults, decided_on)


def _check_period(row: ListRow, faults: list[CellFault], decided_on: date) -> None:
    since, until = row.get("achievement_since"), row.get("achievement_until")
    if since and until and until < since:
        what = f"Thành tích đến {short_date(until)} lại trước ngày bắt đầu {short_date(since)}."
        _tell(row, faults, "achievement_until", what, "Kiểm tra lại hai ngày.")
    elif (last := until or since) and last > decided_on:
        what = f"Thành tích đến {short_date(last)}, sau ngày quyết định {short_date(decided_on)}."
        _tell(row, faults, "achievement_until" if until else "achievement_since", what, "Kiểm tra lại ngày.")


def _tell(row: ListRow, faults: list[CellFault], key: str, what: str, remedy: str) -> None:
    faults.append(row.fault(key, what, remedy))
    row.bad.add(key)


TITLES_LOAD = LoadKind(
    code="danh-hieu",
    title="Danh hiệu, hình thức đã được tặng",
    noun="danh hiệu, hình thức khen thưởng",
    lead="Mỗi dòng là một danh hiệu hoặc hình thức mà một người, tập thể, hộ gia đình đã được tặng.",
    listing=Listing("Đã được tặng", "individual", "danh hiệu, hình thức", COLUMNS),
    guide=(
        (
            "Mỗi dòng",
            "Một danh hiệu thi đua hoặc một hình thức khen thưởng, kèm số, ngày, cơ quan quyết định.",
        ),
        ("Năm", "Năm của thành tích, không phải năm ra quyết định."),
        ("Thành tích từ, đến", "Để trống nếu quyết định không nêu; luật dùng để tính thời gian cho lần sau."),
        *GUIDE,
    ),
    check=check,
    record=record,
    plan=titles_plan,
    store=store_titles,
)
