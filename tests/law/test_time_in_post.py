"""Full years in a post by the calendar: leap days, gaps, overlaps, posts that touch."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from law.eligibility.time_in_post import lasts, merged, years_and_months

DAYS = st.dates(min_value=date(1976, 1, 1), max_value=date(2026, 12, 31))
SPANS = st.lists(st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair))), max_size=5)


def test_five_full_years_end_the_day_before_the_anniversary() -> None:
    assert lasts([(date(2015, 3, 1), date(2020, 2, 29))], 60)
    assert not lasts([(date(2015, 3, 1), date(2020, 2, 28))], 60)


def test_a_post_begun_on_a_leap_day_has_its_anniversary_on_the_twenty_eighth() -> None:
    assert lasts([(date(2016, 2, 29), date(2017, 2, 27))], 12)
    assert not lasts([(date(2016, 2, 29), date(2017, 2, 26))], 12)


def test_posts_that_touch_are_one_stretch_and_a_gap_is_left_out() -> None:
    touching = [(date(2010, 1, 1), date(2011, 6, 30)), (date(2011, 7, 1), date(2012, 12, 31))]
    apart = [(date(2010, 1, 1), date(2011, 6, 30)), (date(2012, 7, 1), date(2013, 12, 31))]

    assert merged(touching) == [(date(2010, 1, 1), date(2012, 12, 31))]
    assert lasts(touching, 36)
    assert not lasts(touching, 37)
    assert years_and_months(apart) == "03 năm 00 tháng"


def test_days_left_over_of_one_stretch_fill_up_the_month_of_the_last() -> None:
    short = [(date(2005, 1, 1), date(2007, 12, 30)), (date(2010, 1, 1), date(2012, 12, 31))]
    one_more = [(date(2005, 1, 1), date(2007, 12, 30)), (date(2010, 1, 1), date(2013, 1, 1))]

    assert years_and_months(short) == "05 năm 11 tháng"
    assert years_and_months(one_more) == "06 năm 00 tháng"


def test_nothing_held_is_no_time() -> None:
    assert not lasts([], 1)
    assert years_and_months([]) == "00 năm 00 tháng"


@given(spans=SPANS)
def test_merging_keeps_every_day_and_counts_none_twice(spans: list[tuple[date, date]]) -> None:
    apart = merged(spans)

    assert all(later[0] > earlier[1] + timedelta(days=1) for earlier, later in pairwise(apart))
    assert all(any(since <= day <= until for since, until in apart) for span in spans for day in span)
    assert all(since <= until for since, until in apart)


@given(spans=SPANS, months=st.integers(min_value=1, max_value=600))
def test_who_reaches_a_month_has_reached_every_month_before(spans: list, months: int) -> None:
    if lasts(spans, months + 1):
        assert lasts(spans, months)
