"""The workbook a unit downloads: its own people filled in, lists to choose from, a sheet that explains."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from dossiers.importing.checking.columns import (
    LISTINGS,
    POSITIONS,
    RATINGS,
    SEXES,
    Listing,
    SheetColumn,
)
from dossiers.importing.checking.ground_checks import ground_choices
from dossiers.importing.opening.limits import LISTS_SHEET
from dossiers.importing.workbooks.guide import write_guide
from dossiers.models import CollectiveYear, Dossier, Rating, Recipient
from dossiers.models.recipient import still_offered
from law.awards import FORMS, TITLES, Award
from law.basics.law_stack import LawStack
from roles.doors.law_in_force import stack_at_receipt

FIRST_ROW = 3
ROOM = 1_000
"""Rows with formats and lists below the people filled in; more rows still work, without the lists."""

_WORDS: Mapping[str, Mapping[str, str]] = {
    key: {code: word[:1].upper() + word[1:] for word, code in words.items()}
    for key, words in (("sex", SEXES), ("position", POSITIONS), ("rating", RATINGS))
}


ALL_AWARDS = (*TITLES.values(), *FORMS.values())


def template_workbook(
    dossier: Dossier,
    *,
    on: date | None = None,
    law_on: date | None = None,
    awards: Iterable[Award] = ALL_AWARDS,
) -> bytes:
    """The .xlsx for this dossier; of `awards` those that exist on the last day of its year, grounds those of
    the law of `law_on`, of the same day unless told."""
    day = on or date(dossier.year, 12, 31)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": f"Danh sách đề nghị khen thưởng {dossier.code}"})
    looks = template_formats(book)
    awards = [each for each in awards if each.exists_on(day)]
    write_guide(book, dossier, awards)
    stack = stack_at_receipt(dossier.received_on)
    ranges = write_lists(book, day, law_on=law_on, stack=stack, awards=awards)
    people = people_of(dossier)
    for listing in LISTINGS:
        write_listing(book, listing, dossier.year, people.get(listing.kind, []), ranges, looks)
    book.get_worksheet_by_name(LISTS_SHEET).very_hidden()
    book.get_worksheet_by_name(LISTINGS[0].sheet).activate()
    book.close()
    return buffer.getvalue()


def template_formats(book: Any) -> dict[str, Any]:
    """The formats of the template by name."""
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
    heading = {"bold": True, "text_wrap": True, "align": "center", "border": 1, "bg_color": "#F3E3E3"}
    return {
        "title": book.add_format({**font, "bold": True, "font_size": 14}),
        "hint": book.add_format({**font, "italic": True, "font_color": "#595959"}),
        "heading": book.add_format({**font, **heading, "valign": "vcenter"}),
        "text": book.add_format({**font, "num_format": "@", "text_wrap": True}),
        "date": book.add_format({**font, "num_format": "dd/mm/yyyy"}),
        "count": book.add_format({**font, "num_format": "0"}),
    }


def write_lists(
    book: Any,
    day: date,
    *,
    listings: Sequence[Listing] = LISTINGS,
    law_on: date | None = None,
    stack: LawStack | None = None,
    awards: Iterable[Award] = ALL_AWARDS,
) -> dict[str, str]:
    """The choices of every column on a hidden sheet; returns the range of each. A column of which nothing is
    offered has none. Grounds are those of `stack`."""
    sheet = book.add_worksheet(LISTS_SHEET)
    ranges: dict[str, str] = {}
    existing = [each for each in awards if each.exists_on(day)]
    for name, words in _all_choices(existing, listings, law_on or day, stack):
        if not words:
            continue
        place = len(ranges)
        sheet.write_string(0, place, name)
        for row, word in enumerate(words, start=1):
            sheet.write_string(row, place, word)
        letters = xl_col_to_name(place, col_abs=True)
        ranges[name] = f"='{LISTS_SHEET}'!{letters}$2:{letters}${len(words) + 1}"
    return ranges


def _all_choices(
    awards: Sequence[Award], listings: Sequence[Listing], law_on: date, stack: LawStack | None
) -> Iterable[tuple[str, Sequence[str]]]:
    for listing in listings:
        if listing.column("title"):
            fitting = [each for each in awards if listing.kind in each.recipients]
            yield f"{listing.kind}.title", [each.name for each in fitting if each.is_title]
            yield f"{listing.kind}.form", [each.name for each in fitting if not each.is_title]
    for listing in listings:
        if listing.column("ground"):
            codes = [each.code for each in awards]
            words = ground_choices(listing.kind, day=law_on, stack=stack, awards=codes)
            yield f"{listing.kind}.ground", words
        for column in listing.columns:
            if column.shown:
                yield f"{listing.kind}.{column.key}", column.shown


def people_of(dossier: Dossier) -> dict[str, list[dict[str, Any]]]:
    """What is known of the unit's own recipients, by their kind, in Vietnamese order: three statements."""
    ratings = dict(
        Rating.objects.filter(recipient__unit=dossier.unit_id, year=dossier.year).values_list(
            "recipient_id", "level"
        )
    )
    figures = {
        row["recipient_id"]: row
        for row in CollectiveYear.objects.filter(recipient__unit=dossier.unit_id, year=dossier.year).values()
    }
    people: dict[str, list[dict[str, Any]]] = {}
    own = Recipient.objects.filter(still_offered(dossier.year), unit=dossier.unit_id)
    for row in own.order_by("sort_key", "pk").values():
        known = {**row, **figures.get(row["id"], {}), "rating": ratings.get(row["id"], "")}
        people.setdefault(row["kind"], []).append(known)
    return people


def write_listing(
    book: Any,
    listing: Listing,
    year: int,
    people: list[dict[str, Any]],
    ranges: Mapping[str, str],
    looks: Mapping[str, Any],
) -> None:
    """One sheet: title with the year, headings, the people with what is known of them by the keys of its
    columns, and lists to choose from."""
    sheet = book.add_worksheet(listing.sheet)
    sheet.write_string(
        0, 0, f"DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM {year}: {listing.sheet.upper()}", looks["title"]
    )
    sheet.write_string(
        1,
        0,
        f"Điền từ dòng dưới tiêu đề; {listing.sheet.lower()} không đề nghị thì để trống hoặc xóa dòng.",
        looks["hint"],
    )
    last = FIRST_ROW + len(people) + ROOM
    for place, column in enumerate(listing.columns):
        sheet.set_column(place, place, column.width, looks.get(column.kind, looks["text"]))
        sheet.write_string(2, place, column.heading, looks["heading"])
        guard_cells(sheet, place, column, ranges.get(f"{listing.kind}.{column.key}"), last)
        for row, known in enumerate(people, start=FIRST_ROW):
            _write(sheet, row, place, _known_value(column, known, row), looks)
    sheet.set_row(2, 48)
    sheet.freeze_panes(3, 3)
    sheet.set_landscape()
    sheet.repeat_rows(2)
    sheet.fit_to_pages(1, 0)


def guard_cells(
    sheet: Any, place: int, column: SheetColumn, choices: str | None, last: int, *, first: int = FIRST_ROW
) -> None:
    """Excel itself refuses most mistakes where they are made."""
    rule: dict[str, Any] | None = None
    if choices:
        rule = {"validate": "list", "source": choices, "error_message": "Chọn một mục trong danh sách."}
    elif column.kind == "date":
        bounds = {"minimum": date(1900, 1, 2), "maximum": date(2100, 1, 1)}
        rule = {"validate": "date", "criteria": "between", **bounds}
        rule |= {"error_message": "Ghi ngày/tháng/năm, ví dụ 05/01/1980."}
    elif column.kind == "count":
        rule = {
            "validate": "integer",
            "criteria": ">=",
            "value": 0,
            "error_message": "Ghi một số nguyên từ 0.",
        }
    if rule:
        rule |= {"error_title": "Chưa đúng", "ignore_blank": True}
        if column.hint:
            rule |= {"input_title": column.heading[:32], "input_message": column.hint}
        sheet.data_validation(first, place, last, place, rule)


def _known_value(column: SheetColumn, known: Mapping[str, Any], row: int) -> Any:
    if column.key == "ordinal":
        return row - FIRST_ROW + 1
    value = known.get(column.key)
    return _WORDS.get(column.key, {}).get(str(value), value)


def _write(sheet: Any, row: int, place: int, value: Any, looks: Mapping[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, date):
        midnight = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - Excel knows no zones
        sheet.write_datetime(row, place, midnight, looks["date"])
    elif isinstance(value, int):
        sheet.write_number(row, place, value, looks["count"])
    else:
        sheet.write_string(row, place, str(value), looks["text"])
