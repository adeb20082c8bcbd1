"""The counts of a year as a page shows them: figures that lead to their dossiers, and drawn bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from law.awards import Award
from roles.reader.current_office import CurrentOffice, in_seat
from workflow.forms.award_stages import ALL_PROPOSED, STAGES, Stage
from workflow.views.years.year_table.year_counts import StageCounts, UnitOfYear, YearTable, total_of

# Of what is drawn: the gap between two stages, in hundredths of the longest bar.
GAP = 0.4
# Of an award that units register here, and propose to the level that decides it.
BELOW = "Cấp dưới quyết định, không đề nghị ở đây"
NO_BLOC = "Không thuộc khối, cụm nào"


class StageFigure(NamedTuple):
    stage: Stage
    label: str
    short: str
    number: int
    url: str


class Segment(NamedTuple):
    """A piece of a bar, as SVG asks for it: in hundredths of the longest one."""

    stage: Stage
    x: str
    width: str


class StageLine(NamedTuple):
    """A row of a table of stages, with its bar; a total has none."""

    label: str
    note: str
    url: str
    registered: int
    proposed: int
    proposed_url: str
    figures: Sequence[StageFigure]
    bar: Sequence[Segment] | None


class AwardCell(NamedTuple):
    award: Award
    registered: int
    proposed: int
    url: str
    figures: Sequence[StageFigure]


class UnitRowOfYear(NamedTuple):
    unit: UnitOfYear
    cells: Sequence[AwardCell]


class Links:
    """Addresses of the dossiers behind a figure, opened in the office from which the reader sees them."""

    def __init__(self, year: int, held: CurrentOffice | None, *, is_current: bool) -> None:
        self._year, self._held, self._is_current = year, held, is_current

    def to(self, standing: str, *, award: str = "", unit: int | None = None, bloc: int | None = None) -> str:
        """Empty for who sees no list of these dossiers."""
        if self._held is None:
            return ""
        asked = {"year": self._year, "standing": standing, "award": award, "unit": unit, "bloc": bloc}
        address = f"{reverse('workflow:dossiers')}?{urlencode({k: v for k, v in asked.items() if v})}"
        return address if self._is_current else in_seat(address, self._held)


def figures_of(
    counts: StageCounts, links: Links, *, award: str = "", unit: int | None = None
) -> list[StageFigure]:
    """One a stage, those of no case too."""
    return [
        StageFigure(
            stage,
            words.label,
            words.short,
            counts.stages[stage],
            links.to(stage, award=award, unit=unit) if counts.stages[stage] else "",
        )
        for stage, words in STAGES.items()
    ]


def lines_of_awards(table: YearTable, links: Links, urls: Mapping[str, str]) -> list[StageLine]:
    rows = [
        (
            each.name,
            BELOW if each.code in table.below else "",
            urls[each.code],
            table.of_award(each.code),
            each.code,
        )
        for each in table.awards
    ]
    longest = _longest(counts for *_, counts, _code in rows)
    lines = [
        _line(label, note, url, counts, links, award=code, longest=longest)
        for label, note, url, counts, code in rows
    ]
    if len(lines) > 1:
        lines.append(_line("Cộng", "", "", table.total, links, longest=0))
    return lines


def units_by_bloc(
    table: YearTable, units: Iterable[UnitOfYear] | None = None
) -> dict[int | None, list[UnitOfYear]]:
    """All of them, or those given, by the bloc of the year in the order of its name; those of none last."""
    of_bloc: dict[int | None, list[UnitOfYear]] = {}
    for unit in table.units if units is None else units:
        of_bloc.setdefault(unit.bloc_id, []).append(unit)
    order = sorted(of_bloc, key=lambda key: (key is None, table.blocs.get(key or 0, "")))
    return {key: of_bloc[key] for key in order}


def lines_of_blocs(table: YearTable, urls: Mapping[int, str]) -> list[StageLine]:
    """Of the units as they are members in the year; those in none stand last. Their figures lead nowhere: a
    dossier may have gone past its unit's bloc."""
    found = []
    for key, units in units_by_bloc(table).items():
        counts = total_of(unit.total for unit in units)
        if not counts.is_empty:
            name = table.blocs[key] if key is not None else NO_BLOC
            note = f"{len(units)} đơn vị"
            found.append((name, note, urls.get(key or 0, ""), counts))
    longest = _longest(counts for *_, counts in found)
    nowhere = Links(table.year, None, is_current=True)
    return [_line(*each, nowhere, longest=longest) for each in found]


def lines_of_units(table: YearTable, links: Links, award: str) -> list[StageLine]:
    """Of one award, only the units that have something to do with it."""
    rows = [(unit, unit.by_award[award]) for unit in table.units if award in unit.by_award]
    longest = _longest(counts for _unit, counts in rows)
    return [
        _line(unit.name, "", "", counts, links, award=award, unit=unit.unit_id, longest=longest)
        for unit, counts in rows
    ]


def rows_of_units(table: YearTable, links: Links) -> Iterator[tuple[str, list[UnitRowOfYear]]]:
    """By group of the tree, in the order of the table: (heading, rows), without units of which nothing is
    known."""
    for group in table.groups:
        if rows := [_row(unit, table.awards, links) for unit in group.units if unit.by_award]:
            yield group.heading, rows


def _row(unit: UnitOfYear, awards: Sequence[Award], links: Links) -> UnitRowOfYear:
    cells = [
        _cell(award, unit.by_award.get(award.code, StageCounts()), links, unit=unit.unit_id)
        for award in awards
    ]
    return UnitRowOfYear(unit, cells)


def _cell(award: Award, counts: StageCounts, links: Links, *, unit: int) -> AwardCell:
    figures = [each for each in figures_of(counts, links, award=award.code, unit=unit) if each.number]
    url = links.to(ALL_PROPOSED, award=award.code, unit=unit) if counts.proposed else ""
    return AwardCell(award, counts.registered, counts.proposed, url, figures)


def _line(
    label: str,
    note: str,
    url: str,
    counts: StageCounts,
    links: Links,
    *,
    longest: int,
    award: str = "",
    unit: int | None = None,
) -> StageLine:
    proposed_url = links.to(ALL_PROPOSED, award=award, unit=unit) if counts.proposed else ""
    figures = figures_of(counts, links, award=award, unit=unit)
    return StageLine(
        label,
        note,
        url,
        counts.registered,
        counts.proposed,
        proposed_url,
        figures,
        list(_bar(figures, longest=longest)) if longest else None,
    )


def _bar(figures: Iterable[StageFigure], *, longest: int) -> Iterator[Segment]:
    x = 0.0
    for each in figures:
        if each.number:
            width = each.number * 100 / longest
            yield Segment(each.stage, f"{x:.2f}", f"{max(width - GAP, GAP):.2f}")
            x += width


def _longest(counts: Iterable[StageCounts]) -> int:
    return max((each.proposed for each in counts), default=0) or 1
