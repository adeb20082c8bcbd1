"""Vote: a member of the frozen roll agrees or disagrees on every item, once, in a sealed envelope."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from law.awards import name_of
from roles.doors.one_act import one_act
from roles.doors.refusals import Forbidden, Obstacle, Overtaken, Refused, refuse_if
from trail.record import record
from trail.verbs import Verb
from workflow.actions.open_meeting import locked_meeting
from workflow.actions.steps.belonging import refuse_other_items
from workflow.actions.steps.meetings.ballot_box import put_in
from workflow.actions.steps.meetings.meeting_hours import in_words
from workflow.models import AgendaItem, Meeting, MeetingState, RollEntry
from workflow.table.act_rights import may, require
from workflow.table.moves import Act

Attendance = RollEntry.Attendance


@one_act
def vote(meeting_id: int, choices: Mapping[int, bool], *, by: AbstractBaseUser, on: date) -> None:
    """Casts the vote of a member who is present; `choices` is by agenda item id, True agrees."""
    meeting = meeting_in_session(meeting_id)
    mandate = require(may(Act.VOTE, by, meeting, on=on))
    entry = entry_to_vote(meeting, by.pk, Attendance.PRESENT)
    kept = cast(meeting, entry, choices)
    record(
        Verb.VOTED,
        subject=("meeting", meeting.pk),
        by=mandate.actor,
        on=on,
        details=kept,
        jurisdiction_id=meeting.council.jurisdiction_id,
        about=meeting.title,
    )


def meeting_in_session(meeting_id: int) -> Meeting:
    """Under lock; `Overtaken` when it is closed already."""
    meeting = locked_meeting(meeting_id, Act.VOTE)
    assert meeting.state == MeetingState.OPEN  # only an open meeting can be closed
    return meeting


def entry_to_vote(meeting: Meeting, user_id: int, attendance: str) -> RollEntry:
    """The member's place on the roll, under lock; refused who takes part otherwise or has voted."""
    entry = meeting.roll.select_for_update().filter(user_id=user_id).first()
    if entry is None:
        raise Forbidden(
            "Ông/bà không có trong danh sách thành viên dự cuộc họp này.",
            remedy="Danh sách được chốt khi khai mạc; liên hệ thư ký Hội đồng.",
        )
    if entry.attendance != attendance:
        raise Refused(
            f"Thành viên này được ghi là “{entry.get_attendance_display()}”.",
            remedy="Liên hệ thư ký Hội đồng nếu ghi nhầm.",
        )
    if entry.left_at is not None and not entry.has_voted:
        raise Refused(
            f"{entry.name} được ghi ra về lúc {in_words(entry.left_at)}.",
            remedy="Nếu đã trở lại họp, đề nghị thư ký Hội đồng ghi trở lại rồi bỏ phiếu.",
        )
    if entry.has_voted:
        raise Overtaken(
            f"{entry.name} đã bỏ phiếu tại cuộc họp này; phiếu chỉ được gửi một lần.",
            remedy="Không cần làm gì thêm.",
        )
    return entry


def cast(meeting: Meeting, entry: RollEntry, choices: Mapping[int, bool]) -> dict[str, Any]:
    """One choice an item, all in one sealed envelope; what the entry keeps of it."""
    items = list(meeting.items.filter(is_live=True).select_related("nomination"))
    refuse_other_items(meeting, choices.keys() - {item.pk for item in items})
    missing = [item for item in items if item.pk not in choices]
    refuse_if([_unanswered(item) for item in missing], message="Phiếu chưa ghi đủ ý kiến.")
    return put_in(entry, {item.pk: choices[item.pk] for item in items})


def _unanswered(item: AgendaItem) -> Obstacle:
    return Obstacle(
        f"{item.ordinal}. {item.nomination.recipient_name} ({name_of(item.award)}): chưa chọn.",
        remedy="Chọn “Đồng ý” hoặc “Không đồng ý”.",
        about=str(item.pk),
    )
