"""All that is known of a dossier's nominations, in one statement whether there is one or five thousand.
What was found wrong when it was held against its paper (`PaperCheck`) is known no more.

The one reader of a recipient's history, also of one who is in no dossier (`known_of_recipient`). Days inside
the JSON columns are ISO texts; dossiers.judging.law_facts reads them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

import orjson
from django.db import connection

from dossiers.models import Dossier, Recipient, Way
from dossiers.seats.counting import BASE_AWARDS, CLAIMING, COUNTING


class HistoryRow(NamedTuple):
    """One nomination with everything about its recipient that the law may ask."""

    id: int
    award: str
    way: str
    ground: str
    standing: str
    chosen_law: str | None
    achievement_since: date
    achievement_until: date
    achievement: str
    recipient_id: int
    kind: str
    sex: str
    position: str
    joined_on: date | None
    transferred_on: date | None
    old_unit_opinion: str
    maternity_months: int
    study_months: int
    study_result: str
    ratings: dict[str, str]
    titles: list[dict[str, Any]]
    initiatives: list[dict[str, Any]]
    discipline: list[dict[str, Any]]
    pending: list[str]
    posts: list[dict[str, Any]]
    figures: dict[str, Any] | None
    proposed: dict[str, Any] | None


# The history comes as one JSON value a row: reading seven small ones costs five times as much.
# The places in braces differ between a nomination and a recipient without one: the law chosen, an opinion of
# the old unit that lies there as a paper, of whom, which initiatives count and their uses, which year's
# figures, what else is proposed.
_HISTORY = """
SELECT n.id, n.award, n.way, n.ground, n.standing, {chosen_law},
  n.achievement_since, n.achievement_until, n.achievement,
  r.id, r.kind, r.sex, r.position, r.joined_on, r.transferred_on, {old_unit_opinion},
  r.maternity_months, r.study_months, r.study_result,
  json_build_array(
  coalesce((SELECT json_object_agg(x.year, x.level ORDER BY x.year)
     FROM dossiers_rating x WHERE x.recipient_id = r.id), '{{}}'),
  coalesce((SELECT json_agg(json_build_object('award', x.award, 'year', x.year, 'way', x.way,
       'number', x.decision_number, 'on', x.decision_on, 'since', x.achievement_since,
       'until', x.achievement_until, 'revoked_on', x.revoked_on, 'provenance',
       CASE WHEN x.nomination_id IS NOT NULL THEN 'proven' WHEN c.id IS NOT NULL THEN 'confirmed'
            ELSE 'declared' END) ORDER BY x.year, x.id)
     FROM dossiers_heldtitle x
     LEFT JOIN dossiers_papercheck c ON c.title_id = x.id AND c.ended_on IS NULL
    WHERE x.recipient_id = r.id AND x.nomination_id IS DISTINCT FROM n.id
      AND c.outcome IS DISTINCT FROM 'wrong'), '[]'),
  coalesce((SELECT json_agg(json_build_object('code', x.code, 'kind', x.kind, 'level', x.level,
       'year', x.year, 'number', x.decision_number, 'on', x.decision_on, 'used_in', {used_in},
       'provenance', CASE WHEN c.id IS NULL THEN 'declared' ELSE 'confirmed' END) ORDER BY x.year, x.id)
     FROM {initiatives} AND c.outcome IS DISTINCT FROM 'wrong'), '[]'),
  coalesce((SELECT json_agg(json_build_object('kind', x.kind, 'since', x.since, 'until', x.until)
       ORDER BY x.since, x.id)
     FROM dossiers_discipline x WHERE x.recipient_id = r.id AND x.struck_on IS NULL), '[]'),
  coalesce((SELECT json_agg(DISTINCT x.kind)
     FROM dossiers_pending x WHERE x.recipient_id = r.id AND x.struck_on IS NULL
      AND x.since <= %(on)s AND (x.until IS NULL OR x.until >= %(on)s)), '[]'),
  coalesce((SELECT json_agg(json_build_object('post', x.post, 'since', x.since, 'until', x.until)
       ORDER BY x.since, x.id)
     FROM (SELECT h.id, h.post, h.since, h.until FROM dossiers_recipientpost h
            WHERE h.recipient_id = r.id
           UNION ALL SELECT s.id, s.post, s.since, s.until FROM dossiers_servicepost s
            WHERE s.recipient_id = r.id AND s.struck_on IS NULL) x), '[]'),
  {figures},
  {proposed})::text
  {of}
"""
# An initiative is told with the dossiers that used it and were handed over earlier; a draft comes after all.
# OFFSET 0 keeps the initiatives looked up by their key: joined, all of them were read for each nomination.
_OF_DOSSIER = _HISTORY.format(
    chosen_law="jsonb_path_query_first(n.settled, '$[*] ? (@.by == \"choice\").law') #>> '{}'",
    old_unit_opinion="""coalesce(nullif(r.old_unit_opinion, ''), (SELECT e.name FROM dossiers_evidence e
    WHERE e.nomination_id = n.id AND e.kind = 'old_unit_opinion' AND e.removed_at IS NULL
    ORDER BY e.id LIMIT 1), '')""",
    of="""FROM dossiers_nomination n JOIN dossiers_recipient r ON r.id = n.recipient_id
 WHERE n.dossier_id = %(dossier)s
   AND (n.standing = ANY(%(standings)s::text[]) OR n.id = ANY(%(nominations)s::bigint[]))
 ORDER BY n.ordinal, n.id""",
    initiatives="""dossiers_nomination_initiatives m
    CROSS JOIN LATERAL (SELECT * FROM dossiers_initiative i WHERE i.id = m.initiative_id OFFSET 0) x
    LEFT JOIN dossiers_papercheck c ON c.initiative_id = x.id AND c.ended_on IS NULL
    WHERE m.nomination_id = n.id""",
    used_in="""(coalesce((SELECT json_agg(json_build_object('dossier', d.id, 'year', d.year,
            'award', o.award, 'on', d.submitted_on, 'unit',
            (SELECT p.name FROM roles_unitprofile p
              WHERE p.unit_id = d.unit_id AND p.since <= d.submitted_on ORDER BY p.since DESC LIMIT 1))
            ORDER BY d.sealed_at, o.id)
          FROM dossiers_nomination_initiatives u
          JOIN dossiers_nomination o ON o.id = u.nomination_id
          JOIN dossiers_dossier d ON d.id = o.dossier_id
         WHERE u.initiative_id = x.id AND d.id <> n.dossier_id AND o.standing = ANY(%(claiming)s::text[])
           AND (d.sealed_at, d.id) < (coalesce(%(sealed_at)s::timestamptz, 'infinity'), n.dossier_id)),
          '[]'))""",
    figures="""(SELECT to_json(x) FROM dossiers_collectiveyear x
    WHERE x.recipient_id = r.id AND x.year = %(year)s)""",
    proposed="""(SELECT json_build_object('award', o.award, 'year', d.year, 'dossier', d.id,
       'since', o.achievement_since, 'until', o.achievement_until)
     FROM dossiers_nomination o JOIN dossiers_dossier d ON d.id = o.dossier_id
    WHERE o.recipient_id = r.id AND o.award = ANY(%(base_awards)s::text[]) AND d.year = %(year)s
      AND o.award <> n.award AND d.id <> %(dossier)s AND o.standing = ANY(%(counting)s::text[])
      AND NOT EXISTS (SELECT 1 FROM dossiers_heldtitle h
                       WHERE h.recipient_id = r.id AND h.award = o.award AND h.year = d.year
                         AND NOT EXISTS (SELECT 1 FROM dossiers_papercheck k WHERE k.title_id = h.id
                                          AND k.outcome = 'wrong' AND k.ended_on IS NULL))
    ORDER BY o.id LIMIT 1)""",
)
# No nomination: every initiative, of whose use nothing is said, and the last figures known that year.
_OF_RECIPIENT = _HISTORY.format(
    chosen_law="NULL",
    old_unit_opinion="r.old_unit_opinion",
    of="""FROM (SELECT 0 AS id, '' AS award, %(way)s::text AS way, '' AS ground, '' AS standing,
          '' AS achievement, make_date(%(year)s, 1, 1) AS achievement_since,
          make_date(%(year)s, 12, 31) AS achievement_until) n
  CROSS JOIN dossiers_recipient r
 WHERE r.id = %(recipient)s""",
    initiatives="""dossiers_initiative x
    LEFT JOIN dossiers_papercheck c ON c.initiative_id = x.id AND c.ended_on IS NULL
    WHERE x.recipient_id = r.id""",
    used_in="json_build_array()",
    figures="""(SELECT to_json(x) FROM dossiers_collectiveyear x
    WHERE x.recipient_id = r.id AND x.year <= %(year)s ORDER BY x.year DESC LIMIT 1)""",
    proposed="NULL::json",
)


def known_of_recipient(recipient: Recipient, *, on: date) -> HistoryRow:
    """The whole history on that day, for merit of its year; `id` is 0, `award` empty. One statement."""
    parameters: dict[str, Any] = {
        "recipient": recipient.pk,
        "year": on.year,
        "on": on,
        "way": Way.MERIT.value,
    }
    return _read(_OF_RECIPIENT, parameters)[0]


def history_rows(
    dossier: Dossier, *, on: date, standings: Iterable[str], nominations: Iterable[int] = ()
) -> list[HistoryRow]:
    """The nominations with one of these standings, and those named; pending matters are those of `on`."""
    parameters: dict[str, Any] = {
        "dossier": dossier.pk,
        "year": dossier.year,
        "on": on,
        "standings": [str(standing) for standing in standings],
        "nominations": list(nominations),
        "base_awards": list(BASE_AWARDS),
        "counting": [str(standing) for standing in COUNTING],
        "claiming": [str(standing) for standing in CLAIMING],
        "sealed_at": dossier.sealed_at,
    }
    return _read(_OF_DOSSIER, parameters)


def _read(statement: str, parameters: dict[str, Any]) -> list[HistoryRow]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [HistoryRow(*columns, *orjson.loads(history)) for *columns, history in cursor.fetchall()]
