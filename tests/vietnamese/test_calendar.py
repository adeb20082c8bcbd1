from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.calendar import (
    OutsideCalendarError,
    add_working_days,
    is_working_day,
    working_days_between,
)

# Days on which the table knowingly differs from the public library: see the comment at the head of the table.
LIBRARY_LACKS_EXCHANGE = {date(2026, 1, 2), date(2026, 1, 10)}
NOT_ANNOUNCED = {date(2027, 2, 4), date(2027, 9, 3)}
SATURDAYS_WORKED = {
    date(2019, 1, 5),
    date(2019, 5, 4),
    date(2024, 5, 4),
    date(2025, 4, 26),
    date(2026, 8, 22),
}
FIRST, LAST = date(2017, 1, 1), date(2027, 12, 31)


def test_the_table_agrees_with_an_independent_calendar_of_solar_and_lunar_holidays():
    public = holidays.country_holidays("VN", years=range(2017, 2028))
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    theirs = {day for day in days if (day.weekday() < 5 and day not in public) or day in SATURDAYS_WORKED}
    ours = {day for day in days if is_working_day(day)}
    assert ours ^ theirs == LIBRARY_LACKS_EXCHANGE | NOT_ANNOUNCED


@pytest.mark.parametrize(
    "day",
    [
        date(2020, 1, 1),
        date(2020, 1, 29),
        date(2020, 4, 2),
        date(2022, 5, 3),
        date(2023, 9, 4),
        date(2024, 4, 29),
        date(2026, 1, 2),
        date(2026, 11, 22),
    ],
)
def test_holidays_and_their_substitutes_are_days_of_rest(day):
    assert not is_working_day(day)


@pytest.mark.parametrize("day", [date(2020, 9, 3), date(2021, 2, 17), date(2024, 5, 4), date(2026, 1, 10)])
def test_days_after_a_holiday_and_exchanged_saturdays_are_worked(day):
    assert is_working_day(day)


@pytest.mark.parametrize("year", [2026, 2027])
def test_the_day_of_vietnamese_culture_is_a_day_of_rest_from_the_year_that_the_national_assembly_made_it_one(
    year,
):
    """Nghị quyết 28/2026/QH16, in force from 01/7/2026: in 2025 the day was worked."""
    assert not is_working_day(date(year, 11, 24))
    assert is_working_day(date(2025, 11, 24))
    assert is_working_day(date(2026, 11, 23))
    assert not is_working_day(date(2026, 11, 28))  # no paper orders the Saturday to be worked
    assert add_working_days(date(2026, 11, 23), 1) == date(2026, 11, 25)


def test_counting_begins_on_the_next_working_day():
    friday = date(2026, 11, 13)
    assert add_working_days(friday, 0) == friday
    assert add_working_days(friday, 1) == date(2026, 11, 16)
    assert add_working_days(friday, 5) == date(2026, 11, 20)
    assert add_working_days(date(2026, 11, 14), 1) == date(2026, 11, 16)


def test_ten_working_days_step_over_tet():
    assert add_working_days(date(2020, 1, 20), 10) == date(2020, 2, 10)


def test_days_between_leave_out_the_first_and_take_in_the_last():
    assert working_days_between(date(2026, 11, 13), date(2026, 11, 16)) == 1
    assert working_days_between(date(2026, 11, 16), date(2026, 11, 16)) == 0
    assert working_days_between(date(2026, 11, 16), date(2026, 11, 13)) == -1


@pytest.mark.parametrize("day", [date(2016, 12, 31), date(2028, 1, 1)])
def test_a_year_outside_the_table_is_refused_and_named(day):
    with pytest.raises(OutsideCalendarError, match=f"từ năm 2017 đến năm 2027, chưa có năm {day.year}"):
        is_working_day(day)
    with pytest.raises(OutsideCalendarError):
        working_days_between(date(2020, 1, 1), date(2028, 1, 1))


def test_days_cannot_be_counted_backwards_by_mistake():
    with pytest.raises(ValueError, match="không được âm"):
        add_working_days(date(2026, 11, 16), -1)


@given(st.dates(FIRST, date(2027, 6, 1)), st.integers(min_value=0, max_value=60))
def test_adding_days_and_counting_them_agree(day, n):
    assert working_days_between(day, add_working_days(day, n)) == n
