"""Write the record: when the meeting began and ended, and what was said of each item, until the minutes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from trail.record import record
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.open_meeting import locked_meeting
from workflow.actions.steps.belonging import refuse_other_items
from workflow.actions.steps.meeting_hours import refuse_before_leaving, refuse_wrong_moment
from workflow.models import AgendaItem, Meeting
from workflow.models.proved_tables import AGENDA, MEETING
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """`ended` only of a closed meeting; `discussions` by agenda item's key, an empty text where nothing was
    said; an item that is not named keeps its text."""

    began: datetime
    ended: datetime | None
    discussions: Mapping[int, str]


@one_act
def write_record(meeting_id: int, given: MeetingRecord, *, by: AbstractBaseUser, on: date) -> Meeting:
    """Corrects the hours and sets the texts as often as needed; the printed minutes end it."""
    meeting = locked_meeting(meeting_id, Act.WRITE_RECORD)
    mandate = require(may(Act.WRITE_RECORD, by, meeting, on=on))
    refuse_other_items(meeting, given.discussions.keys())
    meeting.opened_at = given.began
    refuse_wrong_moment(meeting, given.began, what="Giờ khai mạc", on=on)
    if meeting.closed_on is not None and given.ended is not None:
        refuse_wrong_moment(meeting, given.ended, what="Giờ kết thúc", on=on)
        refuse_before_leaving(meeting, given.ended)
        meeting.ends(given.ended)
    meeting.write_record()
    meeting.save(update_fields=["opened_at", "closed_at", "closed_on"])
    _write_discussions(meeting, given.discussions)
    record(
        Verb.RECORD_WRITTEN,
        subject=("meeting", meeting.pk),
        by=mandate.actor,
        on=on,
        details=proof(meeting.pk, MEETING, AGENDA),
        jurisdiction_id=meeting.council.jurisdiction_id,
        about=meeting.title,
    )
    return meeting


def _write_discussions(meeting: Meeting, discussions: Mapping[int, str]) -> None:
    items = list(meeting.items.filter(pk__in=discussions.keys()))
    for item in items:
        item.discussion = discussions[item.pk].strip()
    AgendaItem.objects.bulk_update(items, ["discussion"])
