"""The units that file, or once filed, to a jurisdiction: by code and name of the day; who came after."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from dossiers.importing.checking.spelling import folded
from roles.models import Jurisdiction, Succession, UnitProfile
from roles.queries import with_predecessors
from vietnamese.dates import short_date

_TODAY = "Người này chưa có trong danh sách: ghi đơn vị hiện nay của người này."


class KnownName(NamedTuple):
    """A unit under one of its names."""

    unit_id: int
    name: str
    short_name: str
    code: str
    since: date
    until: date | None

    def is_of(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


class NoUnit(Exception):
    """The row names no unit, or several: what is wrong and how to mend it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


@dataclass(slots=True)
class UnitDirectory:
    """Read once for a load. `here` are the units whose people the jurisdiction may write of: those whose last
    name files to it, the ended ones included."""

    by_code: dict[str, list[KnownName]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, list[KnownName]] = field(default_factory=lambda: defaultdict(list))
    names: dict[int, KnownName] = field(default_factory=dict)
    words: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    here: set[int] = field(default_factory=set)
    after: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    before: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _meant: dict[tuple[str, str, date], int] = field(default_factory=dict)

    def unit_of(self, code: str, name: str, day: date) -> int:
        """The unit meant on that day; one that alone ever bore the code or name is meant on any day. Raises
        NoUnit."""
        if (key := (code, name, day)) not in self._meant:
            self._meant[key] = self._unit_of(code, name, day)
        return self._meant[key]

    def unit_of_any_day(self, code: str, name: str) -> int | None:
        """The same where the day could not be read: None where it decides. Raises NoUnit for what is wrong on
        every day."""
        found = self._called(code, name)
        if len({each.unit_id for each in found}) > 1:
            return None
        return self.unit_of(code, name, found[0].since)

    def _called(self, code: str, name: str) -> list[KnownName]:
        found = self.by_code.get(folded(code), []) if code else self.by_name.get(folded(name), [])
        if not found:
            raise NoUnit(
                f"Không có đơn vị nào mang {_told(code, name)}.",
                "Ghi đúng mã hoặc tên như trong danh sách đơn vị; đơn vị chưa có thì ghi thành lập trước.",
            )
        return found

    def _unit_of(self, code: str, name: str, day: date) -> int:
        found = self._called(code, name)
        units = {each.unit_id for each in found}
        if len(units) > 1:
            units = {each.unit_id for each in found if each.is_of(day)}
        if len(units) != 1:
            ids = {each.unit_id: each for each in found}
            several = "; ".join(f"{each.name} từ {short_date(each.since)}" for each in ids.values())
            raise NoUnit(
                f"Có {len(ids)} đơn vị mang {_told(code, name)}; ngày {short_date(day)} không rõ là ai "
                f"({several}).",
                "Ghi mã của đúng đơn vị.",
            )
        (unit,) = units
        if code and name and folded(name) not in self.words[unit]:
            known = self.names[unit].name
            raise NoUnit(f"Mã {code} là của “{known}”, không phải “{name}”.", "Ghi đúng mã hoặc đúng tên.")
        return unit

    def family(self, unit: int) -> set[int]:
        """The unit, all it took over from and all that took over from it."""
        return {unit} | _closure(unit, self.after) | _closure(unit, self.before)

    def heir(self, unit: int) -> int:
        """Which unit has its people today; raises NoUnit where it was divided, or files elsewhere."""
        told, seen = self.names[unit].name, {unit}
        while heirs := [each for each in self.after.get(unit, ()) if each not in seen]:
            if len(heirs) > 1:
                raise NoUnit(f"“{told}” đã chia cho {len(heirs)} đơn vị.", _TODAY)
            unit = heirs[0]
            seen.add(unit)
        if unit not in self.here:
            raise NoUnit(f"“{told}” nay không nộp hồ sơ lên cấp này.", _TODAY)
        return unit


def unit_directory(jurisdiction: Jurisdiction, *, on: date) -> UnitDirectory:
    """Three statements."""
    found = UnitDirectory()
    past = with_predecessors([jurisdiction.pk])
    powers = set(Jurisdiction.objects.filter(pk__in=past).values_list("pk", flat=True))
    units = UnitProfile.objects.filter(jurisdiction__in=powers).values("unit")
    rows = UnitProfile.objects.filter(unit__in=units).order_by("since", "pk")
    for power, *row in rows.values_list("jurisdiction_id", *KnownName._fields):
        _enter(found, KnownName(*row), is_here=power in powers, on=on)
    for earlier, later in Succession.objects.order_by("pk").values_list("predecessor_id", "successor_id"):
        found.after[earlier].append(later)
        found.before[later].append(earlier)
    return found


def _enter(found: UnitDirectory, each: KnownName, *, is_here: bool, on: date) -> None:
    """Names come in the order of their first days: the last one of today decides where the unit files."""
    if each.since <= on or each.unit_id not in found.names:
        found.names[each.unit_id] = each
        (found.here.add if is_here else found.here.discard)(each.unit_id)
    if each.code:
        found.by_code[folded(each.code)].append(each)
    for word in {folded(each.name), folded(each.short_name)} - {""}:
        found.by_name[word].append(each)
        found.words[each.unit_id].add(word)


def _told(code: str, name: str) -> str:
    return f"mã {code}" if code else f"tên “{name}”"


def _closure(unit: int, steps: dict[int, list[int]]) -> set[int]:
    found: set[int] = set()
    waiting = [unit]
    while waiting:
        for each in steps.get(waiting.pop(), ()):
            if each not in found:
                found.add(each)
                waiting.append(each)
    return found
