"""Rows of which a person has one under a key, beside those stored: there, contradicting, or new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dossiers.loading.load_kind import LoadGround, LoadPlan
from dossiers.loading.whose_row.people_directory import LoadedPerson
from dossiers.loading.whose_row.rows_of_people import person_key, rows_of_people

Stored = Callable[[set[int]], dict[tuple[Any, ...], Any]]


def keyed_plan(
    records: Sequence[Any],
    ground: LoadGround,
    *,
    is_locked: bool,
    key: Callable[[Any], tuple[Any, ...]],
    value: Callable[[Any], Any],
    stored: Stored,
    told: Callable[[Any], str],
    column: str,
    key_cells: Sequence[str],
    refuted: Stored = lambda people: {},
) -> LoadPlan:
    """`stored` gives the value under (recipient, *key) of people; a record whose value is another one is told
    as contradicting by `told` of the stored value. Two records under one key, which
    `key_cells` tell, are a fault of `column`.
    `refuted` gives under the same keys the words of what was found wrong and is not stored again."""
    rows = rows_of_people(records, ground, is_locked=is_locked)
    found = LoadPlan(newcomers=rows.newcomers)
    known = stored(rows.known)
    denied = refuted(rows.known) if known else {}

    def new() -> Iterator[tuple[LoadedPerson, Any]]:
        first: dict[tuple[Any, ...], int] = {}
        for person, record in rows.lines:
            if not ground.reads(record.number, *key_cells):
                continue
            at = (person_key(person), *key(record))
            earlier = first.setdefault(at, record.number)
            if earlier != record.number:
                what = f"{person.name} đã có ở dòng {earlier} cùng nội dung này."
                ground.fault(record.number, column, what, "Xóa một trong hai dòng.", person.name)
            elif not ground.is_whole(record.number):
                continue
            elif at not in known:
                yield person, record
            elif known[at] == value(record) and at in denied:
                found.refuted.append((record.number, person.name, denied[at]))
            elif known[at] == value(record):
                found.already += 1
            else:
                found.doubtful.append((record.number, person.name, told(known[at])))

    found.new = list(new())
    found.subjects = len({person for person, _record in found.new})
    return found
