"""The figures of a collective as a list declares them: an empty cell declares nothing, and never a nought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.columns import COLLECTIVES, COUNTS
from dossiers.importing.checking.rows import ListRow

_HEADINGS = {column.key: column.heading for column in COLLECTIVES.columns}
Figures = Mapping[str, int]


def declared_figures(rows: Iterable[ListRow], there: Figures | None) -> dict[str, int]:
    """What the card of one collective says of the year after its `rows`: where their cells are empty, what is
    `there` stays, and what nobody told is missing. Empty where no row declares any figure."""
    declaring = [row for row in rows if row.get("people") is not None]
    found = dict(there or {}) if declaring else {}
    for row in declaring:
        found |= {key: row.get(key) for key in COUNTS if row.get(key) is not None}
    return found


def rows_by_recipient(rows: Iterable[tuple[int, ListRow]]) -> dict[int, list[ListRow]]:
    """One collective has a row for each of its awards."""
    found: dict[int, list[ListRow]] = {}
    for key, row in rows:
        found.setdefault(key, []).append(row)
    return found


def figure_faults(rows: Iterable[tuple[int, ListRow]], there: Mapping[int, Figures]) -> Iterator[CellFault]:
    """Each figure that neither the list nor the card declares, and each that stays on the card though it is
    larger than the people that the list tells; `there` are the figures of the cards by recipient."""
    for recipient, own in rows_by_recipient(rows).items():
        found = declared_figures(own, there.get(recipient))
        if found:
            yield from _of_one(own, found)


def _of_one(rows: list[ListRow], found: Figures) -> Iterator[CellFault]:
    row = [each for each in rows if each.get("people") is not None][-1]
    bad = {key for each in rows for key in each.bad}
    for key in COUNTS[1:]:
        if key in bad or row.get(key) is not None:
            continue
        if key not in found:
            yield row.fault(key, f"Chưa ghi “{_HEADINGS[key]}”.", "Ghi số người; không có ai thì ghi 0.")
        elif found[key] > found["people"]:
            what = f"Ô để trống giữ số {found[key]} đã kê khai, lớn hơn tổng số người ({found['people']})."
            yield row.fault(key, what, "Ghi số của năm nay vào ô này, hoặc xem lại tổng số người.")
