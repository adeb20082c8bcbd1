"""Where the law leaves a case open, a person settles it; the reason stays with the nomination."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

_WRITE = """
UPDATE dossiers_nomination n SET settled = v.settled
FROM unnest(%s::bigint[], %s::jsonb[]) AS v(id, settled) WHERE n.id = v.id
"""


def store_settled(overridden: Sequence[Mapping[str, Any]]) -> None:
    """Each row names its `nomination`, rule, message, citation and reason. One statement, none for none."""
    by_nomination: dict[int, list[Mapping[str, Any]]] = {}
    for row in overridden:
        by_nomination.setdefault(row["nomination"], []).append(row)
    if not by_nomination:
        return
    settled = [json.dumps(rows, ensure_ascii=False) for rows in by_nomination.values()]
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [list(by_nomination), settled])
