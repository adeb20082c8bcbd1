"""The order of a list whose rows stand under sub-headings of their units."""

from collections.abc import Iterable
from dataclasses import replace

from printing.contents import AnnexPart, AnnexRow
from vietnamese.collation import sort_key


def parts_by_unit(parts: Iterable[AnnexPart]) -> tuple[AnnexPart, ...]:
    """Units by name, in each the rows as they came; a part in which a row has no unit stays as it is."""
    return tuple(replace(part, rows=_by_unit(part.rows)) for part in parts)


def _by_unit(rows: tuple[AnnexRow, ...]) -> tuple[AnnexRow, ...]:
    return tuple(sorted(rows, key=lambda row: sort_key(row.unit))) if all(row.unit for row in rows) else rows
