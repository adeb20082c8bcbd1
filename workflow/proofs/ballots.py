"""Agenda results against the ballots in the box. No entry knows a ballot: only their number is proved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from trail.state.recorded_acts import open_streams, read
from trail.state.row_faults import Finding, Gap, Looked, RowFault
from workflow.models import MeetingState

UNCOUNTED = "phiếu trong hòm của cuộc họp chưa kết thúc (chỉ đếm được, không biết nội dung)"
_COUNTED = """
SELECT i.meeting_id, i.id, i.award, m.title, m.state, i.is_live, i.result,
       i.yes_present, i.yes_written, i.no, b.yes_present, b.yes_written, b.no,
       b.written, r.written, b.present, r.present
  FROM workflow_agendaitem i JOIN workflow_meeting m ON m.id = i.meeting_id
  LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE agrees AND NOT is_written) AS yes_present,
           count(*) FILTER (WHERE agrees AND is_written) AS yes_written,
           count(*) FILTER (WHERE NOT agrees) AS no,
           count(*) FILTER (WHERE is_written) AS written, count(*) FILTER (WHERE NOT is_written) AS present
      FROM workflow_ballot WHERE item_id = i.id) b ON true
  LEFT JOIN (
    SELECT meeting_id, count(*) FILTER (WHERE attendance = 'written') AS written,
           count(*) FILTER (WHERE attendance = 'present') AS present
      FROM workflow_rollentry WHERE has_voted GROUP BY meeting_id) r ON r.meeting_id = i.meeting_id
 WHERE %s::bigint IS NULL OR i.meeting_id = %s ORDER BY i.meeting_id, i.id
"""
_STRAY = """
SELECT b.id, b.item_id FROM workflow_ballot b
 WHERE NOT EXISTS (SELECT FROM workflow_agendaitem i WHERE i.id = b.item_id) ORDER BY b.id
"""


def check_ballots(*, only: int | None = None) -> Iterator[Finding]:
    """`only` is a meeting's key."""
    with open_streams() as stack:
        for row in read(stack, _COUNTED, [only, only]):
            yield from _item(row)
        for key, item in read(stack, _STRAY):
            yield RowFault(
                table="workflow_ballot",
                id=str(key),
                field="item_id",
                row=item,
                history=None,
                subject="meeting:0",
            )


def _item(row: tuple[Any, ...]) -> Iterator[Finding]:
    meeting, item, award, title, state, is_live, result, *figures = row
    said, counted = figures[:3], figures[3:6]
    written, of_writers, present, of_present = (figure or 0 for figure in figures[6:])
    name = f"{title}: {award}"
    yield Looked(written + present)

    def fault(field: str, found: object, history: object) -> RowFault:
        return RowFault(
            table="workflow_ballot",
            id=item,
            field=field,
            row=found,
            history=history,
            subject=f"meeting:{meeting}",
            name=name,
        )

    if result:
        names = ("yes_present", "yes_written", "no")
        for field, one, other in zip(names, said, counted, strict=True):
            if one != other:
                yield fault(field, other, one)
    elif present + written and state == MeetingState.OPEN:
        yield Gap(UNCOUNTED, present + written)
    voted = bool(result) or (is_live and state == MeetingState.OPEN)
    if (present, written) != ((of_present, of_writers) if voted else (0, 0)):
        yield fault("item_id", [present, written], [of_present, of_writers] if voted else [0, 0])
