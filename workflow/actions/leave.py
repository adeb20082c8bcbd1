"""Leave: a member goes before the end; who has voted keeps the ballot, who has not holds nobody up."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken, Refused
from trail.record import record
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.open_meeting import Attendance, locked_meeting
from workflow.actions.steps.meetings.meeting_hours import in_words, refuse_wrong_moment
from workflow.models import Meeting, RollEntry
from workflow.models.proved_tables import ROLL
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def leave(meeting_id: int, member_id: int, *, left_at: datetime, by: AbstractBaseUser, on: date) -> RollEntry:
    """`member_id` is a user's. The base of every threshold stays ALL members (law.procedure.thresholds); the
    closing counts its quorum again without those who have left before voting."""
    meeting = locked_meeting(meeting_id, Act.LEAVE)
    mandate = require(may(Act.LEAVE, by, meeting, on=on))
    entry = entry_on_roll(meeting, member_id)
    _refuse_unable_to_leave(meeting, entry)
    refuse_wrong_moment(meeting, left_at, what=f"Giờ ra về của {entry.name},", on=on)
    meeting.note_attendance()
    entry.left_at = left_at
    entry.save(update_fields=["left_at"])
    record(
        Verb.MEMBER_LEFT,
        subject=("meeting", meeting.pk),
        by=mandate.actor,
        on=on,
        details={"member": entry.name, "moment": in_words(left_at), **proof(meeting.pk, ROLL)},
        jurisdiction_id=meeting.council.jurisdiction_id,
        about=meeting.title,
    )
    return entry


def entry_on_roll(meeting: Meeting, user_id: int) -> RollEntry:
    """The member's place on the frozen roll, under lock."""
    entry = meeting.roll.select_for_update().filter(user_id=user_id).first()
    if entry is None:
        raise Refused(
            "Thành viên này không có trong danh sách dự cuộc họp.",
            remedy="Mở lại trang cuộc họp và chọn trong danh sách đã chốt lúc khai mạc.",
        )
    return entry


def _refuse_unable_to_leave(meeting: Meeting, entry: RollEntry) -> None:
    if entry.left_at is not None:
        raise Overtaken(
            f"{entry.name} đã được ghi ra về lúc {in_words(entry.left_at)}.",
            remedy="Nếu ghi nhầm giờ, ghi trở lại họp rồi ghi ra về với giờ đúng.",
        )
    if entry.attendance != Attendance.PRESENT:
        raise Refused(
            f"{entry.name} được ghi là “{entry.get_attendance_display()}”, không dự họp nên không ra về.",
            remedy="Chọn thành viên có mặt.",
        )
    if entry.user_id == meeting.presided_by_id:
        raise Refused(
            f"{entry.name} đang chủ trì, cuộc họp không thể tiếp tục khi không có người chủ trì.",
            remedy="Tạm nghỉ cuộc họp; Chủ tịch hoặc Phó Chủ tịch Hội đồng có mặt cho họp tiếp.",
        )
