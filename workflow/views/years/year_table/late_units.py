"""Who is late in a year: dossiers past the day of their appraisal, units that registered late or never."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from emulation.queries import registration_due
from roles.models import Jurisdiction
from vietnamese.dates import short_date
from vietnamese.numbers import grouped
from workflow import whose_turn
from workflow.models import Passage
from workflow.models.desks import DESK_LABELS, Desk
from workflow.views.years.year_table.named_units import units_named
from workflow.views.years.year_table.year_counts import UnitOfYear, YearTable, day_of_names


class LateDossier(NamedTuple):
    dossier_id: int
    code: str
    unit: str
    desk: str
    received_on: date | None
    due_on: date


class LateOnes(NamedTuple):
    """`registration_due`: None where no local rule sets the day; before it nobody is `unregistered`."""

    dossiers: Sequence[LateDossier]
    registration_due: date | None
    registered_late: Sequence[UnitOfYear]
    unregistered: Sequence[UnitOfYear]

    @property
    def due_told(self) -> str:
        return f"Hạn đăng ký là {short_date(self.registration_due)}." if self.registration_due else ""

    @property
    def slow(self) -> int:
        """Units, of which each is in one of the two."""
        return len(self.registered_late) + len(self.unregistered)

    @property
    def slow_told(self) -> str:
        missing, late = len(self.unregistered), len(self.registered_late)
        return f"đơn vị: {grouped(missing)} chưa đăng ký, {grouped(late)} đăng ký muộn"

    @property
    def is_empty(self) -> bool:
        return not (self.dossiers or self.slow)


def late_ones(jurisdiction: Jurisdiction, table: YearTable, *, on: date, is_narrowed: bool) -> LateOnes:
    """Of the units of the table alone where it `is_narrowed` to a bloc; the latest dossiers first. A constant
    number of statements."""
    due = registration_due(jurisdiction, year=table.year, on=day_of_names(table.year, on=on))
    units = table.units
    passages = _late_passages(jurisdiction, year=table.year, on=on)
    if is_narrowed:
        shown = {unit.unit_id for unit in units}
        passages = [row for row in passages if row.dossier.unit_id in shown]
    return LateOnes(
        _told(passages, table, on=on),
        due,
        [unit for unit in units if unit.is_late],
        [unit for unit in units if not unit.has_registered] if due is not None and due < on else [],
    )


def _late_passages(jurisdiction: Jurisdiction, *, year: int, on: date) -> list[Passage]:
    rows = whose_turn.dossiers_awaiting_board(jurisdiction).filter(due_on__lt=on, dossier__year=year)
    return list(rows.order_by("due_on", "pk"))


def _told(rows: Collection[Passage], table: YearTable, *, on: date) -> list[LateDossier]:
    names = units_named(table, {row.dossier.unit_id for row in rows}, on=on)
    return [
        LateDossier(
            row.dossier_id,
            row.dossier.code,
            names[row.dossier.unit_id],
            DESK_LABELS[Desk(row.desk)],
            row.received_on,
            row.due_on,
        )
        for row in rows
        if row.due_on is not None
    ]
