"""People that a load brought, copied into the lists of their units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossiers.importing.checking.spelling import folded
from dossiers.importing.storing.copying import copy_into, new_ids
from dossiers.importing.storing.newcomers import NEW_COLUMNS
from dossiers.loading.whose_row.people_directory import LoadedPerson
from dossiers.models import Recipient
from vietnamese.collation import person_key, sort_key

_LONGEST_KEY = 900


NO_POST = ("", "")


def write_new_people(
    people: Sequence[LoadedPerson], posts: Mapping[LoadedPerson, tuple[str, str]] | None = None
) -> None:
    """Two statements; each person has its key then. `posts` are post and group of posts, where told."""
    for person, key in zip(people, new_ids(Recipient, count=len(people)), strict=True):
        person.id = key
    if people:
        told = posts or {}
        copy_into(Recipient, NEW_COLUMNS, (_row(person, told.get(person, NO_POST)) for person in people))


def _row(person: LoadedPerson, post: tuple[str, str]) -> tuple[object, ...]:
    said = person.words
    key = person_key if person.kind == Recipient.Kind.INDIVIDUAL else sort_key
    found_by = folded(said.name), key(said.name)[:_LONGEST_KEY]
    own = (said.staff_code, said.sex, said.birth_on)
    return (person.id, person.kind, person.unit_id, said.name, *own, *post, *found_by)
