"""Each number series against the decisions that it numbered: the last number given is the highest issued."""

from __future__ import annotations

from collections.abc import Iterator

from trail.state.recorded_acts import open_streams, read
from trail.state.row_faults import WHOLE, Finding, Looked, RowFault

_LAST = """
SELECT coalesce(s.organ_id, d.organ_id), coalesce(s.year, d.year), s.id, s.last, d.last
  FROM workflow_numberseries s
  FULL JOIN (SELECT j.organ_id, n.number_year AS year, max(n.number) AS last
               FROM workflow_decision n JOIN roles_jurisdiction j ON j.id = n.jurisdiction_id
              WHERE n.number IS NOT NULL GROUP BY 1, 2) d ON d.organ_id = s.organ_id AND d.year = s.year
 WHERE %s::bigint IS NULL OR coalesce(s.organ_id, d.organ_id) = %s ORDER BY 1, 2
"""


def check_numbers(*, only: int | None = None) -> Iterator[Finding]:
    """`only` is an organ's key."""
    with open_streams() as stack:
        for organ, year, key, last, given in read(stack, _LAST, [only, only]):
            yield Looked(1)
            if last != given:
                yield RowFault(
                    table="workflow_numberseries",
                    id=key,
                    field="last" if key is not None and given is not None else WHOLE,
                    row=last,
                    history=given,
                    subject=f"unit:{organ}",
                    name=f"sổ số văn bản năm {year}",
                )
