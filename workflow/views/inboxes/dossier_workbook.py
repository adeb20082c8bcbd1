"""A list of dossiers to take away: one row each, with where it is and what became of whom it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO

import xlsxwriter
from django.db.models import Count

from dossiers.models import Dossier, Nomination, Standing
from roles.queries import names_on
from vietnamese.dates import short_date
from vietnamese.numbers import two_digits
from workflow.queries.journey import HERE, JourneyStep, journeys, steps_now

LIMIT = 10_000
# The most that a cell of a workbook holds is 32,767 letters.
LONGEST_CELL = 32_000
COLUMNS: tuple[tuple[str, int], ...] = (
    ("Mã hồ sơ", 16),
    ("Đơn vị", 38),
    ("Khối, cụm thi đua", 24),
    ("Nội dung", 44),
    ("Loại", 20),
    ("Năm", 8),
    ("Nơi quyết định", 22),
    ("Số tờ trình", 16),
    ("Ngày trình", 12),
    ("Đang ở đâu", 36),
    ("Số trường hợp", 14),
    ("Tình trạng các trường hợp", 44),
)
Cell = str | int | date | None


def dossier_workbook(steps: Iterable[Sequence[Dossier]], *, on: date) -> bytes:
    """The .xlsx; beyond LIMIT dossiers a last row says that there are more. Texts are written as texts: none
    is read as a formula or a link, whatever it begins with."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    book.set_properties({"title": "Danh sách hồ sơ thi đua, khen thưởng"})
    sheet = book.add_worksheet("Hồ sơ")
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#F3E3E3"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    dated = book.add_format({"valign": "top", "align": "left", "num_format": "dd/mm/yyyy"})
    for column, (name, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, heading)
    sheet.freeze_panes(1, 1)
    for place, row in enumerate(_rows(steps, on=on), start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(place, column, cell, wrapped)
            elif isinstance(cell, date):
                sheet.write_datetime(place, column, cell, dated)
            elif cell is not None:
                sheet.write_string(place, column, cell[:LONGEST_CELL], wrapped)
    book.close()
    return out.getvalue()


def _rows(steps: Iterable[Sequence[Dossier]], *, on: date) -> Iterator[list[Cell]]:
    written = 0
    for step in steps:
        yield from _told(step[: LIMIT - written], on=on)
        if written + len(step) > LIMIT:
            yield [f"Còn nữa: tệp chỉ gồm {LIMIT:,} hồ sơ đầu; lọc bớt rồi tải tiếp.".replace(",", ".")]
        written += len(step)


def _told(dossiers: Sequence[Dossier], *, on: date) -> Iterator[list[Cell]]:
    """As many statements for hundreds as for one."""
    names = names_on([each.unit_id for each in dossiers], on=on)
    lines, counts = journeys(dossiers), _counts(dossiers)
    for each in dossiers:
        found = counts.get(each.pk, {})
        standings = [f"{one.told(each.bloc)}: {two_digits(found[one])}" for one in Standing if one in found]
        yield [
            each.code,
            names[each.unit_id],
            each.bloc.name if each.bloc else "",
            each.title,
            each.get_way_display(),
            each.year,
            each.jurisdiction.name,
            each.petition_number,
            each.submitted_on,
            _where(lines[each.pk]),
            sum(found.values()),
            "; ".join(standings),
        ]


def _counts(dossiers: Sequence[Dossier]) -> dict[int, dict[Standing, int]]:
    rows = Nomination.objects.filter(dossier__in=[each.pk for each in dossiers]).order_by()
    found: dict[int, dict[Standing, int]] = {}
    for dossier, standing, number in rows.values_list("dossier_id", "standing").annotate(Count("pk")):
        found.setdefault(dossier, {})[Standing(standing)] = number
    return found


def _where(line: Sequence[JourneyStep]) -> str:
    return "; ".join(_step(step) for step in steps_now(line))


def _step(step: JourneyStep) -> str:
    day = f" từ {short_date(step.on)}" if step.on and step.state in HERE else ""
    return f"{step.label}{day}" + (f" ({step.note})" if step.note else "")
