"""Rows become people: each identity is matched once, doubts become questions, doubles become faults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.doubles import identity_of
from dossiers.importing.checking.rows import ListReading, ListRow
from dossiers.importing.checking.spelling import folded
from dossiers.importing.matching.declared_figures import figure_faults
from dossiers.importing.matching.identifying import Identified, identify
from dossiers.importing.matching.unit_roster import KnownRecipient, UnitRoster
from law.awards import name_of
from vietnamese.collation import person_key, sort_key

NEW = "new"
LONGEST_KEY = 900
"""What the columns of the order keys hold."""


@dataclass
class ListedPerson:
    """A recipient of this import: `known` or new, with the first row that speaks of it."""

    row: ListRow
    known: KnownRecipient | None = None

    @property
    def staff_code(self) -> str:
        """A stored code stays; one that was missing is taken from the list."""
        return (self.known and self.known.staff_code) or self.row.get("staff_code") or ""

    @property
    def name(self) -> str:
        """As stored; only somebody new is called as in the list."""
        return self.known.name if self.known else self.row.get("name")

    @cached_property
    def sort_key(self) -> str:
        if self.known:
            return self.known.sort_key
        key = person_key if self.row.kind == "individual" else sort_key
        return key(self.name)[:LONGEST_KEY]

    @property
    def key(self) -> int:
        """The same for rows of one recipient, also before it is stored."""
        return self.known.id if self.known else -id(self)


@dataclass(frozen=True, slots=True)
class MatchQuestion:
    """A doubtful match; the answer is NEW or the id of one candidate, kept under `key`."""

    key: str
    row: ListRow
    why: str
    candidates: tuple[KnownRecipient, ...]


@dataclass(slots=True)
class Matching:
    """What the import would do; it may be stored when there are no faults and no questions."""

    proposals: list[tuple[ListRow, ListedPerson]] = field(default_factory=list)
    questions: list[MatchQuestion] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    not_proposed: int = 0

    @property
    def newcomers(self) -> list[ListedPerson]:
        people = {id(person): person for _, person in self.proposals}
        return [person for person in people.values() if person.known is None]


def match(reading: ListReading, roster: UnitRoster, decisions: Mapping[str, str]) -> Matching:
    """One pass over the rows; `decisions` are the answers given so far."""
    found = Matching()
    people: dict[tuple[object, ...], ListedPerson | None] = {}
    for row in reading.rows:
        identity = identity_of(row)
        if identity is None or {"name", "staff_code"} & row.bad:
            continue
        if identity not in people:
            people[identity] = _person(row, roster, decisions, found)
        person = people[identity]
        if person is not None:
            _propose(row, person, roster, found)
    _merge_newcomers(found)
    _refuse_doubles(found, roster)
    _refuse_shared_codes(found, roster)
    found.faults += figure_faults(((person.key, row) for row, person in found.proposals), roster.figures)
    return found


def _person(
    row: ListRow, roster: UnitRoster, decisions: Mapping[str, str], found: Matching
) -> ListedPerson | None:
    identified = identify(row, roster)
    found.faults += identified.faults
    if identified.doubt is None:
        unusable = bool(identified.faults) and identified.known is None
        return None if unusable else ListedPerson(row, identified.known)
    return _settled(row, identified, decisions.get(row.key, ""), found)


def _settled(row: ListRow, identified: Identified, answer: str, found: Matching) -> ListedPerson | None:
    doubt = identified.doubt
    assert doubt is not None
    chosen = next((known for known in doubt.candidates if str(known.id) == answer), None)
    if chosen is not None:
        return ListedPerson(row, chosen)
    if answer != NEW:
        found.questions.append(MatchQuestion(row.key, row, doubt.why, doubt.candidates))
        return None
    if doubt.code_is_taken:
        what = f"Mã {row.get('staff_code')} đã là của người khác ({doubt.candidates[0].name})."
        found.faults.append(row.fault("staff_code", what, "Ghi đúng mã của người này, hoặc để trống mã."))
        return None
    return ListedPerson(row)


def _propose(row: ListRow, person: ListedPerson, roster: UnitRoster, found: Matching) -> None:
    if row.award:
        found.proposals.append((row, person))
    elif not {"title", "form"} & row.bad and {"title", "form"} <= row.columns.keys():
        if person.known is not None and not _is_touched(row, roster.ratings.get(person.known.id)):
            found.not_proposed += 1
        else:
            found.faults.append(_no_award(row))


def _is_touched(row: ListRow, rating: str | None) -> bool:
    """Whether more is written than the template holds of somebody who is not proposed."""
    keys = ("achievement", "initiative_code", "initiative_title", "ground")
    written: list[Any] = [row.get(key) for key in keys]
    return any(written) or row.get("rating") not in (None, rating)


def _no_award(row: ListRow) -> CellFault:
    what = "Chưa ghi danh hiệu thi đua hay hình thức khen thưởng."
    return row.fault("title", what, "Chọn một danh hiệu hoặc một hình thức; không đề nghị thì xóa cả dòng.")


def _merge_newcomers(found: Matching) -> None:
    """A new person written once with and once without the code is one person, not two."""
    coded: dict[tuple[object, ...], ListedPerson] = {}
    for person in found.newcomers:
        if person.row.get("staff_code"):
            coded.setdefault(_named(person.row), person)
    found.proposals = [
        (row, coded.get(_named(person.row), person) if _is_codeless(person) else person)
        for row, person in found.proposals
    ]


def _is_codeless(person: ListedPerson) -> bool:
    return person.known is None and not person.row.get("staff_code")


def _named(row: ListRow) -> tuple[object, ...]:
    return (row.kind, folded(row.get("name") or ""), row.get("birth_on"))


def _refuse_doubles(found: Matching, roster: UnitRoster) -> None:
    """Two rows that turned out to mean one recipient, and what the dossier holds already."""
    first: dict[tuple[int, str], ListRow] = {}
    for row, person in found.proposals:
        earlier = first.setdefault((person.key, row.award), row)
        if earlier is not row and identity_of(earlier) != identity_of(row):
            what = f"{row.get('name')} đã được đề nghị {name_of(row.award)} ở dòng {earlier.number}."
            found.faults.append(row.fault("name", what, "Xóa một trong hai dòng."))
        elif person.known and (person.known.id, row.award) in roster.proposed:
            what = f"{person.known.name} đã được đề nghị {name_of(row.award)} trong hồ sơ này."
            found.faults.append(
                row.fault("name", what, "Xóa dòng này khỏi tệp, hoặc bỏ trường hợp đó trong hồ sơ.")
            )


def _refuse_shared_codes(found: Matching, roster: UnitRoster) -> None:
    """One code in a unit is one recipient, whether a person, a collective or a household."""
    owners = {code: (known.id, known.name) for (_, code), known in roster.own_by_code.items()}
    for row, person in found.proposals:
        if not person.staff_code:
            continue
        key, name = owners.setdefault(folded(person.staff_code), (person.key, row.get("name")))
        if key != person.key:
            what = f"Mã {person.staff_code} đã là của {name}."
            found.faults.append(row.fault("staff_code", what, "Ghi mã khác, hoặc để trống mã."))
