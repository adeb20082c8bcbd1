"""Each number series against what it numbered and what was told as used elsewhere: no gap, no double."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from trail.state.recorded_acts import RecordedAct, open_streams, read
from trail.state.replays import replay_all
from trail.state.row_faults import WHOLE, Finding, Looked, RowFault
from trail.state.snapshots import Proved, Snapshots
from trail.verbs import Verb
from workflow.models.proved_tables import SERIES, SKIPPED

# Of a series: its key and last number, the highest one accounted for, the first that nothing accounts for,
# and the first that is accounted for twice.
_ACCOUNTED = """
WITH spans AS (
  SELECT j.organ_id, n.number_year AS year, n.number AS first, n.number AS last
    FROM workflow_decision n JOIN roles_jurisdiction j ON j.id = n.jurisdiction_id
   WHERE n.number IS NOT NULL
   UNION ALL
  SELECT organ_id, year, first, last FROM workflow_skippednumbers
), lined AS (
  SELECT *, coalesce(max(last) OVER (PARTITION BY organ_id, year ORDER BY first, last
                                     ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM spans
), accounted AS (
  SELECT organ_id, year, max(last) AS last,
         min(before + 1) FILTER (WHERE first > before + 1) AS missing,
         min(first) FILTER (WHERE first <= before) AS doubled
    FROM lined GROUP BY organ_id, year
)
SELECT coalesce(s.organ_id, a.organ_id), coalesce(s.year, a.year), s.id, s.last, coalesce(a.last, 0),
       a.missing, a.doubled
  FROM workflow_numberseries s
  FULL JOIN accounted a ON a.organ_id = s.organ_id AND a.year = s.year
 WHERE %s::bigint IS NULL OR coalesce(s.organ_id, a.organ_id) = %s ORDER BY 1, 2
"""

_GAP = "số dùng ngoài chương trình, ghi trước khi nhật ký giữ nội dung của dòng này"


def _told(act: RecordedAct) -> bool:
    """Nothing else ever tells of numbers used elsewhere."""
    return act.verb is Verb.NEXT_NUMBER_SET


def check_numbers(*, only: int | None = None) -> Iterator[Finding]:
    """`only` is an organ's key."""
    with open_streams() as stack:
        for organ, year, key, last, accounted, missing, doubled in read(stack, _ACCOUNTED, [only, only]):
            yield Looked(1)
            fault = partial(_fault, organ, year, key)
            if last is None or last != accounted:
                yield fault("last" if key is not None and accounted else WHOLE, row=last, history=accounted)
            if missing is not None:
                yield fault("last", row=f"không có số {missing:02d}", history="không bỏ số nào")
            if doubled is not None:
                yield fault("last", row=f"số {doubled:02d} ghi hai lần", history="mỗi số một lần")
    proved = [Proved(table=SKIPPED, gap=_GAP, accounts=_told)]
    yield from replay_all("unit", [SKIPPED], [partial(Snapshots, proved=proved)], only=only)


def _fault(organ: int, year: int, key: int | None, field: str, *, row: Any, history: Any) -> RowFault:
    return RowFault(
        table=SERIES.db_table,
        id=key,
        field=field,
        row=row,
        history=history,
        subject=f"unit:{organ}",
        name=f"sổ số văn bản năm {year}",
    )
