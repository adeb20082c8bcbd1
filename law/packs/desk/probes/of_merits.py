"""Tries at rules about titles held and initiatives recognised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from law.awards import name_of
from law.case_files.case_format import INITIATIVE_KINDS
from law.eligibility.initiative import LEVELS
from law.packs.desk.probes.probe import Probe, Tried, initiative_cell, neighbour, title_cell

_LEVELS = tuple(LEVELS)


def held_title(tried: Tried) -> Iterator[Probe]:
    """Just as many as are asked for, of each title; one fewer; with a year left out; of another title."""
    codes, times = tuple(tried.fields["titles"]), tried.fields.get("times", 1)
    row = list(range(tried.year - times + 1, tried.year + 1))
    for code in codes:
        yield _titles(tried, code, row)
    yield _titles(tried, codes[0], row[1:] if times > 1 else [tried.year - 1])
    if times > 1:
        yield _titles(tried, codes[0], [row[0] - 1, *row[1:]])
    if other := neighbour(codes):
        yield _titles(tried, other, row)


def _titles(tried: Tried, code: str, years: Sequence[int]) -> Probe:
    cells = "; ".join(title_cell(code, year) for year in years)
    told = f"đã được tặng {name_of(code)} {_years(years)}"
    return Probe(tried.facts(**{"đã có": cells}), told)


def initiative(tried: Tried) -> Iterator[Probe]:
    """Just as many at the level asked for, of each kind; one fewer; a level lower; of another kind; of the
    year before, or of the last years that count."""
    fields, year = tried.fields, tried.year
    count, level, kinds = fields["count"], fields["level"], tuple(fields["kinds"])
    for kind in kinds:
        yield _initiatives(tried, count, year, kind=kind, level=level)
    yield _initiatives(tried, count - 1, year, kind=kinds[0], level=level)
    for lower in _LEVELS[: _LEVELS.index(level)][-1:]:
        yield _initiatives(tried, count, year, kind=kinds[0], level=lower)
    for other in [kind for kind in INITIATIVE_KINDS if kind not in kinds][:1]:
        yield _initiatives(tried, count, year, kind=other, level=level)
    back = fields.get("within_last")
    for earlier in (year - back + 1, year - back) if back else (year - 1,):
        yield _initiatives(tried, count, earlier, kind=kinds[0], level=level)


def _initiatives(tried: Tried, count: int, year: int, *, kind: str, level: str) -> Probe:
    cells = [initiative_cell(number, year, kind=kind, level=level) for number in range(1, count + 1)]
    told = f"có {count:02} {_KIND_NAMES.get(kind, kind)} cấp {level} được công nhận năm {year}"
    return Probe(
        tried.facts(**{"sáng kiến": "; ".join(cells) or "không"}), told if count else "không có sáng kiến nào"
    )


_KIND_NAMES = {"mưu trí": "trường hợp mưu trí, sáng tạo"}


def _years(years: Sequence[int]) -> str:
    return f"năm {', '.join(map(str, years))}"
