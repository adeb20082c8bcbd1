"""What a list says of people besides the proposal: ratings, initiatives, figures. One upsert for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection

from dossiers.importing.checking.columns import COUNTS
from dossiers.importing.checking.rows import ListRow
from dossiers.importing.matching.declared_figures import Figures, declared_figures, rows_by_recipient

_RATINGS = """
INSERT INTO dossiers_rating (recipient_id, year, level)
SELECT id, %s, level FROM unnest(%s::bigint[], %s::text[]) AS v(id, level)
ON CONFLICT (recipient_id, year) DO UPDATE SET level = excluded.level
"""
_INITIATIVES = """
INSERT INTO dossiers_initiative (recipient_id, year, kind, code, title, level, decision_number, decision_on,
                                 declared_by_id, declared_on, declared_from)
SELECT id, %s, 'sáng kiến', code, title, level, number, decided, %s, %s, %s
  FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[], %s::date[])
    AS v(id, code, title, level, number, decided)
ON CONFLICT (recipient_id, code, year) DO UPDATE
   SET title = excluded.title, level = excluded.level,
       decision_number = excluded.decision_number, decision_on = excluded.decision_on,
       declared_by_id = excluded.declared_by_id, declared_on = excluded.declared_on,
       declared_from = excluded.declared_from
 WHERE NOT EXISTS (SELECT 1 FROM dossiers_papercheck k
                    WHERE k.initiative_id = dossiers_initiative.id AND k.ended_on IS NULL)
"""
_YEARS = """
INSERT INTO dossiers_collectiveyear (recipient_id, year, party_cell, {columns})
SELECT id, %s, '', {columns} FROM unnest(%s::bigint[], {arrays}) AS v(id, {columns})
ON CONFLICT (recipient_id, year) DO UPDATE SET {updates}
"""

YearRows = Sequence[tuple[int, ListRow]]


def write_ratings(rows: YearRows, *, year: int) -> None:
    """`rows` are pairs of recipient and row; the year's rating given here replaces an earlier one."""
    ratings = {recipient: row.get("rating") for recipient, row in rows if row.get("rating")}
    if ratings:
        _execute(_RATINGS, [year, list(ratings), list(ratings.values())])


def write_initiatives(rows: YearRows, *, year: int, declared: tuple[int, date, str]) -> None:
    """An initiative listed twice for one person counts once; without a level it is of the grassroots.
    `declared`: by whom, on which day, from what. One that was held against its paper stays as it is."""
    given = {(key, row.get("initiative_code")): row for key, row in rows if row.get("initiative_code")}
    if not given:
        return
    columns: list[list[object]] = [
        [recipient for recipient, _ in given],
        [code for _, code in given],
        [row.get("initiative_title") or "" for row in given.values()],
        [row.get("initiative_level") or "cơ sở" for row in given.values()],
        [row.get("initiative_number") or "" for row in given.values()],
        [row.get("initiative_on") for row in given.values()],
    ]
    _execute(_INITIATIVES, [year, *declared, *columns])


def write_collective_years(rows: YearRows, *, year: int, there: Mapping[int, Figures]) -> None:
    """A figure left empty stays as it is `there`, on the card of the recipient; the list was refused
    (`figure_faults`) where neither tells one."""
    told = {key: declared_figures(own, there.get(key)) for key, own in rows_by_recipient(rows).items()}
    given = {key: figures for key, figures in told.items() if figures}
    if not given:
        return
    counts = [[figures[key] for figures in given.values()] for key in COUNTS]
    statement = _YEARS.format(
        columns=", ".join(COUNTS),
        arrays=", ".join("%s::int[]" for _ in COUNTS),
        updates=", ".join(f"{key} = excluded.{key}" for key in COUNTS),
    )
    _execute(statement, [year, list(given), *counts])


def _execute(statement: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
