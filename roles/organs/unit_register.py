"""The register of units: one statement reads them all, lightly; a page tells of fifty of them in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from roles.models import Jurisdiction, Succession, Unit, UnitProfile
from roles.queries import names_on
from vietnamese.dates import short_date
from vietnamese.text import fold

ONE_DAY = timedelta(days=1)


class UnitLine(NamedTuple):
    """A unit as the register knows it on a day; models would cost ten times as much for two thousand."""

    unit_id: int
    parent_id: int | None
    name: str
    short_name: str
    code: str
    folded: str
    sort_key: str
    since: date
    until: date | None
    founded_on: date
    ended_on: date | None
    power_until: date | None

    @property
    def words(self) -> str:
        """What is searched, without marks."""
        return f"{self.folded} {fold(self.short_name)} {fold(self.code)}"


@dataclass(frozen=True)
class Status:
    """Whether a unit works on a day, in words; `tone` as the badges know it."""

    label: str
    tone: str
    is_active: bool


@dataclass(frozen=True)
class Kin:
    """A unit that came before or after, under its own last or first name."""

    unit_id: int
    name: str
    on: date
    instrument: str


@dataclass
class UnitRow:
    """One line of a page; `depth` counts from 0, `path` names the units above it from the top down."""

    line: UnitLine
    status: Status
    depth: int = 0
    children: int = 0
    is_open: bool = False
    path: Sequence[str] = ()
    before: list[Kin] = field(default_factory=list)
    after: list[Kin] = field(default_factory=list)

    @property
    def parent(self) -> str:
        return self.path[-1] if self.path else ""


def status_of(unit: Unit, *, files_to: Jurisdiction | None, day: date) -> Status:
    """`files_to` is the jurisdiction of its profile of that day."""
    return _status(unit.founded_on, unit.ended_on, None, files_to.until if files_to else None, day=day)


def _status(
    founded_on: date, ended_on: date | None, until: date | None, power_until: date | None, *, day: date
) -> Status:
    """A unit of which nobody has said what became of it, when the jurisdiction it filed to ended, is still
    listed, and bears that day."""
    if founded_on > day:
        return Status(f"Thành lập từ {short_date(founded_on)}", "blue", is_active=False)
    if ended_on is not None and ended_on < day:
        return Status(f"Kết thúc ngày {short_date(ended_on)}", "grey", is_active=False)
    if until is not None and until < day:
        return Status(f"Chuyển cấp khác từ {short_date(until + ONE_DAY)}", "grey", is_active=False)
    if power_until is not None and power_until < day:
        label = f"Cấp nhận hồ sơ kết thúc ngày {short_date(power_until)}"
        return Status(label, "grey", is_active=True)
    return Status("Đang hoạt động", "green", is_active=True)


def unit_lines(jurisdiction: Jurisdiction, *, day: date, is_whole: bool = False) -> list[UnitLine]:
    """The units filing to the jurisdiction that day, in Vietnamese order; one statement.

    `is_whole` adds those that ended, moved away or are yet to come: each under its profile of that day, else
    the last before, else the first after.
    """
    rows = UnitProfile.objects.filter(jurisdiction=jurisdiction).order_by("unit", "since")
    given = ("unit__founded_on", "unit__ended_on", "jurisdiction__until")
    columns = (*UnitLine._fields[: -len(given)], *given)
    chosen: dict[int, UnitLine] = {}
    for row in map(UnitLine._make, rows.values_list(*columns)):
        if row.unit_id not in chosen or row.since <= day:
            chosen[row.unit_id] = row
    kept = [row for row in chosen.values() if is_whole or row_status(row, day=day).is_active]
    return sorted(kept, key=lambda row: (row.sort_key, row.unit_id))


def row_status(line: UnitLine, *, day: date) -> Status:
    return _status(line.founded_on, line.ended_on, line.until, line.power_until, day=day)


def join_kin(rows: Sequence[UnitRow]) -> None:
    """Three statements for any number of rows."""
    before, after = kin_of(row.line.unit_id for row in rows)
    for row in rows:
        row.before, row.after = before.get(row.line.unit_id, []), after.get(row.line.unit_id, [])


def kin_of(unit_ids: Iterable[int]) -> tuple[dict[int, list[Kin]], dict[int, list[Kin]]]:
    """Who came before and who came after each unit."""
    ids = set(unit_ids)
    follows = list(Succession.objects.filter(successor__in=ids))
    precedes = list(Succession.objects.filter(predecessor__in=ids))
    names = names_on(
        {row.predecessor_id for row in follows} | {row.successor_id for row in precedes}, on=date.max
    )
    before: dict[int, list[Kin]] = {}
    after: dict[int, list[Kin]] = {}
    for row in follows:
        kin = Kin(row.predecessor_id, names[row.predecessor_id], row.happened_on, row.instrument)
        before.setdefault(row.successor_id, []).append(kin)
    for row in precedes:
        kin = Kin(row.successor_id, names[row.successor_id], row.happened_on, row.instrument)
        after.setdefault(row.predecessor_id, []).append(kin)
    return before, after
