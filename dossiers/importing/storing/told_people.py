"""What a list says anew of each recipient, before and after, for the history; read before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dossiers.importing.checking.rows import ListRow
from dossiers.importing.matching.declared_figures import Figures, declared_figures
from dossiers.importing.matching.people import ListedPerson
from dossiers.models import CollectiveYear, Initiative, Rating, Recipient
from dossiers.recipients.card_words import (
    CardLine,
    card_changes,
    decision_words,
    figures_line,
    initiative_line,
    line_of,
    rating_line,
)
from vietnamese.dates import short_date

Known = Mapping[int, Sequence[Rating | Initiative | CollectiveYear]]
_POSITIONS = dict(Recipient.Position.choices)
_GENERAL = {"staff_code": "Mã cán bộ", "birth_on": "Ngày sinh", "post": "Chức vụ", "position": "Nhóm chức vụ"}


def known_rows(people: Iterable[ListedPerson], *, year: int) -> Known:
    """What the cards of those known have of the year, by recipient; three statements at most."""
    keys = [person.key for person in people if person.known]
    found: dict[int, list[Rating | Initiative | CollectiveYear]] = {key: [] for key in keys}
    if keys:
        asked: dict[str, Any] = {"recipient__in": keys, "year": year}
        rows: list[Rating | Initiative | CollectiveYear] = [*Rating.objects.filter(**asked)]
        rows += [*Initiative.objects.filter(**asked), *CollectiveYear.objects.filter(**asked)]
        for row in rows:
            found[row.recipient_id].append(row)
    return found


def told_of_people(
    rows: Sequence[tuple[ListRow, ListedPerson]],
    recipients: Mapping[int, int],
    known: Known,
    *,
    year: int,
    figures: Mapping[int, Figures],
) -> dict[str, Any]:
    """{recipient: {"name": …, "changes": [[what, before, after], …]}} of all whose card says something else;
    `recipients` are the ids by the person's key, `known` what known_rows found, `figures` of the cards."""
    told: dict[str, Any] = {}
    of_person: dict[int, list[ListRow]] = {}
    people = {person.key: person for _row, person in rows}
    for row, person in rows:
        of_person.setdefault(person.key, []).append(row)
    for key, person in people.items():
        there = known.get(key, ())
        said = dict(line for row in of_person[key] for line in _said(row, there, year=year))
        said |= _figures_said(declared_figures(of_person[key], figures.get(key)), there, year=year)
        before = [line for line in map(line_of, there) if line[0] in said]
        changes = [*_general(person), *card_changes(before, list(said.items()))]
        if changes:
            told[str(recipients[key])] = {"name": person.name, "changes": changes}
    return told


def _general(person: ListedPerson) -> list[list[str]]:
    """As newcomers.py writes it: of somebody known a stored birth date and code stay."""
    row, known = person.row, person.known
    changes = []
    for name, what in _GENERAL.items():
        before = _shown(name, getattr(known, name) if known else "")
        after = _shown(name, row.get(name))
        stays = known is not None and before and name in ("staff_code", "birth_on")
        if after and after != before and not stays:
            changes.append([what, before, after])
    return changes


def _shown(name: str, value: Any) -> str:
    if name == "birth_on":
        return short_date(value) if value else ""
    return str(_POSITIONS.get(value, "") if name == "position" else value or "")


def _said(
    row: ListRow, there: Sequence[Rating | Initiative | CollectiveYear], *, year: int
) -> Iterable[CardLine]:
    """As yearly_facts.py writes it: what a list has no column for stays as it is there."""
    kinds = {each.code: each.kind for each in there if isinstance(each, Initiative)}
    if level := row.get("rating"):
        yield rating_line(year, level)
    if code := row.get("initiative_code"):
        yield initiative_line(
            year,
            code,
            kind=kinds.get(code, "sáng kiến"),
            title=row.get("initiative_title") or "",
            level=row.get("initiative_level") or "cơ sở",
            decided=decision_words(row.get("initiative_number") or "", row.get("initiative_on")),
        )


def _figures_said(
    counts: Figures, there: Sequence[Rating | Initiative | CollectiveYear], *, year: int
) -> dict[str, str]:
    party_cell = next((each.party_cell for each in there if isinstance(each, CollectiveYear)), "")
    return dict([figures_line(year, counts, party_cell=party_cell)]) if counts else {}
