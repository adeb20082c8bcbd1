"""Of which unit somebody was proposed: that of the dossier in which he came up, wherever he works by now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import connection

from dossiers.models import Nomination
from roles.queries import names_on

# What was forwarded lies in the dossier of the organ above; the first of its line is the unit's own.
_FIRST = """
WITH RECURSIVE line(asked, id, origin_id, dossier_id) AS (
  SELECT n.id, n.id, n.origin_id, n.dossier_id FROM dossiers_nomination n WHERE n.id = ANY(%s::bigint[])
   UNION ALL
  SELECT line.asked, o.id, o.origin_id, o.dossier_id
    FROM line JOIN dossiers_nomination o ON o.id = line.origin_id
)
SELECT line.asked, d.unit_id FROM line JOIN dossiers_dossier d ON d.id = line.dossier_id
 WHERE line.origin_id IS NULL
"""


def proposing_units(nominations: Iterable[Nomination | int]) -> dict[int, int]:
    """The unit's id by nomination id; one statement."""
    keys = [each if isinstance(each, int) else each.pk for each in nominations]
    with connection.cursor() as cursor:
        cursor.execute(_FIRST, [keys])
        return dict(cursor.fetchall())


def proposing_names(nominations: Iterable[Nomination | int], *, on: date) -> dict[int, str]:
    """Its name of that day by nomination id; two statements, three where units are still to come."""
    units = proposing_units(nominations)
    names = names_on(units.values(), on=on)
    return {key: names[unit] for key, unit in units.items()}
