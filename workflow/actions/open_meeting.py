"""Open a meeting: the chair or a vice chair finds the quorum there; the roll of that day is frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from django.contrib.auth.models import AbstractBaseUser
from django_fsm import can_proceed

from dossiers.local_law import local_law
from dossiers.models import Nomination
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from roles.models import Appointment
from roles.queries import council_roll, version_on
from roles.rights.permissions import Mandate
from trail.entries import StandingMove
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.steps.locking import locked_nominations, overtaken
from workflow.actions.steps.meetings.called_hour import before_called_hour
from workflow.actions.steps.meetings.meeting_hours import still_to_come
from workflow.actions.steps.meetings.presences import Presence, unsaid_of
from workflow.actions.steps.meetings.quorum_heads import refuse_without_quorum
from workflow.actions.steps.moving import StandingChange, move, notes_for
from workflow.models import Meeting, RollEntry
from workflow.models.proved_tables import OF_MEETING
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier

Attendance = RollEntry.Attendance


def locked_meeting(meeting_id: int, act: StrEnum) -> Meeting:
    """The meeting under lock, as the row of `act` needs it; `Overtaken` when somebody was faster."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("council__jurisdiction")
    meeting = rows.filter(pk=meeting_id).first()
    if meeting is None:
        raise Refused("Không tìm thấy cuộc họp này.", remedy="Mở lại danh sách cuộc họp.")
    if not can_proceed(getattr(meeting, BY_ACT[act].ready.transition)):
        raise overtaken((Carrier.MEETING, meeting.pk), BY_ACT[act].label)
    return meeting


@one_act
def open_meeting(
    meeting_id: int,
    presences: Mapping[int, Presence],
    *,
    opened_at: datetime,
    by: AbstractBaseUser,
    on: date,
) -> Meeting:
    """Items are tabled. `presences` is by user id; members not named are absent without reason.

    `opened_at` is the hour of `on` at which the chair opened it, as the minutes will tell it.
    """
    meeting = locked_meeting(meeting_id, Act.OPEN_MEETING)
    mandate = require(may(Act.OPEN_MEETING, by, meeting, on=on))
    members = list(council_roll(meeting.council, on=on))
    refuse_foreign(presences, [row.user_id for row in members], field="Điểm danh")
    nominations = _on_agenda(meeting)
    _refuse_out_of_order(meeting, members, presences, opened_at, by, on=on)
    _refuse_too_few(meeting, members, presences, on=on)

    meeting.open()
    _freeze(meeting, members, presences)
    moves = move(Act.OPEN_MEETING, [StandingChange(row, "table") for row in nominations])
    meeting.opened_at, meeting.meets_on = opened_at, on
    _stamp(meeting, members, presences, mandate, by)
    _record(meeting, moves, nominations, mandate, on=on)
    return meeting


def _on_agenda(meeting: Meeting) -> list[Nomination]:
    ids = meeting.items.filter(is_live=True).values_list("nomination_id", flat=True)
    nominations = locked_nominations(list(ids))
    if not nominations:
        raise Refused("Chương trình họp không còn trường hợp nào.", remedy="Triệu tập cuộc họp khác.")
    return nominations


def _refuse_out_of_order(
    meeting: Meeting,
    members: Sequence[Appointment],
    presences: Mapping[int, Presence],
    opened_at: datetime,
    by: AbstractBaseUser,
    *,
    on: date,
) -> None:
    """Not before its day, nor before its hour while somebody may still come; with the composition of that
    day whole, and by somebody who is there."""
    version = version_on(meeting.council, on)
    names = {row.user_id: row.user.get_full_name() for row in members}
    obstacles = [*still_to_come(opened_at, "Giờ khai mạc", on), *unsaid_of(presences, names)]
    if on < meeting.meets_on:
        told = f"Cuộc họp được triệu tập vào ngày {meeting.meets_on:%d/%m/%Y}."
        obstacles.append(Obstacle(told, remedy="Khai mạc đúng ngày họp."))
    obstacles += before_called_hour(meeting, presences, names, opened_at)
    if version is None or version.size != len(members):
        told = f"Danh sách có {len(members)} thành viên, không khớp quyết định kiện toàn Hội đồng."
        obstacles.append(Obstacle(told, remedy="Bổ sung hoặc thôi cử thành viên cho khớp quyết định."))
    if presences.get(by.pk, Presence(Attendance.ABSENT)).attendance != Attendance.PRESENT:
        told = "Người chủ trì phải được ghi là có mặt."
        obstacles.append(Obstacle(told, remedy="Ghi người chủ trì có mặt rồi khai mạc."))
    refuse_if(obstacles, message="Chưa khai mạc được cuộc họp.")


def _refuse_too_few(
    meeting: Meeting, members: Sequence[Appointment], presences: Mapping[int, Presence], *, on: date
) -> None:
    rules = local_law(meeting.council.jurisdiction).rulebook_on(on)
    remedy = "Hoãn cuộc họp hoặc mời thêm thành viên dự họp."
    refuse_without_quorum(_count(members, presences), members=len(members), rules=rules, remedy=remedy)
    meeting.regime, meeting.rulebook = rules.regime, rules.hash


def _count(members: Sequence[Appointment], presences: Mapping[int, Presence]) -> int:
    here = Presence(Attendance.ABSENT)
    return sum(presences.get(row.user_id, here).attendance == Attendance.PRESENT for row in members)


def _freeze(meeting: Meeting, members: Sequence[Appointment], presences: Mapping[int, Presence]) -> None:
    absent = Presence(Attendance.ABSENT)
    RollEntry.objects.bulk_create(
        RollEntry(
            meeting=meeting,
            user_id=row.user_id,
            name=row.user.get_full_name(),
            post=row.post,
            office=row.office,
            ordinal=place,
            attendance=presences.get(row.user_id, absent).attendance,
            absence_reason=presences.get(row.user_id, absent).reason,
        )
        for place, row in enumerate(members, start=1)
    )


def _stamp(
    meeting: Meeting,
    members: Sequence[Appointment],
    presences: Mapping[int, Presence],
    mandate: Mandate,
    by: AbstractBaseUser,
) -> None:
    meeting.members, meeting.present = len(members), _count(members, presences)
    meeting.presided_by_id, meeting.presiding_mandate = by.pk, f"{mandate.post}: {mandate.text}"[:400]
    meeting.save()


def _record(
    meeting: Meeting,
    moves: dict[int, list[StandingMove]],
    nominations: Sequence[Nomination],
    mandate: Mandate,
    *,
    on: date,
) -> None:
    told = Note(
        subject=("meeting", meeting.pk),
        rulebook=(meeting.rulebook, meeting.regime),
        details={
            "members": meeting.members,
            "present": meeting.present,
            **proof(meeting.pk, *OF_MEETING),
        },
        jurisdiction_id=meeting.council.jurisdiction_id,
        about=meeting.title,
    )
    notes = notes_for(moves, nominations, about=meeting.title, carried_by=("meeting", meeting.pk))
    record_many(Verb.OPENED, [told, *notes], by=mandate.actor, on=on)
