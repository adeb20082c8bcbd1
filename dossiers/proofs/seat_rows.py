"""Seats against the nominations that claim them, and against the entry of the act that last settled them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dossiers.models import Standing
from dossiers.models.proved_tables import SEATS
from dossiers.seats.counting import CLAIMING
from trail.state.proved_table import stored_json
from trail.state.recorded_acts import grouped_by_subject, in_step, open_streams, proved_rows, read
from trail.state.replays import Values, differing, gone, unmade, values
from trail.state.row_faults import Finding, Gap, LastAct, Looked
from trail.verbs import Verb

OLDER = "số suất, ghi trước khi nhật ký giữ số suất"
# The last entry of each unit and year; an object of plain arrays ends at its first closing brace.
_SETTLED = """
SELECT DISTINCT ON (unit_id, year) unit_id, year, kept, subject_id, seq, verb, actor_name, office, acted_on
  FROM (SELECT e.unit_id, c.subject_id, e.seq, e.verb, e.actor_name, e.office, e.acted_on, e.at, e.id,
               substring(e.payload from '"seats":(\\{[^}]*\\})')::json AS kept
          FROM trail_entry e JOIN trail_chain c ON c.id = e.chain_id
         WHERE c.subject_kind = 'dossier' AND e.unit_id IS NOT NULL AND e.verb = ANY(%s)
           AND (%s::bigint IS NULL OR e.unit_id = %s)) entries,
       LATERAL (SELECT (kept->>'year')::int AS year) of_year
 WHERE kept IS NOT NULL ORDER BY unit_id, year, at DESC, id DESC
"""
# A unit and year with any dossier is there, though nobody claims a seat.
_COUNTED = """
SELECT d.unit_id, d.year, coalesce(n.award, ''), count(n.id), count(n.id) FILTER (WHERE n.standing = %s)
  FROM dossiers_dossier d
  LEFT JOIN dossiers_nomination n ON n.dossier_id = d.id AND n.standing = ANY(%s)
   AND n.award IN (SELECT DISTINCT award FROM dossiers_seat)
 WHERE %s::bigint IS NULL OR d.unit_id = %s
 GROUP BY d.unit_id, d.year, n.award ORDER BY d.unit_id
"""
SETTLING = (
    Verb.SUBMITTED,
    Verb.RECALLED,
    Verb.SENT_BACK,
    Verb.BLOC_REVIEWED,
    Verb.APPRAISED,
    Verb.APPRAISED_ANEW,
    Verb.HELD,
    Verb.RELEASED,
    Verb.DISQUALIFIED,
    Verb.REOPENED,
    Verb.WITHDRAWN,
    Verb.FORWARDED,
    Verb.CLOSED,
    Verb.DECISION_DRAFTED,
    Verb.DECISION_CHANGED,
    Verb.LINE_REFUSED,
    Verb.REFUSAL_TAKEN_BACK,
    Verb.ISSUED,
)
_FIGURES = ("base", "allowed", "claimed", "granted")
SeatPlace = tuple[int, str]
"""(year, award) of one unit."""


def check_seats(*, only: int | None = None) -> Iterator[Finding]:
    """`only` is a unit's key."""
    claiming = [standing.value for standing in CLAIMING]
    with open_streams() as stack:
        kept = read(stack, _SETTLED, [[verb.value for verb in SETTLING], only, only])
        counted = read(stack, _COUNTED, [Standing.AWARDED.value, claiming, only, only])
        streams = (
            proved_rows(stack, SEATS, only=only),
            grouped_by_subject(kept),
            grouped_by_subject(counted),
        )
        for unit, (rows, settled, counts) in in_step(*streams):
            yield from _of_unit(unit, [values(SEATS, row) for row in rows], list(settled), list(counts))


def _of_unit(
    unit: int, rows: list[Values], settled: list[tuple[Any, ...]], counts: list[tuple[Any, ...]]
) -> Iterator[Finding]:
    subject = f"unit:{unit}"
    claims = {(year, award): (claimed, granted) for _, year, award, claimed, granted in counts}
    said, by = _said(settled)
    years = {year for _, year, *_ in counts}
    for row in rows:
        yield Looked(1)
        place = (row["year"], row["award"])
        act = by.get(row["year"])
        name = f"{row['award']} {row['year']}"
        claimed, granted = claims.get(place, (0, 0))
        history = said.pop(place, None)
        if history is None and (act is not None or row["year"] not in years):
            yield replace(unmade(SEATS, row["id"], subject=subject, act=None, name=name), last_act=act)
            continue
        if history is None:
            yield Gap(OLDER, subject=subject)
        found = {**(history or {}), "claimed": claimed, "granted": granted}
        for fault in differing(SEATS, row, found, subject=subject, act=None, name=name):
            yield replace(fault, last_act=act)
    for year, award in said:
        lost = gone(SEATS, f"{year} {award}", subject=subject, act=None, name=f"{award} {year}")
        yield replace(lost, last_act=by[year])


def _said(settled: list[tuple[Any, ...]]) -> tuple[dict[SeatPlace, Values], dict[int, LastAct]]:
    said: dict[SeatPlace, Values] = {}
    by: dict[int, LastAct] = {}
    for _, year, kept, dossier, seq, verb, actor, office, on in settled:
        by[year] = LastAct(
            subject=f"dossier:{dossier}",
            seq=seq,
            verb=verb,
            actor=actor,
            office=office,
            on=on.isoformat(),
        )
        for award, *figures in stored_json(kept)["rows"]:
            said[year, award] = dict(zip(_FIGURES, figures, strict=True))
    return said, by
