"""The hours that a meeting's acts are given: each follows the one before it and none is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from roles.doors.refusals import Obstacle, refuse_if
from trail import clock
from trail.clock import VIETNAM
from trail.queries import timeline
from trail.verbs import Verb
from vietnamese.dates import clock_time, short_date
from workflow.models import Meeting

WRONG = "Giờ ghi không khớp diễn biến cuộc họp."
MEND = "Ghi lại giờ đúng với diễn biến cuộc họp."
_MEND_OPENING = (
    "Ghi lại giờ đúng với diễn biến cuộc họp; nếu giờ khai mạc ghi sai thì Thư ký Hội đồng sửa ở trang "
    "“Ghi diễn biến” của cuộc họp (sửa được cả khi đang họp), rồi ghi lại."
)
_MEND_RESUMPTION = (
    "Ghi lại giờ đúng với diễn biến cuộc họp; nếu giờ họp tiếp ghi sai thì Thư ký Hội đồng sửa ở trang "
    "“Ghi diễn biến” của cuộc họp (sửa được cả khi đang họp), rồi ghi lại."
)
_NOT_YET = "Ghi giờ đã đến; việc chưa diễn ra thì ghi khi đã diễn ra."


def in_words(at: datetime) -> str:
    """Such as "14 giờ 05 ngày 08/12/2020"."""
    local = at.astimezone(VIETNAM)
    return f"{clock_time(local)} ngày {short_date(local.date())}"


def refuse_wrong_moment(meeting: Meeting, at: datetime, *, what: str, on: date) -> None:
    """`what` begins the sentence, such as "Giờ kết thúc". It lies in the last sitting."""
    last = meeting.adjournments.filter(resumed_at__isnull=False).order_by("resumed_at").last()
    began, called = (last.resumed_at, "họp tiếp") if last else (meeting.opened_at, "khai mạc")
    assert began is not None  # only of an opened meeting
    obstacles = list(still_to_come(at, what, on))
    if at < _minute(began):
        told = f"{what} {in_words(at)} trước lúc {called} {in_words(began)}."
        obstacles.append(Obstacle(told, remedy=_MEND_RESUMPTION if last else _MEND_OPENING))
    refuse_if(obstacles, message=WRONG)


def refuse_before_votes(meeting: Meeting, at: datetime, *, what: str, on: date) -> None:
    """A break or an end follows the opening in which ballots were cast, and the last of them.

    What is cast on a phone has its true moment in the history, what was written in may be entered later. The
    moment is asked on the present day only: any other is the demonstration's, which the database's clock,
    from which the moment is, does not know.
    """
    cast = timeline(("meeting", meeting.pk)).filter(verb=Verb.VOTED).last()
    if cast is None:
        return
    if meeting.opened_at is not None and at < _minute(meeting.opened_at) + timedelta(minutes=1):
        told = f"{what} {in_words(at)} là đúng lúc khai mạc, nhưng đã có thành viên bỏ phiếu."
        refuse_if([Obstacle(told, remedy=_MEND_OPENING)], message=WRONG)
    is_of_its_day = cast.at.astimezone(VIETNAM).date() == cast.acted_on
    if on == clock.present().date() and is_of_its_day and at < _minute(cast.at):
        told = f"{what} {in_words(at)} trước phiếu cuối cùng, gửi lúc {in_words(cast.at)}."
        refuse_if([Obstacle(told, remedy=MEND)], message=WRONG)


def _minute(at: datetime) -> datetime:
    """Hours are typed without seconds."""
    return at.replace(second=0, microsecond=0)


def refuse_before_leaving(meeting: Meeting, at: datetime) -> None:
    """Nobody has left a meeting after its end."""
    refuse_if(_left(meeting, at, "gt", "Kết thúc"), message=WRONG)


def refuse_after_course(meeting: Meeting, at: datetime, *, on: date) -> None:
    """Nobody has left a meeting, and it has not broken off, before its opening."""
    obstacles = [*still_to_come(at, "Giờ khai mạc", on), *_left(meeting, at, "lt", "Khai mạc")]
    for each in meeting.adjournments.filter(adjourned_at__lt=at).order_by("adjourned_at"):
        told = f"Khai mạc lúc {in_words(at)}, nhưng tạm nghỉ lúc {in_words(each.adjourned_at)}."
        obstacles.append(Obstacle(told, remedy=MEND))
    refuse_if(obstacles, message=WRONG)


def still_to_come(at: datetime, what: str, on: date) -> Iterator[Obstacle]:
    """Of the present day the hour counts too; any other day is the demonstration's, which plays it whole."""
    day, present = at.astimezone(VIETNAM).date(), clock.present()
    if day > on or (day == present.date() and at > present):
        yield Obstacle(f"{what} {in_words(at)} chưa đến.", remedy=_NOT_YET)


def _left(meeting: Meeting, at: datetime, side: str, what: str) -> Iterator[Obstacle]:
    for entry in meeting.roll.filter(**{f"left_at__{side}": at}).order_by("ordinal"):
        assert entry.left_at is not None
        told = f"{what} lúc {in_words(at)}, nhưng {entry.name} được ghi ra về lúc {in_words(entry.left_at)}."
        yield Obstacle(told, remedy=MEND)
