"""Working days of state offices: Monday to Friday, less the holidays of the dated table beside this file."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_TABLE = Path(__file__).with_name("holidays.toml")
_ONE_DAY = timedelta(days=1)


class Year(NamedTuple):
    """Days off and Saturdays worked in exchange."""

    rest: frozenset[date]
    worked: frozenset[date]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of one place: the national table, with what its own papers change of it."""

    rest: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()


NATIONAL = Calendar()


class OutsideCalendarError(ValueError):
    """The table of holidays does not reach that year: a deadline there would be a guess."""


def is_working_day(day: date, calendar: Calendar = NATIONAL) -> bool:
    """Raises OutsideCalendarError for a year that the table does not hold."""
    year = _year(day.year)
    if day in calendar.rest or day in calendar.worked:
        return day in calendar.worked
    if day in year.worked:
        return True
    return day.weekday() < 5 and day not in year.rest


def is_holiday(day: date) -> bool:
    """A day off of the whole country, beside the weekly ones; raises as `is_working_day` does."""
    return day in _year(day.year).rest


def add_working_days(day: date, n: int, calendar: Calendar = NATIONAL) -> date:
    """The n-th working day after `day`, the next working day being the first; 0 gives `day` itself."""
    if n < 0:
        raise ValueError("Số ngày làm việc cộng thêm không được âm.")
    while n:
        day += _ONE_DAY
        n -= is_working_day(day, calendar)
    return day


def working_days_between(a: date, b: date, calendar: Calendar = NATIONAL) -> int:
    """Working days after `a` up to and with `b`; negative when b lies before a."""
    if b < a:
        return -working_days_between(b, a, calendar)
    return sum(is_working_day(a + timedelta(days=step), calendar) for step in range(1, (b - a).days + 1))


def _year(number: int) -> Year:
    years = _years()
    if number not in years:
        raise OutsideCalendarError(
            f"Bảng ngày nghỉ lễ chỉ có từ năm {min(years)} đến năm {max(years)}, chưa có năm {number}. "
            "Cần bổ sung bảng ngày nghỉ lễ trước khi tính thời hạn."
        )
    return years[number]


@lru_cache(maxsize=1)
def _years() -> dict[int, Year]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    rest = frozenset(day for row in table["rest"] for day in _days(row["since"], row["until"]))
    worked = frozenset(row["worked"] for row in table["exchanged"])
    rest |= {row["rest"] for row in table["exchanged"]}
    return {
        number: Year(
            frozenset(day for day in rest if day.year == number),
            frozenset(day for day in worked if day.year == number),
        )
        for number in range(table["first_year"], table["last_year"] + 1)
    }


def _days(since: date, until: date) -> Iterator[date]:
    for step in range((until - since).days + 1):
        yield since + timedelta(days=step)
