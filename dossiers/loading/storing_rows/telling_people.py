"""One entry on the chain of each person of whom a load spoke, with the titles that are his afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from dossiers.loading.load_kind import LoadGround, LoadSource
from dossiers.loading.whose_row.people_directory import LoadedPerson
from dossiers.models import Recipient
from dossiers.models.proved_tables import TYPED_TITLES
from dossiers.recipients.card_words import CardLine, card_changes
from trail.record import Note, record_many
from trail.state.proved_table import proofs
from trail.verbs import Verb
from vietnamese.dates import short_date

Row = TypeVar("Row")
AT_ONCE = 2_000
"""Entries in one statement: with all of a large load the memory would hold every text twice."""


def tell_people(
    rows: Mapping[LoadedPerson, Sequence[Row]],
    line_of: Callable[[Row], CardLine],
    newcomers: set[LoadedPerson],
    ground: LoadGround,
    source: LoadSource,
) -> None:
    """`rows` were written of each where nothing was; `line_of` puts one into words."""
    waiting = iter(sorted(rows, key=lambda person: person.id))
    told = 0
    while people := list(islice(waiting, AT_ONCE)):
        kept = proofs([person.id for person in people], TYPED_TITLES)
        notes = []
        for person in people:
            lines = [*(_general(person) if person in newcomers else ()), *map(line_of, rows[person])]
            changes = card_changes([], lines)
            notes.append(
                Note(
                    subject=("recipient", person.id),
                    details={"changes": changes, "sha256": source.sha256, **kept[person.id]},
                    jurisdiction_id=ground.jurisdiction.pk,
                    unit_id=person.unit_id,
                    about=person.name,
                )
            )
        record_many(Verb.RECIPIENT_LOADED, notes, by=source.mandate.actor, on=ground.on)
        told += len(people)
        source.told(told)


_KINDS = dict(Recipient.Kind.choices)
_SEXES = dict(Recipient.Sex.choices)


def _general(person: LoadedPerson) -> list[CardLine]:
    """What is written of somebody new, as the card calls it."""
    said = person.words
    lines = [
        ("Loại đối tượng", _KINDS[person.kind]),
        ("Họ và tên", said.name),
        ("Mã cán bộ", said.staff_code),
        ("Giới tính", _SEXES.get(said.sex, "")),
        ("Ngày sinh", short_date(said.birth_on) if said.birth_on else ""),
    ]
    return [line for line in lines if line[1]]
