"""Resume: an adjourned meeting goes on; its roll stays frozen, who is there is entered anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser

from dossiers.local_law import local_law
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, refuse_if
from roles.rights.permissions import Mandate
from trail.clock import VIETNAM
from trail.record import record
from trail.state.proved_table import proof
from trail.verbs import Verb
from vietnamese.dates import short_date
from workflow.actions.open_meeting import Attendance, locked_meeting
from workflow.actions.steps.meetings.meeting_hours import in_words, still_to_come
from workflow.actions.steps.meetings.presences import Presence, unsaid_of
from workflow.actions.steps.meetings.quorum_heads import refuse_without_quorum
from workflow.models import Adjournment, Meeting, RollEntry
from workflow.models.proved_tables import OF_MEETING
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def resume(
    meeting_id: int,
    presences: Mapping[int, Presence],
    *,
    resumed_at: datetime,
    by: AbstractBaseUser,
    on: date,
) -> Meeting:
    """`presences` is by user id, as at the opening; who is not named is not there.

    Who has voted keeps the ballot, there or not. Who has not, and was present before, has left when the
    meeting broke off. On the very day of the adjournment it may go on at once.
    """
    meeting = locked_meeting(meeting_id, Act.RESUME)
    mandate = require(may(Act.RESUME, by, meeting, on=on))
    roll = list(meeting.roll.select_for_update().order_by("ordinal"))
    refuse_foreign(presences, [entry.user_id for entry in roll], field="Điểm danh")
    broken_off = meeting.adjournments.get(resumed_at__isnull=True)
    refuse_if(
        [
            *_obstacles(broken_off, presences, resumed_at, by=by, on=on),
            *unsaid_of(presences, {entry.user_id: entry.name for entry in roll}),
        ],
        message="Chưa họp tiếp được cuộc họp.",
    )
    here = {pk for pk, each in presences.items() if each.attendance == Attendance.PRESENT}
    rules = local_law(meeting.council.jurisdiction).rulebook_on(on)
    remedy = "Hoãn cuộc họp sang ngày khác hoặc mời thêm thành viên dự họp."
    refuse_without_quorum(len(here), members=len(roll), rules=rules, remedy=remedy)

    meeting.resume()
    _enter(roll, presences, broken_off)
    broken_off.resumed_at = resumed_at
    broken_off.save(update_fields=["resumed_at"])
    meeting.present, meeting.meets_on = len(here), on
    meeting.presided_by_id, meeting.presiding_mandate = by.pk, f"{mandate.post}: {mandate.text}"[:400]
    meeting.save()
    _record(meeting, mandate, on=on)
    return meeting


def _obstacles(
    broken_off: Adjournment,
    presences: Mapping[int, Presence],
    resumed_at: datetime,
    *,
    by: AbstractBaseUser,
    on: date,
) -> Iterator[Obstacle]:
    is_same_day = broken_off.adjourned_at.astimezone(VIETNAM).date() == on
    if on < broken_off.resumes_on and not is_same_day:
        told = f"Cuộc họp được hẹn họp tiếp vào ngày {short_date(broken_off.resumes_on)}."
        yield Obstacle(told, remedy="Họp tiếp đúng ngày đã báo thành viên.")
    yield from still_to_come(resumed_at, "Giờ họp tiếp", on)
    if resumed_at < broken_off.adjourned_at:
        told = f"Giờ họp tiếp {in_words(resumed_at)} trước lúc tạm nghỉ {in_words(broken_off.adjourned_at)}."
        yield Obstacle(told, remedy="Ghi lại giờ đúng với diễn biến cuộc họp.")
    if presences.get(by.pk, Presence(Attendance.ABSENT)).attendance != Attendance.PRESENT:
        told = "Người chủ trì phải được ghi là có mặt."
        yield Obstacle(told, remedy="Ghi người chủ trì có mặt rồi họp tiếp.")


def _enter(roll: Sequence[RollEntry], presences: Mapping[int, Presence], broken_off: Adjournment) -> None:
    for entry in roll:
        said = presences.get(entry.user_id, Presence(Attendance.ABSENT))
        if said.attendance == Attendance.PRESENT:
            entry.left_at = None
        elif entry.attendance == Attendance.PRESENT and entry.left_at is None:
            entry.left_at = broken_off.adjourned_at
        if not entry.has_voted:
            _enter_anew(entry, said)
    RollEntry.objects.bulk_update(roll, ["attendance", "absence_reason", "left_at"])


def _enter_anew(entry: RollEntry, said: Presence) -> None:
    """Who has not voted may come, or write in, for the first time; who was there and is not, has left."""
    was_there = entry.attendance == Attendance.PRESENT
    if said.attendance == Attendance.ABSENT and was_there:
        return
    entry.attendance, entry.absence_reason = said.attendance, said.reason
    if said.attendance == Attendance.WRITTEN:
        entry.left_at = None


def _record(meeting: Meeting, mandate: Mandate, *, on: date) -> None:
    record(
        Verb.MEETING_RESUMED,
        subject=("meeting", meeting.pk),
        by=mandate.actor,
        on=on,
        details={
            "members": meeting.members,
            "present": meeting.present,
            **proof(meeting.pk, *OF_MEETING),
        },
        jurisdiction_id=meeting.council.jurisdiction_id,
        about=meeting.title,
    )
