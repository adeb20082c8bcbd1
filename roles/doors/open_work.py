"""What lies open before somebody by his appointment: rooms above tell of their own, whoever hands it on asks.

tells_open_work(dossiers_on_his_desk)      # in the room of the dossiers, once, when it is loaded
open_work_of(appointment, on=day)          # in the act that ends it, and on its page
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from roles.models import Appointment

# Sentences without a full stop: "3 hồ sơ chờ tiếp nhận, thẩm định".
WorkLeft = Callable[[Appointment, date], Iterable[str]]
# "“Họp xét thành tích” ngày 28/11/2026": where that person may vote now and has not.
BallotsOwed = Callable[[int], Iterable[str]]
_TOLD: dict[str, WorkLeft] = {}
_OWED: dict[str, BallotsOwed] = {}


def tells_open_work(told: WorkLeft) -> None:
    _TOLD[f"{told.__module__}.{told.__qualname__}"] = told


def tells_ballots_owed(told: BallotsOwed) -> None:
    _OWED[f"{told.__module__}.{told.__qualname__}"] = told


def ballots_owed_by(user_id: int) -> list[str]:
    """The meetings that wait for his ballot now: whoever comes in by his account could cast it."""
    return [words for told in _OWED.values() for words in told(user_id)]


def open_work_of(appointment: Appointment, *, on: date) -> list[str]:
    """Everything open at the desk of that office, of all rooms."""
    return [words for told in _TOLD.values() for words in told(appointment, on)]
