"""How a day that was set is told: the word follows the calendar day, the count the working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vietnamese.calendar import NATIONAL, Calendar, OutsideCalendarError, working_days_between
from vietnamese.numbers import counted


@dataclass(frozen=True, slots=True)
class DeadlineWording:
    """The words of one kind of day: before it, on it and after it."""

    before: str
    today: str
    after: str
    none: str


DUE = DeadlineWording(before="còn", today="hết hạn hôm nay", after="quá hạn", none="không có hạn")
MEETS = DeadlineWording(before="còn", today="họp hôm nay", after="quá hạn", none="chưa định ngày họp")
LOOK = DeadlineWording(
    before="xem lại sau", today="xem lại hôm nay", after="quá ngày xem lại", none="chưa hẹn ngày"
)


def working_days_to(due_on: date, *, on: date, calendar: Calendar = NATIONAL) -> int | None:
    """Working days from `on` to the day, negative after it; None where the table of holidays ends."""
    try:
        return working_days_between(on, due_on, calendar)
    except OutsideCalendarError:
        return None


def deadline_in_words(
    due_on: date | None, *, on: date, words: DeadlineWording = DUE, calendar: Calendar = NATIONAL
) -> str:
    """A Friday's deadline is past on Saturday, though no working day has gone by since."""
    if due_on is None:
        return words.none
    if due_on == on:
        return words.today
    days = working_days_to(due_on, on=on, calendar=calendar)
    if days:
        said = words.before if due_on > on else words.after
        return f"{said} {counted(abs(days))} ngày làm việc"
    if due_on < on:
        return words.after
    return "không còn ngày làm việc nào" if days == 0 else "chưa đến ngày"
