"""News is made within the act: one statement, whatever the number of subjects and people.

Reminders are made by the same statement; one that was made already is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

import orjson
from django.db import connection

from dossiers.models import Standing
from news.mail_settings import is_on
from news.taken_back import settle_refusals
from news.told_acts import TOLD, UNIT, At, ToldAct
from news.topics import Topic
from trail.entries import Actor, Note, Subject
from trail.verbs import Verb

# Who acts is not told of it; who holds two of the offices is told once, in his own right before another's.
_TELL = """
WITH told AS (
  SELECT * FROM json_to_recordset(%s::json)
    AS told(kind text, number bigint, at text, offices text[], unit bigint, power bigint, due date, day date,
            decision bigint)
), news AS (
INSERT INTO news_newsitem
       (person_id, appointment_id, code, subject_kind, subject_id, "on", due_on, decision_id)
SELECT DISTINCT ON (a.user_id, a.kind, a.number, a.due)
       a.user_id, a.id, %s, a.kind, a.number, %s, a.due, a.decision
  FROM ({people}) a
  LEFT JOIN roles_appointment principal ON principal.id = a.on_behalf_of_id
 WHERE a.user_id IS DISTINCT FROM %s AND %s BETWEEN a.since AND coalesce(a.until, 'infinity')
   AND (a.on_behalf_of_id IS NULL
        OR %s BETWEEN principal.since AND coalesce(principal.until, 'infinity'))
 ORDER BY a.user_id, a.kind, a.number, a.due, a.capacity, a.id
    ON CONFLICT (person_id, code, subject_kind, subject_id, due_on) WHERE due_on IS NOT NULL DO NOTHING
RETURNING id, person_id, subject_kind
)
"""
_END = "SELECT count(*) FROM news"
# Whoever wants grave news at once has his letter enqueued with the act.
_WRITE_AT_ONCE = """
INSERT INTO news_mail (key, kind, person_id, item_id, address, subject, state, attempts, fault)
SELECT 'at_once:' || news.id, 'at_once', news.person_id, news.id, choice.address, grave.subject,
       'waiting', 0, ''
  FROM news
  JOIN json_to_recordset(%s::json) AS grave(kind text, topic text, subject text)
    ON grave.kind = news.subject_kind
  JOIN news_mailchoice choice ON choice.person_id = news.person_id
 WHERE choice.confirmed_at IS NOT NULL AND choice.at_once AND NOT grave.topic = ANY(choice.kept_out)
"""
_HOLDERS = """
SELECT told.kind, told.number, told.due, told.decision, held.id, held.user_id, held.capacity, held.since,
       held.until, held.on_behalf_of_id
  FROM told {through}
  JOIN roles_appointment held ON {where} AND held.office = ANY(told.offices)
 WHERE told.at = '{at}'
"""
# The unit, or who took over from it where it has ended: its own people have left with it.
_STANDING = """
  JOIN LATERAL (
    WITH RECURSIVE standing(id) AS (
      SELECT told.unit UNION
      SELECT s.successor_id FROM standing
        JOIN roles_unit gone ON gone.id = standing.id AND gone.ended_on < told.day
        JOIN roles_succession s ON s.predecessor_id = gone.id AND s.happened_on <= told.day
    ) SELECT id FROM standing
  ) standing ON true
"""
_DOSSIER = "JOIN dossiers_dossier dossier ON dossier.id = told.number"
# The act has not moved it yet: its passage there is closed after the entry.
_LIES = "JOIN workflow_passage lies ON lies.dossier_id = told.number AND lies.closed_at IS NULL"
_NEAR = "SELECT FROM told near WHERE near.kind = 'dossier' AND near.unit = told.unit"
_MEETING = "JOIN workflow_meeting meeting ON meeting.id = told.number"
# From the subject to who is in office: each of these follows an index.
_PEOPLE = {
    At.UNIT: _HOLDERS.format(at=At.UNIT, through=_STANDING, where="held.unit_id = standing.id"),
    At.POWER: _HOLDERS.format(at=At.POWER, through="", where="held.jurisdiction_id = told.power"),
    At.BLOC: _HOLDERS.format(at=At.BLOC, through=_DOSSIER, where="held.bloc_id = dossier.bloc_id"),
    At.STRAIGHT: _HOLDERS.format(
        at=At.STRAIGHT,
        through=f"{_DOSSIER} AND dossier.bloc_id IS NULL",
        where="held.jurisdiction_id = told.power",
    ),
    At.DESK_OF_BLOC: _HOLDERS.format(
        at=At.DESK_OF_BLOC, through=f"{_LIES} AND lies.desk = 'bloc'", where="held.bloc_id = lies.bloc_id"
    ),
    At.DESK_OF_BOARD: _HOLDERS.format(
        at=At.DESK_OF_BOARD,
        through=f"{_LIES} AND lies.desk = 'board'",
        where="held.jurisdiction_id = lies.jurisdiction_id",
    ),
    At.OTHER_UNIT: _HOLDERS.format(
        at=At.OTHER_UNIT,
        through=_STANDING,
        where=f"held.unit_id = standing.id AND NOT EXISTS ({_NEAR})",
    ),
    At.COUNCIL: _HOLDERS.format(
        at=At.COUNCIL, through=_MEETING, where="held.council_id = meeting.council_id"
    ),
    # Himself, whether or not he serves that day.
    At.HIMSELF: """
SELECT told.kind, told.number, told.due, told.decision, NULL::bigint AS id, held.user_id, '' AS capacity,
       '-infinity'::date AS since, NULL::date AS until, NULL::bigint AS on_behalf_of_id
  FROM told JOIN roles_appointment held ON held.id = told.number WHERE told.at = 'himself'
""",
}


# The same act by what came of it: a review that supports nothing sends the dossier to no Board.
SUPPORTS_NONE = "bloc_supports_none"
OUTCOMES: Mapping[tuple[str, str], ToldAct] = MappingProxyType(
    {
        ("dossier", SUPPORTS_NONE): ToldAct(
            topic=Topic.RETURNED,
            words="Khối, cụm đã xét hồ sơ, không đồng ý đề nghị nào",
            to=UNIT,
            grave=True,
        )
    }
)


@dataclass(frozen=True, slots=True)
class About:
    """A subject of news; `due` only where a reminder is of that day, `decision` where one did it."""

    subject: Subject
    unit: int | None
    power: int | None
    due: date | None = None
    decision: int | None = None


def tell_people(verb: Verb, notes: Sequence[Note], *, by: Actor, on: date) -> None:
    """Everybody whose office the entries concern, in the transaction of the act that is recorded."""
    code, words = _what_came(verb, notes), {**TOLD, **OUTCOMES}
    told = [
        (act, About(note.subject, note.unit_id, note.jurisdiction_id, decision=note.details.get("decision")))
        for note in notes
        if (act := words.get((note.subject[0], code)))
    ]
    if told and told[0][0].is_once:
        told = told[:1]
    tell(code, told, by=by.user_id, on=on)
    if verb == Verb.REFUSAL_TAKEN_BACK:
        decisions = {each.decision for _act, each in told if each.decision is not None}
        settle_refusals([each.subject[1] for _act, each in told], decisions)


def _what_came(verb: Verb, notes: Sequence[Note]) -> str:
    """Under which code the act is told: a review and an appraisal are of one dossier, and tell by what became
    of its cases. What an appraisal holds is told as any other hold, else it tells nobody."""
    moved = {move.to for note in notes for move in note.moves}
    if verb == Verb.BLOC_REVIEWED and moved == {Standing.NOT_ENDORSED}:
        return SUPPORTS_NONE
    return str(Verb.HELD if verb == Verb.APPRAISED and Standing.HELD in moved else verb)


def tell(code: str, told: Iterable[tuple[ToldAct, About]], *, by: int | None, on: date) -> None:
    """One statement; none where there is nothing to tell. The caller has opened the transaction."""
    given = list(told)
    rows = [
        {
            "kind": each.subject[0],
            "number": each.subject[1],
            "at": at,
            "offices": list(offices),
            "unit": each.unit,
            "power": each.power,
            "due": each.due,
            "day": on,
            "decision": each.decision,
        }
        for act, each in given
        for at, offices in act.to.items()
    ]
    if not rows:
        return
    grave = _grave(given) if is_on() else []
    values: list[Any] = [orjson.dumps(rows).decode(), code, on, by, on, on]
    values += [orjson.dumps(grave).decode()] if grave else []
    ways = frozenset(At(str(row["at"])) for row in rows)
    with connection.cursor() as cursor:
        cursor.execute(_statement(ways, has_letters=bool(grave)), values)


def _grave(told: Iterable[tuple[ToldAct, About]]) -> list[dict[str, str]]:
    """By kind of subject: what its letter is headed by, and the topic that keeps it out."""
    found = {each.subject[0]: act for act, each in told if act.grave}
    return [
        {"kind": kind, "topic": str(act.topic.value), "subject": f"Vinh Danh: {act.words}"}
        for kind, act in found.items()
    ]


@cache
def _statement(ways: frozenset[At], *, has_letters: bool) -> str:
    """Of the ways to people that are gone, and no other: what is not asked is not planned either."""
    people = "UNION ALL".join(_PEOPLE[at] for at in sorted(ways))
    return _TELL.format(people=people) + (_WRITE_AT_ONCE if has_letters else _END)
