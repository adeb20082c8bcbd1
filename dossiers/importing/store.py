"""The door by which an import enters a dossier: everything in one transaction, or nothing.

Matching is done again under the dossier's lock: what changed since the page was shown is a fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import connection, transaction

from dossiers.doors import Draft, open_draft
from dossiers.importing.copying import copy_into, new_ids
from dossiers.importing.known_facts import write_collective_years, write_initiatives, write_ratings
from dossiers.importing.matching import Matching, Person, match
from dossiers.importing.roster import roster_of
from dossiers.importing.rows import Reading, Row
from dossiers.models import Nomination, Recipient, Standing
from roles.refusals import Obstacle, refuse_if
from trail.record import Move
from trail.verbs import Verb
from vietnamese.collation import person_key, sort_key
from vietnamese.text import fold

_LOCK_UNIT = "SELECT 1 FROM roles_unit WHERE id = %s FOR NO KEY UPDATE"
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
_LINK = """
INSERT INTO dossiers_nomination_initiatives (nomination_id, initiative_id)
SELECT n.id, i.id FROM dossiers_nomination n
  JOIN dossiers_initiative i ON i.recipient_id = n.recipient_id AND i.year = %s
 WHERE n.id = ANY(%s)
"""


@transaction.atomic
def store(
    dossier_id: int, reading: Reading, decisions: Mapping[str, str], *, by: object, on: date, source: str = ""
) -> int:
    """Adds every row as a draft nomination and returns how many; raises Refused with all obstacles.

    `source` names the file for the trail. The number of statements does not grow with the rows.
    """
    draft = open_draft(dossier_id, by=by, on=on)
    with connection.cursor() as cursor:
        cursor.execute(_LOCK_UNIT, [draft.dossier.unit_id])
    found = match(reading, roster_of(draft.dossier), decisions)
    _refuse_unclear(reading, found)
    recipients = _write_people(draft, found)
    _write_known_facts(draft, found, recipients)
    made = _write_nominations(draft, found, recipients)
    _tell(draft, found, made, source)
    return len(made)


def _refuse_unclear(reading: Reading, found: Matching) -> None:
    faults = [*reading.faults, *found.faults]
    obstacles = [Obstacle(f.what, f.remedy, about=f"{f.sheet} {f.cell}".strip()) for f in faults]
    obstacles += [
        Obstacle(q.why, "Chọn đúng người ở trang hỏi lại.", about=f"{q.row.sheet} dòng {q.row.number}")
        for q in found.questions
    ]
    refuse_if(obstacles, message="Chưa ghi dòng nào vào hồ sơ, vì danh sách còn chỗ phải sửa.")


def _write_people(draft: Draft, found: Matching) -> dict[int, int]:
    """The recipient's key by id() of the person."""
    people = list({id(person): person for _, person in found.proposals}.values())
    known = [person for person in people if person.known]
    newcomers = [person for person in people if not person.known]
    keys = new_ids(Recipient, count=len(newcomers))
    _update_known(draft, known)
    _copy_new(draft, newcomers, keys)
    recipients = {id(person): person.known.id for person in known if person.known}
    return recipients | {id(person): key for person, key in zip(newcomers, keys, strict=True)}


def _update_known(draft: Draft, known: list[Person]) -> None:
    """What the list says anew of somebody known; name, sex and a stored birth date stay as they are."""
    if not known:
        return
    rows = [person.row for person in known]
    with connection.cursor() as cursor:
        cursor.execute(
            _UPDATE_KNOWN,
            [
                [person.known.id for person in known if person.known],
                [draft.dossier.unit_id] * len(known),
                [person.staff_code for person in known],
                [row.get("birth_on") for row in rows],
                *([row.get(key) or "" for row in rows] for key in ("post", "position")),
            ],
        )


_NEW = (
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


def _copy_new(draft: Draft, newcomers: list[Person], keys: list[int]) -> None:
    if not newcomers:
        return
    copy_into(
        Recipient,
        _NEW,
        (
            (key, *_new_recipient(person.row, draft.dossier.unit_id))
            for person, key in zip(newcomers, keys, strict=True)
        ),
    )


def _new_recipient(row: Row, unit_id: int) -> tuple[object, ...]:
    name = row.get("name")
    plain = [row.get(key) or "" for key in ("staff_code", "sex")]
    posts = [row.get(key) or "" for key in ("post", "position")]
    return (row.kind, unit_id, name, *plain, row.get("birth_on"), *posts, fold(name), _order(row.kind, name))


def _order(kind: str, name: str) -> str:
    return person_key(name) if kind == Recipient.Kind.INDIVIDUAL else sort_key(name)


def _write_known_facts(draft: Draft, found: Matching, recipients: Mapping[int, int]) -> None:
    rows = [(recipients[id(person)], row) for row, person in found.proposals]
    write_ratings(rows, year=draft.dossier.year)
    write_initiatives(rows, year=draft.dossier.year)
    write_collective_years(rows, year=draft.dossier.year)


_NOMINATION = (
    "id",
    "dossier_id",
    "recipient_id",
    "award",
    "way",
    "achievement_since",
    "achievement_until",
    "achievement",
    "recipient_name",
    "recipient_post",
    "sort_key",
)


def _write_nominations(draft: Draft, found: Matching, recipients: Mapping[int, int]) -> list[int]:
    keys = new_ids(Nomination, count=len(found.proposals))
    dossier = draft.dossier
    period = date(dossier.year, 1, 1), date(dossier.year, 12, 31)
    copy_into(
        Nomination,
        _NOMINATION,
        (
            (
                key,
                dossier.pk,
                recipients[id(person)],
                row.award,
                dossier.way,
                *period,
                row.get("achievement") or "",
                *_shown(row, person),
            )
            for key, (row, person) in zip(keys, found.proposals, strict=True)
        ),
    )
    with connection.cursor() as cursor:
        cursor.execute(_LINK, [dossier.year, keys])
    return keys


def _shown(row: Row, person: Person) -> tuple[str, str, str]:
    """Name, post and order key as they will stand on paper: the stored name, the post given last."""
    name = name_of(person)
    post = row.get("post") or (person.known.post if person.known else "")
    return name, post, _order(row.kind, name)


def name_of(person: Person) -> str:
    return person.known.name if person.known else person.row.get("name")


def _tell(draft: Draft, found: Matching, made: list[int], source: str) -> None:
    moves = [
        Move(nomination=key, from_="", to=Standing.DRAFT, about=f"{name_of(person)}: {row.award}")
        for key, (row, person) in zip(made, found.proposals, strict=True)
    ]
    taken_over = {
        person.known.id: person.known.unit_id
        for _, person in found.proposals
        if person.known and person.known.unit_id != draft.dossier.unit_id
    }
    details: dict[str, object] = {"file": source, "newcomers": len(found.newcomers)}
    if taken_over:
        details["taken_over_from"] = {str(key): unit for key, unit in taken_over.items()}
    draft.tell(Verb.IMPORTED, moves=moves, details=details)
