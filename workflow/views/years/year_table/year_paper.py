"""The year's table as a paper of the Board's office: its totals, a row a unit, and what did not go on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.text import capfirst

from printing.contents import Letterhead, OverviewPaper, OverviewPart
from vietnamese.dates import long_date, short_date
from vietnamese.numbers import grouped
from workflow.forms.award_stages import Stage
from workflow.reports.board_office import board_heading
from workflow.views.years.year_table.asked_year import AskedYear
from workflow.views.years.year_table.plain_tables import (
    COUNTED,
    Cell,
    PlainTable,
    by_unit,
    declined,
    overdue,
    totals,
)
from workflow.views.years.year_table.units_on_paper import NAMED, late_registrations, matrix, silent


def year_paper(asked: AskedYear, *, title: str, on: date) -> OverviewPaper:
    """As a list it bears no number (Điều 7 Nghị định 30/2020/NĐ-CP)."""
    jurisdiction = asked.jurisdiction
    superior, organ = board_heading(jurisdiction, on=on)
    place = jurisdiction.words_on(on).place
    return OverviewPaper(
        letterhead=Letterhead(superior=superior, organ=organ, place=place, issued_on=on),
        title=title,
        facts=tuple(_facts(asked, on=on)),
        parts=tuple(_parts(asked, on=on)),
    )


def _parts(asked: AskedYear, *, on: date) -> Iterator[OverviewPart]:
    """Of one award the units stand by stages; of several, each unit once with all of them."""
    yield from map(_part, totals(asked))
    if len(asked.table.awards) > 1:
        yield from matrix(asked.table)
    else:
        yield from (_part(table) for _award, table in by_unit(asked))
    yield from silent(asked)
    yield from map(_part, declined(asked, on=on))
    yield from map(_part, overdue(asked))
    yield from late_registrations(asked)


def _facts(asked: AskedYear, *, on: date) -> Iterator[str]:
    units, total = asked.table.units, asked.table.total
    proposing = sum(unit.total.proposed > 0 for unit in units)
    registered = sum(unit.has_registered for unit in units)
    yield (
        f"{capfirst(asked.jurisdiction.name)}, số liệu đến {long_date(on)}: {grouped(len(units))} đơn vị, "
        f"{grouped(registered)} đơn vị đã đăng ký, {grouped(proposing)} đơn vị đã đề nghị "
        f"{grouped(total.proposed)} trường hợp, {grouped(total.stages[Stage.AWARDED])} trường hợp đã được "
        f"khen thưởng, {grouped(total.stages[Stage.DECLINED])} trường hợp không được."
    )
    if asked.bloc is not None:
        yield f"Chỉ gồm các đơn vị của {asked.bloc.name}."
    if len(asked.table.awards) > 1:
        yield (
            f"Ở mục từng đơn vị, mỗi ô ghi số {NAMED}; ô trống là không có gì. Đơn vị không đăng ký, không "
            "đề nghị gì không có dòng riêng mà được nêu tên ở mục sau."
        )
    yield (
        "Mỗi trường hợp được tính một lần, ở mốc hiện nay; không tính bản soạn, hồ sơ bị trả lại và "
        "trường hợp đã rút."
    )


def _part(table: PlainTable) -> OverviewPart:
    return OverviewPart(
        heading=table.heading,
        number=len(table.rows),
        texts=tuple(table.texts),
        figures=COUNTED if table.is_counted else (),
        rows=tuple(tuple(map(_printed, row)) for row in table.rows),
        total=tuple(map(_printed, table.total)),
    )


def _printed(cell: Cell) -> str:
    if isinstance(cell, date):
        return short_date(cell)
    return grouped(cell) if isinstance(cell, int) else cell or ""
