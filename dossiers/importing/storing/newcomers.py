"""People of a list as recipients: the known ones brought up to date, the new ones copied in."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from dossiers.importing.checking.rows import ListRow
from dossiers.importing.checking.spelling import folded
from dossiers.importing.matching.people import ListedPerson
from dossiers.importing.storing.copying import copy_into, new_ids
from dossiers.models import Recipient

_UPDATE_KNOWN = """
UPDATE dossiers_recipient r
   SET unit_id = v.unit_id,
       staff_code = v.staff_code,
       birth_on = coalesce(r.birth_on, v.birth_on),
       post = coalesce(nullif(v.post, ''), r.post),
       position = coalesce(nullif(v.position, ''), r.position)
  FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::date[], %s::text[], %s::text[])
    AS v(id, unit_id, staff_code, birth_on, post, position)
 WHERE r.id = v.id
"""


def write_people(proposals: Sequence[tuple[ListRow, ListedPerson]], *, unit_id: int) -> dict[int, int]:
    """The recipient's id by the person's key; three statements at most."""
    people = list({person.key: person for _, person in proposals}.values())
    known = [person for person in people if person.known]
    newcomers = [person for person in people if not person.known]
    keys = new_ids(Recipient, count=len(newcomers))
    _update_known(known, unit_id)
    _copy_new(newcomers, keys, unit_id)
    recipients = {person.key: person.key for person in known}
    return recipients | {person.key: key for person, key in zip(newcomers, keys, strict=True)}


def _update_known(known: list[ListedPerson], unit_id: int) -> None:
    """What the list says anew of somebody known; name, sex and a stored birth date stay as they are."""
    if not known:
        return
    rows = [person.row for person in known]
    with connection.cursor() as cursor:
        cursor.execute(
            _UPDATE_KNOWN,
            [
                [person.key for person in known],
                [unit_id] * len(known),
                [person.staff_code for person in known],
                [row.get("birth_on") for row in rows],
                *([row.get(key) or "" for row in rows] for key in ("post", "position")),
            ],
        )


NEW_COLUMNS = (
    "id",
    "kind",
    "unit_id",
    "name",
    "staff_code",
    "sex",
    "birth_on",
    "post",
    "position",
    "folded",
    "sort_key",
)


def _copy_new(newcomers: list[ListedPerson], keys: list[int], unit_id: int) -> None:
    if not newcomers:
        return
    copy_into(
        Recipient,
        NEW_COLUMNS,
        ((key, *_new_recipient(person, unit_id)) for person, key in zip(newcomers, keys, strict=True)),
    )


def _new_recipient(person: ListedPerson, unit_id: int) -> tuple[object, ...]:
    row = person.row
    plain = [row.get(key) or "" for key in ("staff_code", "sex")]
    posts = [row.get(key) or "" for key in ("post", "position")]
    found_by = folded(person.name), person.sort_key
    return (row.kind, unit_id, person.name, *plain, row.get("birth_on"), *posts, *found_by)
