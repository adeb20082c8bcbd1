"""The hours that a meeting's acts are given: each follows the one before it and lies in no day to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from roles.doors.refusals import Obstacle, refuse_if
from trail.clock import VIETNAM
from vietnamese.dates import short_date
from workflow.models import Meeting

_MEND = "Ghi lại giờ đúng với diễn biến cuộc họp."


def in_words(at: datetime) -> str:
    """Such as "14 giờ 05 ngày 08/12/2020"."""
    local = at.astimezone(VIETNAM)
    return f"{local.hour} giờ {local.minute:02d} ngày {short_date(local.date())}"


def refuse_wrong_moment(meeting: Meeting, at: datetime, *, what: str, on: date) -> None:
    """`what` begins the sentence, such as "Giờ kết thúc". It lies between the opening and the end of `on`."""
    refuse_if(_wrong(meeting, at, what, on), message="Giờ ghi không khớp diễn biến cuộc họp.")


def refuse_before_leaving(meeting: Meeting, at: datetime) -> None:
    """Nobody has left a meeting after its end."""
    refuse_if(_left_later(meeting, at), message="Giờ ghi không khớp diễn biến cuộc họp.")


def _wrong(meeting: Meeting, at: datetime, what: str, on: date) -> Iterator[Obstacle]:
    began = meeting.opened_at
    assert began is not None  # only of an opened meeting
    if at < began.replace(second=0, microsecond=0):
        yield Obstacle(f"{what} {in_words(at)} trước lúc khai mạc {in_words(began)}.", remedy=_MEND)
    if at.astimezone(VIETNAM).date() > on:
        yield Obstacle(f"{what} {in_words(at)} chưa đến.", remedy=_MEND)


def _left_later(meeting: Meeting, at: datetime) -> Iterator[Obstacle]:
    for entry in meeting.roll.filter(left_at__gt=at).order_by("ordinal"):
        assert entry.left_at is not None
        told = (
            f"Kết thúc lúc {in_words(at)}, nhưng {entry.name} được ghi ra về lúc {in_words(entry.left_at)}."
        )
        yield Obstacle(told, remedy=_MEND)
