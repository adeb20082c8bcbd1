"""The hours of a meeting's breaks, entered anew where they were entered wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from roles.doors.foreign_ids import refuse_foreign
from roles.doors.refusals import Obstacle, refuse_if
from workflow.actions.steps.meetings.meeting_hours import MEND, WRONG, in_words, still_to_come
from workflow.models import Adjournment, Meeting


@dataclass(frozen=True, slots=True)
class BreakHours:
    """When it broke off and went on; `resumed` only of one that has gone on."""

    adjourned: datetime
    resumed: datetime | None


def mended_breaks(meeting: Meeting, given: Mapping[int, BreakHours]) -> list[Adjournment]:
    """Those that become others, by the key of the adjournment, not yet written; refused for another
    meeting's."""
    rows = list(meeting.adjournments.order_by("adjourned_at")) if given else []
    refuse_foreign(given, [row.pk for row in rows], field="Tạm nghỉ")
    return [row for row in rows if row.pk in given and given[row.pk] != _hours(row)]


def write_breaks(
    meeting: Meeting, mended: Sequence[Adjournment], given: Mapping[int, BreakHours], *, on: date
) -> None:
    """Who was entered as gone when the meeting broke off has gone at its mended hour. Refused where the hours
    do not follow each other."""
    for row in mended:
        hours = given[row.pk]
        meeting.roll.filter(left_at=row.adjourned_at).update(left_at=hours.adjourned)
        row.adjourned_at = hours.adjourned
        row.resumed_at = hours.resumed if row.resumed_at is not None else None
    Adjournment.objects.bulk_update(mended, ["adjourned_at", "resumed_at"])
    refuse_if(_out_of_order(meeting, on), message=WRONG)


def _hours(row: Adjournment) -> BreakHours:
    return BreakHours(row.adjourned_at, row.resumed_at)


def _out_of_order(meeting: Meeting, on: date) -> Iterator[Obstacle]:
    before: tuple[str, datetime] | None = None
    for row in meeting.adjournments.order_by("pk"):
        for what, at in (("Giờ tạm nghỉ", row.adjourned_at), ("Giờ họp tiếp", row.resumed_at)):
            if at is None:
                continue
            yield from still_to_come(at, what, on)
            if before is not None and at < before[1]:
                told = f"{what} {in_words(at)} trước {before[0].lower()} {in_words(before[1])}."
                yield Obstacle(told, remedy=MEND)
            before = (what, at)
