"""The only door into the history: one SQL statement for one subject or for hundreds, at the end of an act."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

import orjson
from django.db import connection

from trail.entries import SYSTEM, Actor, Note, StandingMove, Subject, body_of, words_of
from trail.state.proved_table import CHANGED, ROWS
from trail.verbs import Verb
from vietnamese.text import nfc

__all__ = ["SYSTEM", "Actor", "Note", "StandingMove", "heard_by", "lock_chains", "record", "record_many"]


class Hearing(Protocol):
    def __call__(self, verb: Verb, notes: Sequence[Note], *, by: Actor, on: date) -> None: ...


_HEARD: dict[Verb, dict[str, Hearing]] = {}

# The head row is the lock: its update waits for whoever writes the same chain, in the order of subjects.
# excluded.hash is the hash of the new payload alone, so the chain's next hash needs no second look at it.
# The notes travel as one JSON text: quoting long texts as array elements takes a hundred times as long.
_WRITE = """
WITH given AS MATERIALIZED (
  SELECT g.*, '{"at":"' || to_char(statement_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
      || '",' || substr(g.body, 2) AS payload
  FROM json_to_recordset(%s::json)
    AS g(kind text, number bigint, body text, words text, jurisdiction_id bigint, unit_id bigint)
), head AS (
  INSERT INTO trail_chain AS chain (subject_kind, subject_id, count, hash)
  SELECT kind, number, 1, encode(sha256(convert_to(payload, 'UTF8')), 'hex') FROM given ORDER BY kind, number
  ON CONFLICT (subject_kind, subject_id) DO UPDATE
    SET count = chain.count + 1,
        hash = encode(sha256(convert_to(chain.hash || excluded.hash, 'UTF8')), 'hex')
  RETURNING chain.id, chain.subject_kind, chain.subject_id, chain.count, chain.hash
)
INSERT INTO trail_entry (chain_id, seq, verb, acted_on, at, actor_id, actor_name, office, mandate,
                         jurisdiction_id, unit_id, words, payload, hash)
SELECT head.id, head.count, %s, %s, statement_timestamp(), %s, %s, %s, %s,
       given.jurisdiction_id, given.unit_id, given.words, given.payload, head.hash
FROM head JOIN given ON given.kind = head.subject_kind AND given.number = head.subject_id
"""

_LOCK = """
SELECT chain.id FROM trail_chain AS chain
  JOIN unnest(%s::text[], %s::bigint[]) AS wanted(kind, number)
    ON chain.subject_kind = wanted.kind AND chain.subject_id = wanted.number
 ORDER BY wanted.kind, wanted.number FOR UPDATE OF chain
"""


def record(
    verb: Verb,
    *,
    subject: Subject,
    by: Actor,
    on: date,
    moves: Sequence[StandingMove] = (),
    reason: str = "",
    rulebook: tuple[str, str] | None = None,
    overridden: Sequence[Any] = (),
    details: Mapping[str, Any] | None = None,
    jurisdiction_id: int | None = None,
    unit_id: int | None = None,
    about: str = "",
) -> None:
    """Adds one entry to the subject's chain, in the caller's transaction; `about` is what it is found by."""
    note = Note(
        subject=subject,
        moves=moves,
        reason=reason,
        rulebook=rulebook,
        overridden=overridden,
        details=details or {},
        jurisdiction_id=jurisdiction_id,
        unit_id=unit_id,
        about=about,
    )
    record_many(verb, [note], by=by, on=on)


def record_many(verb: Verb, notes: Sequence[Note], *, by: Actor, on: date) -> None:
    """One act over several subjects: one entry on each one's chain, in a single statement.

    Raises ValueError when a subject stands twice, or when a vote would tell more than that it was cast.
    """
    if not notes:
        return
    _refuse_double(notes)
    for note in notes:
        _refuse_odd_kind(note.subject[0])
        _refuse_told_vote(verb, note)
    actor = Actor(user_id=by.user_id, name=nfc(by.name), office=nfc(by.office), mandate=nfc(by.mandate))
    bodies = [body_of(note, verb=verb, by=actor, on=on) for note in notes]
    given = [
        {
            "kind": note.subject[0],
            "number": note.subject[1],
            "body": body,
            "words": words_of(orjson.loads(body)),
            "jurisdiction_id": note.jurisdiction_id,
            "unit_id": note.unit_id,
        }
        for note, body in zip(notes, bodies, strict=True)
    ]
    shared = [verb.value, on, actor.user_id, actor.name, actor.office, actor.mandate]
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [orjson.dumps(given).decode(), *shared])
    for heard in _HEARD.get(verb, {}).values():
        heard(verb, notes, by=actor, on=on)


def heard_by(verbs: Iterable[Verb], heard: Hearing) -> None:
    """A room above follows acts of these verbs: it is called in their transaction, once they stand here."""
    for verb in verbs:
        _HEARD.setdefault(verb, {})[heard.__module__] = heard


def lock_chains(subjects: Iterable[Subject]) -> None:
    """For an act that records twice: all its chains, in the order in which one record locks them."""
    wanted = sorted(set(subjects))
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [[kind for kind, _ in wanted], [number for _, number in wanted]])


def _refuse_double(notes: Sequence[Note]) -> None:
    if len({note.subject for note in notes}) < len(notes):
        raise ValueError("one act writes one entry per subject: gather its moves in one note")


def _refuse_odd_kind(kind: str) -> None:
    """Seals and exports write a subject as "kind:id"."""
    if not kind.isidentifier():
        raise ValueError(f"a kind of subject is one plain word, not {kind!r}")


def _refuse_told_vote(verb: Verb, note: Note) -> None:
    """No entry may link a member to a choice: of what was sealed it bears keys and digests alone."""
    told = (note.moves, note.reason, note.overridden)
    if verb is Verb.VOTED and (any(told) or not _is_sealed(note.details)):
        raise ValueError("a vote is recorded as cast and nothing more")


def _is_sealed(details: Mapping[str, Any]) -> bool:
    rows = [row for table in details.get(CHANGED, {}).values() for row in table[ROWS]]
    values = [value for row in rows for value in row]
    return details.keys() <= {CHANGED} and all(type(value) is int or _is_digest(value) for value in values)


def _is_digest(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None
