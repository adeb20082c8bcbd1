"""A declared title that names a decision of this house, which says otherwise."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db import connection

from law.awards import name_of
from roles.forms.searched_words import Folded
from vietnamese.dates import short_date
from vietnamese.text import fold


def _number(column: str) -> str:
    """`number_key` of the index on what was given, in SQL."""
    return f"replace({Folded.template % {'expressions': column}}, ' ', '')"


# What this house decided under the same number, each decision once, with what it gave to whoever bears the
# name: one who moved has a card in each of his units.
_DECIDED = f"""
SELECT t.id, t.award, t.year, t.decision_on, t.decided_by, r.name,
       g.decision_number, g.decision_on, g.decided_by,
       array_agg(DISTINCT g.award || '|' || g.year) FILTER (WHERE given.folded = r.folded)
  FROM dossiers_heldtitle t
  JOIN dossiers_recipient r ON r.id = t.recipient_id
  JOIN dossiers_heldtitle g ON g.nomination_id IS NOT NULL
   AND {_number("g.decision_number")} = {_number("t.decision_number")}
  JOIN dossiers_recipient given ON given.id = g.recipient_id
 WHERE t.id = ANY(%s) AND t.nomination_id IS NULL AND t.decision_number <> ''
 GROUP BY t.id, r.id, g.decision_number, g.decision_on, g.decided_by
 ORDER BY t.id, g.decision_on
"""


class Declaration(NamedTuple):
    """A title as it was declared."""

    award: str
    year: int
    on: date | None
    by: str
    name: str


class Given(NamedTuple):
    """A decision of this house under that number; `held`: award and year of what it gave this person."""

    number: str
    on: date
    by: str
    held: tuple[tuple[str, int], ...]


def contradictions(titles: Collection[int]) -> dict[int, str]:
    """By the id of a declared title what a decision of this house says against it. One statement."""
    if not titles:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_DECIDED, [list(titles)])
        rows = cursor.fetchall()
    found: dict[int, str] = {}
    for key, award, year, on, by, name, number, given_on, given_by, held in rows:
        parts = [each.rpartition("|") for each in held or ()]
        given = Given(number, given_on, given_by, tuple((code, int(when)) for code, _, when in parts))
        if told := contradiction(Declaration(award, year, on, by, name), given):
            found.setdefault(key, told)
    return found


def contradiction(declared: Declaration, given: Given) -> str:
    """Empty where it may be another organ's decision of the same number, or says the same."""
    if not _is_meant(declared, given):
        return ""
    called = f"Quyết định số {given.number} ngày {short_date(given.on)} của {given.by}"
    if declared.on is not None and declared.on != given.on:
        return f"{called} đã ban hành tại đây, không phải ngày {short_date(declared.on)}"
    if (declared.award, declared.year) in given.held:
        return ""
    if given.held:
        told = ", ".join(f"{name_of(award)} năm {year}" for award, year in given.held)
        return f"{called} tặng {declared.name} {told}, không phải danh hiệu đã khai"
    return f"{called} đã ban hành tại đây không có tên {declared.name}"


def _is_meant(declared: Declaration, given: Given) -> bool:
    """An organ numbers its decisions anew each year, and other organs give the same numbers: it is this
    decision by its day where no other organ is named, else by its organ and year."""
    named = organ_key(declared.by)
    if declared.on == given.on:
        return not named or named == organ_key(given.by)
    year = declared.on.year if declared.on else declared.year
    return bool(named) and named == organ_key(given.by) and year == given.on.year


def organ_key(name: str) -> str:
    """ "Chủ tịch UBND huyện Hà Quảng" and "Ủy ban nhân dân huyện Hà Quảng" are one organ."""
    folded = fold(name).replace("uy ban nhan dan", "ubnd")
    return folded.removeprefix("chu tich").strip()
