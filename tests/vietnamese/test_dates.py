from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.dates import day_of_week_and_date, long_date, parse_date, short_date, with_long_dates


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2020, 2, 10), "ngày 10 tháng 02 năm 2020"),
        (date(2020, 3, 9), "ngày 09 tháng 3 năm 2020"),
        (date(2020, 12, 31), "ngày 31 tháng 12 năm 2020"),
    ],
)
def test_paper_dates_take_the_zeros_of_the_decree_and_no_others(day, words):
    assert long_date(day) == words


def test_short_dates_have_two_digits_each():
    assert short_date(date(2020, 1, 5)) == "05/01/2020"


@pytest.mark.parametrize(
    "text", ["05/01/2020", "5/1/2020", "5-1-2020", "05.01.2020", "2020-01-05", " 5/1/2020 "]
)
def test_usual_ways_to_type_a_date_are_read(text):
    assert parse_date(text) == date(2020, 1, 5)


@pytest.mark.parametrize("text", ["", "5/1/20", "5/1-2020", "01/2020", "ngày 5", "2020/01/05"])
def test_other_ways_are_refused_with_an_example(text):
    with pytest.raises(ValueError, match="ví dụ 05/01/2020"):
        parse_date(text)


@pytest.mark.parametrize("text", ["30/02/2020", "29/02/2021", "01/13/2020", "00/01/2020", "01/01/0000"])
def test_days_that_do_not_exist_are_refused(text):
    with pytest.raises(ValueError, match="Không có ngày"):
        parse_date(text)


@given(st.dates())
def test_a_short_date_reads_back(day):
    assert parse_date(short_date(day)) == day


def test_a_day_in_a_text_is_written_as_official_papers_do():
    assert with_long_dates("Tờ trình ngày 2 tháng 09 năm 2026") == "Tờ trình ngày 02 tháng 9 năm 2026"
    assert with_long_dates("từ ngày 01 tháng 1 năm 2026") == "từ ngày 01 tháng 01 năm 2026"
    assert with_long_dates("ngày 31 tháng 02 năm 2026") == "ngày 31 tháng 02 năm 2026"
    assert with_long_dates("đổi sang ngày 3/12/2026.") == "đổi sang ngày 03 tháng 12 năm 2026."


def test_a_day_in_somebodys_own_words_stays_as_typed_between_their_quotation_marks():
    told = "Ngày 3/9/2026 họ viết: “theo “Công văn” ngày 10/10/2026, ngày 2 tháng 09 năm.”, ngày 1/3/2026"
    assert with_long_dates(told) == told.replace("ngày 1/3/2026", "ngày 01 tháng 3 năm 2026")
    assert with_long_dates('"ngày 10/10/2026" ngày 10/10/2026') == (
        '"ngày 10/10/2026" ngày 10 tháng 10 năm 2026'
    )
    assert with_long_dates("đóng ngày 2/9/2026”, rồi ngày 2/9/2026, mở “ngày 2/9/2026") == (
        "đóng ngày 2/9/2026”, rồi ngày 02 tháng 9 năm 2026, mở “ngày 2/9/2026"
    )


def test_a_last_day_is_told_with_its_day_of_the_week() -> None:
    assert day_of_week_and_date(date(2026, 12, 7)) == "thứ Hai, ngày 07 tháng 12 năm 2026"
    assert day_of_week_and_date(date(2026, 12, 6)) == "Chủ nhật, ngày 06 tháng 12 năm 2026"
