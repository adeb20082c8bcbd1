"""Rows of the past that each speak of one person: whose they are; a fault of each that does not tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from dossiers.loading.load_kind import LoadGround
from dossiers.loading.whose_row.people_directory import (
    LoadedPerson,
    NoPerson,
    PeopleDirectory,
    people_directory,
)
from dossiers.loading.whose_row.typed_person import PersonWords
from dossiers.models import Recipient


class PersonRecord(Protocol):
    """What is kept of a row: its number and whose it is; of which day its unit is meant, by which cell."""

    @property
    def number(self) -> int: ...

    @property
    def person(self) -> PersonWords: ...

    @property
    def unit_on(self) -> date: ...

    @property
    def day_key(self) -> str: ...


_UNIT = ("unit_code", "unit")
_WHO = ("staff_code", "name", "kind", "sex", "birth_on")
Record = TypeVar("Record", bound=PersonRecord)


@dataclass(frozen=True, slots=True)
class RowsOfPeople(Generic[Record]):
    """`lines` in the order of the file, also of rows with a fault elsewhere, where it is clear whose they
    are; `known` are the keys of those who are stored."""

    people: PeopleDirectory
    lines: list[tuple[LoadedPerson, Record]]
    known: set[int]

    @property
    def newcomers(self) -> list[tuple[str, str]]:
        """Name and unit of each."""
        return [(each.name, self.people.units.names[each.unit_id].name) for each in self.people.new]


def rows_of_people(records: Sequence[Record], ground: LoadGround, *, is_locked: bool) -> RowsOfPeople[Record]:
    """Under locks the people are locked here, before what is stored of them is read."""
    people = people_directory(ground.jurisdiction, on=ground.on)
    lines: list[tuple[LoadedPerson, Record]] = []
    for each in records:
        try:
            person = _person_of(each, people, ground)
            if person is not None:
                lines.append((person, each))
        except NoPerson as none:
            ground.fault(each.number, none.key, none.what, none.remedy, each.person.name)
    known = {person.id for person, _line in lines if person.id}
    if is_locked:
        locked = Recipient.objects.select_for_update(of=("self",)).filter(pk__in=known).order_by("pk")
        list(locked.values_list("pk"))
    return RowsOfPeople(people, lines, known)


def _person_of(each: Record, people: PeopleDirectory, ground: LoadGround) -> LoadedPerson | None:
    """None where a cell that tells it could not be read; raises NoPerson for what the others tell wrong."""
    words, number = each.person, each.number
    if not ground.reads(number, *_UNIT):
        return None
    if not ground.reads(number, *_WHO) or not ground.reads(number, each.day_key):
        people.refuse_no_unit(words, each.unit_on if ground.reads(number, each.day_key) else None)
        return None
    return people.person_of(words, each.unit_on)


def person_key(person: LoadedPerson) -> Any:
    """The same for all rows of one, also before he is stored."""
    return person.id or -id(person)
