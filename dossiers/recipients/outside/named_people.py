"""Whom a decision taken elsewhere names: a line each, as its list is pasted; never a guess."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from dossiers.models import Recipient
from roles.doors.refusals import Obstacle
from roles.models import Jurisdiction, UnitProfile
from roles.models.periods import valid_on
from vietnamese.text import clean, fold, same_text

MOST = 500
"""So many names one decision bears here; a longer list is loaded from Excel as titles of the past."""
_PARTS = re.compile(r"[;\t]")


class NamedLine(NamedTuple):
    """`who`: a name or a staff code; `unit`: name, short name or code of the unit, perhaps empty."""

    number: int
    who: str
    unit: str


def typed_lines(text: str) -> list[NamedLine]:
    """ "Nông Văn An; Trường Tiểu học Sóc Hà", or two cells of a row of Excel; empty lines are none."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        who, *rest = (clean(part) for part in _PARTS.split(line))
        if who or any(rest):
            found.append(NamedLine(number, who, next(iter(rest), "")))
    return found


def named_people(
    jurisdiction: Jurisdiction, lines: list[NamedLine], *, on: date
) -> tuple[list[Recipient], list[Obstacle]]:
    """The people and collectives of the units that file here on that day, and what is wrong with each line.
    Two statements, whatever the number of lines."""
    if not lines:
        return [], [Obstacle("Chưa ghi ai được tặng.", remedy="Ghi mỗi dòng một người, tập thể và đơn vị.")]
    if len(lines) > MOST:
        what = f"Có {len(lines)} dòng; mỗi lần ghi tối đa {MOST}."
        return [], [Obstacle(what, remedy="Nạp danh hiệu đã có bằng Excel, rồi đối chiếu giấy tờ.")]
    units = _units(jurisdiction, on=on)
    known = _known({unit for keys in units.values() for unit in keys}, lines)
    people: dict[int, NamedLine] = {}
    found: list[Recipient] = []
    faults: list[Obstacle] = []
    for line in lines:
        person, told = _meant(line, known, units)
        if person is None:
            faults.append(told)
        elif (first := people.setdefault(person.pk, line)) is not line:
            what = f"Dòng {line.number}: {person.name} đã có ở dòng {first.number}."
            faults.append(Obstacle(what, remedy="Xóa một trong hai dòng."))
        else:
            found.append(person)
    return found, faults


def _units(jurisdiction: Jurisdiction, *, on: date) -> dict[str, set[int]]:
    """The units of the day by all that they are called."""
    found: dict[str, set[int]] = defaultdict(set)
    rows = UnitProfile.objects.filter(valid_on(on), jurisdiction=jurisdiction)
    for unit, *called in rows.values_list("unit", "name", "short_name", "code"):
        for word in filter(None, map(fold, called)):
            found[word].add(unit)
    return found


def _known(units: set[int], lines: list[NamedLine]) -> dict[str, list[Recipient]]:
    """Who bears one of the names or codes, by that."""
    names = {fold(line.who) for line in lines}
    codes = {line.who for line in lines}
    rows = Recipient.objects.filter(Q(folded__in=names) | Q(staff_code__in=codes), unit__in=units)
    found: dict[str, list[Recipient]] = defaultdict(list)
    for row in rows.order_by("pk"):
        for word in {row.folded, fold(row.staff_code)} - {""}:
            found[word].append(row)
    return found


def _meant(
    line: NamedLine, known: dict[str, list[Recipient]], units: dict[str, set[int]]
) -> tuple[Recipient | None, Obstacle]:
    """The one who is meant, or what is wrong; names are compared with their marks."""
    told = f"Dòng {line.number}: "
    rows = list(_of_that_name(line, known))
    if line.unit:
        if fold(line.unit) not in units:
            what = f"{told}không có đơn vị nào của cấp này tên hay mã “{line.unit}”."
            return None, Obstacle(what, remedy="Ghi đúng tên hoặc mã như trong danh sách đơn vị.")
        rows = [row for row in rows if row.unit_id in units[fold(line.unit)]]
    if not rows:
        where = f" ở “{line.unit}”" if line.unit else ""
        what = f"{told}không có ai tên hay mang mã cán bộ “{line.who}”{where}."
        return None, Obstacle(what, remedy="Ghi đúng như trong danh sách của đơn vị.")
    if len(rows) > 1:
        what = f"{told}có {len(rows)} người, tập thể là “{line.who}”."
        return None, Obstacle(what, remedy="Ghi thêm đơn vị, hoặc ghi mã cán bộ thay cho họ tên.")
    return rows[0], Obstacle("")


def _of_that_name(line: NamedLine, known: dict[str, list[Recipient]]) -> Iterator[Recipient]:
    for row in known.get(fold(line.who), ()):
        if same_text(row.name, line.who) or row.staff_code == line.who:
            yield row
