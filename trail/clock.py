"""The one clock of the acts: the day in Vietnam. Only the demonstration may set it, to play past years."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_story_day: ContextVar[date | None] = ContextVar("story_day", default=None)


def present() -> datetime:
    """The true moment in Vietnam, whatever day the story plays and whatever the server's zone."""
    return datetime.now(VIETNAM)


def today() -> date:
    """The day on which an act of this moment is done, in Vietnam whatever the server's zone."""
    return _story_day.get() or present().date()


def now() -> datetime:
    """This moment in Vietnam; under the story's clock the true hour on the story's day."""
    moment = present()
    day = _story_day.get()
    return moment if day is None else datetime.combine(day, moment.timetz())


def instant(day: date, hour: time) -> datetime:
    """A day and an hour as people write them, which mean those of Vietnam."""
    return datetime.combine(day, hour, VIETNAM)


@contextmanager
def at(day: date) -> Iterator[None]:
    """Sets the day for what runs inside; refused unless VINHDANH_STORY_CLOCK is on."""
    if not getattr(settings, "VINHDANH_STORY_CLOCK", False):
        raise ImproperlyConfigured(
            "Chỉ bản trình diễn mới được đặt lại ngày (VINHDANH_STORY_CLOCK đang tắt)."
        )
    token = _story_day.set(day)
    try:
        yield
    finally:
        _story_day.reset(token)
