"""News is made within the act: one statement, whatever the number of subjects and people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import orjson
from django.db import connection

from news.told_acts import TOLD, At
from trail.entries import Actor, Note
from trail.verbs import Verb

# Who acts is not told of it; who holds two of the offices is told once, in his own right before another's.
_TELL = """
INSERT INTO news_newsitem (person_id, appointment_id, code, subject_kind, subject_id, "on")
WITH told AS (
  SELECT * FROM json_to_recordset(%s::json)
    AS told(kind text, number bigint, at text, offices text[], unit bigint, power bigint)
)
SELECT DISTINCT ON (a.user_id, a.kind, a.number) a.user_id, a.id, %s, a.kind, a.number, %s
  FROM ({people}) a
  LEFT JOIN roles_appointment principal ON principal.id = a.on_behalf_of_id
 WHERE a.user_id IS DISTINCT FROM %s AND %s BETWEEN a.since AND coalesce(a.until, 'infinity')
   AND (a.on_behalf_of_id IS NULL
        OR %s BETWEEN principal.since AND coalesce(principal.until, 'infinity'))
 ORDER BY a.user_id, a.kind, a.number, a.capacity, a.id
"""
_HOLDERS = """
SELECT told.kind, told.number, held.id, held.user_id, held.capacity, held.since, held.until,
       held.on_behalf_of_id
  FROM told {through}
  JOIN roles_appointment held ON {where} AND held.office = ANY(told.offices)
 WHERE told.at = '{at}'
"""
_DOSSIER = "JOIN dossiers_dossier dossier ON dossier.id = told.number"
_MEETING = "JOIN workflow_meeting meeting ON meeting.id = told.number"
# From the subject to who is in office: each of these follows an index.
_PEOPLE = {
    At.UNIT: _HOLDERS.format(at=At.UNIT, through="", where="held.unit_id = told.unit"),
    At.POWER: _HOLDERS.format(at=At.POWER, through="", where="held.jurisdiction_id = told.power"),
    At.BLOC: _HOLDERS.format(at=At.BLOC, through=_DOSSIER, where="held.bloc_id = dossier.bloc_id"),
    At.STRAIGHT: _HOLDERS.format(
        at=At.STRAIGHT,
        through=f"{_DOSSIER} AND dossier.bloc_id IS NULL",
        where="held.jurisdiction_id = told.power",
    ),
    At.COUNCIL: _HOLDERS.format(
        at=At.COUNCIL, through=_MEETING, where="held.council_id = meeting.council_id"
    ),
    # Himself, whether or not he serves that day.
    At.HIMSELF: """
SELECT told.kind, told.number, NULL::bigint AS id, held.user_id, '' AS capacity, '-infinity'::date AS since,
       NULL::date AS until, NULL::bigint AS on_behalf_of_id
  FROM told JOIN roles_appointment held ON held.id = told.number WHERE told.at = 'himself'
""",
}


def tell_people(verb: Verb, notes: Sequence[Note], *, by: Actor, on: date) -> None:
    """Everybody whose office the entries concern, in the transaction of the act that is recorded."""
    told = [
        {
            "kind": note.subject[0],
            "number": note.subject[1],
            "at": at,
            "offices": list(offices),
            "unit": note.unit_id,
            "power": note.jurisdiction_id,
        }
        for note in notes
        if (act := TOLD.get((note.subject[0], verb)))
        for at, offices in act.to.items()
    ]
    if told:
        with connection.cursor() as cursor:
            given = [orjson.dumps(told).decode(), verb.value, on, by.user_id, on, on]
            cursor.execute(_statement(frozenset(At(row["at"]) for row in told)), given)


@cache
def _statement(ways: frozenset[At]) -> str:
    """Of the ways to people that are gone, and no other: what is not asked is not planned either."""
    return _TELL.format(people="UNION ALL".join(_PEOPLE[at] for at in sorted(ways)))
