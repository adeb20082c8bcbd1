"""What units are called that the lists beside the year's table name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from roles.queries import names_on
from workflow.views.years.year_table.year_counts import YearTable, day_of_names


def units_named(table: YearTable, units: Iterable[int], *, on: date) -> dict[int, str]:
    """Names by id: of the table where it has them, else asked."""
    names = {unit.unit_id: unit.name for unit in table.units}
    others = set(units) - names.keys()
    return names | (names_on(others, on=day_of_names(table.year, on=on)) if others else {})
