"""A day that was set, as it reads before it, on it and after it: over a weekend and over Tết."""

from datetime import date

import pytest

from vietnamese.deadline_words import DUE, LOOK, deadline_in_words

FRIDAY = date(2026, 11, 27)
# Tết 2026: Monday 16/02 to Friday 20/02 are days off; the 13th is the last working day, the 23rd the first.
BEFORE_TET = date(2026, 2, 13)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 20), "còn 04 ngày làm việc"),  # 24/11 is a day of rest
        (date(2026, 11, 26), "còn 01 ngày làm việc"),
        (date(2026, 11, 27), "hết hạn hôm nay"),
        (date(2026, 11, 28), "quá hạn"),
        (date(2026, 11, 29), "quá hạn"),
        (date(2026, 11, 30), "quá hạn 01 ngày làm việc"),
        (date(2026, 12, 1), "quá hạn 02 ngày làm việc"),
    ],
)
def test_a_deadline_of_friday_is_past_on_saturday_and_counts_from_monday(on: date, words: str) -> None:
    assert deadline_in_words(FRIDAY, on=on) == words


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 27), "còn 01 ngày làm việc"),
        (date(2026, 11, 28), "còn 01 ngày làm việc"),
        (date(2026, 11, 29), "còn 01 ngày làm việc"),
        (date(2026, 11, 30), "hết hạn hôm nay"),
    ],
)
def test_a_weekend_before_the_deadline_is_not_counted(on: date, words: str) -> None:
    assert deadline_in_words(date(2026, 11, 30), on=on) == words


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 2, 12), "còn 01 ngày làm việc"),
        (date(2026, 2, 13), "hết hạn hôm nay"),
        (date(2026, 2, 14), "quá hạn"),
        (date(2026, 2, 20), "quá hạn"),
        (date(2026, 2, 22), "quá hạn"),
        (date(2026, 2, 23), "quá hạn 01 ngày làm việc"),
    ],
)
def test_a_deadline_before_tet_is_past_through_the_whole_of_it(on: date, words: str) -> None:
    assert deadline_in_words(BEFORE_TET, on=on) == words


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 2, 13), "còn 01 ngày làm việc"),
        (date(2026, 2, 17), "còn 01 ngày làm việc"),
        (date(2026, 2, 23), "hết hạn hôm nay"),
        (date(2026, 2, 24), "quá hạn 01 ngày làm việc"),
    ],
)
def test_a_deadline_after_tet_does_not_count_its_days(on: date, words: str) -> None:
    assert deadline_in_words(date(2026, 2, 23), on=on) == words


def test_a_deadline_on_a_day_off_is_told_when_no_working_day_is_left() -> None:
    sunday = date(2026, 11, 29)

    assert deadline_in_words(sunday, on=date(2026, 11, 26)) == "còn 01 ngày làm việc"
    assert deadline_in_words(sunday, on=date(2026, 11, 28)) == "không còn ngày làm việc nào"
    assert deadline_in_words(sunday, on=sunday) == "hết hạn hôm nay"
    assert deadline_in_words(sunday, on=date(2026, 11, 30)) == "quá hạn 01 ngày làm việc"


def test_beyond_the_table_of_holidays_the_word_stays_and_the_count_goes() -> None:
    assert deadline_in_words(date(2030, 1, 2), on=FRIDAY) == "chưa đến ngày"
    assert deadline_in_words(FRIDAY, on=date(2030, 1, 2)) == "quá hạn"


def test_no_deadline_is_told_as_none() -> None:
    assert deadline_in_words(None, on=FRIDAY, words=DUE) == "không có hạn"
    assert deadline_in_words(None, on=FRIDAY, words=LOOK) == "chưa hẹn ngày"


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 26), "xem lại sau 01 ngày làm việc"),
        (date(2026, 11, 27), "xem lại hôm nay"),
        (date(2026, 11, 28), "quá ngày xem lại"),
        (date(2026, 11, 30), "quá ngày xem lại 01 ngày làm việc"),
    ],
)
def test_the_day_of_the_next_look_has_words_of_its_own(on: date, words: str) -> None:
    assert deadline_in_words(FRIDAY, on=on, words=LOOK) == words
