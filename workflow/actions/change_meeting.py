"""Change a meeting: until it is opened its day, hour, place, title and agenda may become others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Nomination
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from roles.queries import version_on
from trail.verbs import Verb
from vietnamese.numbers import counted
from workflow.actions.open_meeting import locked_meeting
from workflow.actions.steps.locking import locked_nominations, overtaken
from workflow.actions.steps.meetings.agenda_setting import refuse_impossible_call, set_agenda
from workflow.actions.steps.meetings.telling_members import record_told, tell, when
from workflow.models import Meeting
from workflow.models.proved_tables import OF_MEETING
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier

LONGEST_NAMES = 300  # letters, of those added or left out: a notice takes both and the reason


@dataclass(frozen=True, slots=True)
class MeetingCall:
    """To what, when and where members are called."""

    title: str
    meets_on: date
    starts_at: time | None = None
    place: str = ""


@one_act
def change_meeting(
    meeting_id: int,
    nomination_ids: Collection[int],
    call: MeetingCall,
    *,
    by: AbstractBaseUser,
    on: date,
    reason: str = "",
) -> Meeting:
    """Members read what has changed; nominations left out wait for a council again."""
    meeting = locked_meeting(meeting_id, Act.CHANGE_MEETING)
    mandate = require(may(Act.CHANGE_MEETING, by, meeting, on=on))
    council = meeting.council
    before = set(meeting.items.filter(is_live=True).values_list("nomination_id", flat=True))
    rows = locked_nominations({*nomination_ids, *before})
    own = [row.pk for row in rows if row.dossier.jurisdiction_id == council.jurisdiction_id]
    refuse_foreign(nomination_ids, own, field="Trường hợp đưa ra Hội đồng")
    wanted = [row for row in rows if row.pk in set(nomination_ids)]
    refuse_impossible_call(
        council, wanted, call.meets_on, on=on, within=meeting, message="Chưa thay đổi được cuộc họp."
    )
    changes = [*_changes(meeting, call), *_of_agenda(rows, before, {row.pk for row in wanted})]
    if not changes:
        raise _nothing_to_change(meeting)

    meeting.change()
    tell(meeting, changes, reason=reason, on=on)
    meeting.title, meeting.place = call.title, call.place
    meeting.meets_on, meeting.starts_at = call.meets_on, call.starts_at
    meeting.version = version_on(council, call.meets_on)
    meeting.save()
    set_agenda(meeting, wanted)
    record_told(Verb.MEETING_CHANGED, meeting, OF_MEETING, reason=reason, by=mandate, on=on)
    return meeting


def _nothing_to_change(meeting: Meeting) -> Refused:
    """Somebody may just have changed it so."""
    if meeting.notified_on is not None:
        return overtaken((Carrier.MEETING, meeting.pk), BY_ACT[Act.CHANGE_MEETING].label)
    return Refused("Chưa có gì thay đổi so với giấy mời.", remedy="Sửa chỗ cần đổi rồi ghi lại.")


def _changes(meeting: Meeting, call: MeetingCall) -> Iterator[str]:
    was, will = when(meeting.meets_on, meeting.starts_at), when(call.meets_on, call.starts_at)
    if was != will:
        yield f"Thời gian họp đổi từ {was} sang {will}."
    if meeting.place != call.place:
        yield f"Địa điểm họp đổi thành: {call.place or 'sẽ thông báo sau'}."
    if meeting.title != call.title:
        yield f"Nội dung cuộc họp đổi thành: {call.title}."


def _of_agenda(rows: Sequence[Nomination], before: set[int], after: set[int]) -> Iterator[str]:
    """ "Chương trình thêm 02 trường hợp: Nông Văn A, Lý Thị B; bớt 01 trường hợp: …": what was not done is
    not told."""
    parts = [("thêm", after - before), ("bớt", before - after)]
    told = [f"{what} {_named([row for row in rows if row.pk in keys])}" for what, keys in parts if keys]
    if told:
        yield f"Chương trình {'; '.join(told)}."


def _named(rows: Sequence[Nomination]) -> str:
    """How many and, where they are few and have names of usual length, who."""
    names = ", ".join(row.recipient_name for row in sorted(rows, key=lambda row: row.sort_key))
    return f"{counted(len(rows))} trường hợp{f': {names}' if len(names) <= LONGEST_NAMES else ''}"
