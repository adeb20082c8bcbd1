"""The register of units: a tree in Vietnamese order as of a day, with what came before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from roles.models import Jurisdiction, Succession, UnitProfile
from roles.queries import names_on
from vietnamese.dates import short_date
from vietnamese.text import fold


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
    """One line of the register; `depth` counts from 0."""

    profile: UnitProfile
    status: Status
    depth: int = 0
    parent: str = ""
    before: list[Kin] = field(default_factory=list)
    after: list[Kin] = field(default_factory=list)

    @property
    def steps(self) -> range:
        """One for each level above the unit."""
        return range(self.depth)


def status_on(profile: UnitProfile, *, day: date) -> Status:
    unit = profile.unit
    if unit.founded_on > day:
        return Status(f"Thành lập từ {short_date(unit.founded_on)}", "blue", is_active=False)
    if unit.ended_on is not None and unit.ended_on < day:
        return Status(f"Kết thúc ngày {short_date(unit.ended_on)}", "grey", is_active=False)
    return Status("Đang hoạt động", "green", is_active=True)


def register_of(
    jurisdiction: Jurisdiction, *, day: date, words: str = "", is_whole: bool = False
) -> list[UnitRow]:
    """The units filing to the jurisdiction; `is_whole` adds those that ended or are yet to come.

    `words` finds without marks in name, short name and code. A constant number of statements.
    """
    rows = [UnitRow(profile, status_on(profile, day=day)) for profile in _profiles(jurisdiction, day=day)]
    rows = [row for row in rows if is_whole or row.status.is_active]
    wanted = fold(words)
    found = [row for row in _as_tree(rows) if not wanted or wanted in _words_of(row.profile)]
    parents = names_on({row.profile.parent_id for row in found if row.profile.parent_id}, on=day)
    for row in found:
        row.parent = parents.get(row.profile.parent_id or 0, "")
    _join_kin(found)
    return found


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


def _profiles(jurisdiction: Jurisdiction, *, day: date) -> list[UnitProfile]:
    """For each unit its profile of that day, else the last before, else the first after."""
    rows = UnitProfile.objects.filter(jurisdiction=jurisdiction).select_related("unit")
    chosen: dict[int, UnitProfile] = {}
    for row in rows.order_by("unit", "since"):
        if row.unit_id not in chosen or row.since <= day:
            chosen[row.unit_id] = row
    return sorted(chosen.values(), key=lambda row: (row.sort_key, row.unit_id))


def _as_tree(rows: list[UnitRow]) -> Iterator[UnitRow]:
    """Parents before children; who has no parent in the list stands at the top."""
    here = {row.profile.unit_id for row in rows}
    below: dict[int | None, list[UnitRow]] = {}
    for row in rows:
        parent = row.profile.parent_id if row.profile.parent_id in here else None
        below.setdefault(parent, []).append(row)
    waiting = [(row, 0) for row in reversed(below.get(None, []))]
    while waiting:
        row, row.depth = waiting.pop()
        yield row
        waiting += [(child, row.depth + 1) for child in reversed(below.get(row.profile.unit_id, []))]


def _words_of(profile: UnitProfile) -> str:
    return " ".join((profile.folded, fold(profile.short_name), fold(profile.code)))


def _join_kin(rows: list[UnitRow]) -> None:
    before, after = kin_of(row.profile.unit_id for row in rows)
    for row in rows:
        row.before, row.after = before.get(row.profile.unit_id, []), after.get(row.profile.unit_id, [])
