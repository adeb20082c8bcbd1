"""Agenda results against the ballots. No entry knows a ballot: a closed meeting's are counted again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from trail.state.recorded_acts import open_streams, read
from trail.state.replays import replay_all
from trail.state.row_faults import Finding, Gap, Looked, RowFault
from workflow.models import MeetingState
from workflow.models.proved_tables import ENVELOPES, ROLL
from workflow.proofs.envelopes import Envelopes, check_opening

IN_SESSION = (MeetingState.OPEN, MeetingState.ADJOURNED)
UNSEALED = "phiếu bỏ trước khi có phong bì, trong hòm của cuộc họp chưa kết thúc (chỉ đếm được)"
_COUNTED = """
SELECT i.meeting_id, i.id, i.award, m.title, m.state, i.is_live, i.result,
       i.yes, i.no, b.yes, b.no, r.voted, r.unsealed
  FROM workflow_agendaitem i JOIN workflow_meeting m ON m.id = i.meeting_id
  LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE agrees) AS yes, count(*) FILTER (WHERE NOT agrees) AS no
      FROM workflow_ballot WHERE item_id = i.id) b ON true
  LEFT JOIN (
    SELECT meeting_id, count(*) AS voted, count(*) FILTER (WHERE e.id IS NULL) AS unsealed
      FROM workflow_rollentry LEFT JOIN workflow_envelope e ON e.entry_id = workflow_rollentry.id
     WHERE has_voted GROUP BY meeting_id) r ON r.meeting_id = i.meeting_id
 WHERE %s::bigint IS NULL OR i.meeting_id = %s ORDER BY i.meeting_id, i.id
"""
_STRAY = """
SELECT b.id, b.item_id FROM workflow_ballot b
 WHERE NOT EXISTS (SELECT FROM workflow_agendaitem i WHERE i.id = b.item_id) ORDER BY b.id
"""


def check_ballots(*, only: int | None = None) -> Iterator[Finding]:
    """`only` is a meeting's key."""
    yield from check_opening(only=only)
    yield from _items(only)
    with open_streams() as stack:
        for key, item in read(stack, _STRAY):
            yield RowFault(
                table="workflow_ballot",
                id=str(key),
                field="item_id",
                row=item,
                history=None,
                subject="meeting:0",
            )


def box_faults(meeting: int) -> list[RowFault]:
    """What is not as the members cast it in the box of an open meeting."""
    cast = replay_all("meeting", [ROLL, ENVELOPES], [Envelopes], only=meeting)
    found = [*cast, *check_opening(only=meeting), *_items(meeting)]
    return [each for each in found if isinstance(each, RowFault)]


def _items(only: int | None) -> Iterator[Finding]:
    with open_streams() as stack:
        for row in read(stack, _COUNTED, [only, only]):
            yield from _item(row)


def _item(row: tuple[Any, ...]) -> Iterator[Finding]:
    meeting, item, award, title, state, is_live, result, *figures = row
    said, counted, found = figures[:2], figures[2:4], sum(figures[2:4])
    voted, unsealed = (figure or 0 for figure in figures[4:])
    name = f"{title}: {award}"
    yield Looked(found)

    def fault(field: str, row: object, history: object) -> RowFault:
        return RowFault(
            table="workflow_ballot",
            id=item,
            field=field,
            row=row,
            history=history,
            subject=f"meeting:{meeting}",
            name=name,
        )

    if result:
        for field, one, other in zip(("yes", "no"), said, counted, strict=True):
            if one != other:
                yield fault(field, other, one)
    elif found and state in IN_SESSION:
        yield Gap(UNSEALED, found)
    is_open = is_live and state in IN_SESSION
    right = voted if result else unsealed if is_open else 0
    if found != right:
        yield fault("item_id", found, right)
