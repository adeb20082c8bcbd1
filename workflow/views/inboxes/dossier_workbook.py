"""A list of dossiers to take away: one row each, with where it is and what became of whom it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Count

from dossiers.models import Dossier, Nomination, Standing
from roles.queries import names_on
from vietnamese.dates import short_date
from vietnamese.numbers import two_digits
from workflow.queries.journey import HERE, JourneyStep, journeys, steps_now
from workflow.views.shared.plain_workbook import Row, plain_workbook

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


def dossier_workbook(steps: Iterable[Sequence[Dossier]], *, on: date) -> bytes:
    """The .xlsx of what each step holds."""
    rows = (row for step in steps for row in _told(step, on=on))
    title = "Danh sách hồ sơ thi đua, khen thưởng"
    return plain_workbook(rows, title=title, sheet_name="Hồ sơ", columns=COLUMNS)


def _told(dossiers: Sequence[Dossier], *, on: date) -> Iterator[Row]:
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
