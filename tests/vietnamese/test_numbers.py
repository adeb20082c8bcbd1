from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.numbers import counted, grouped, in_words, money_in_words, parse_number, percent, two_digits


def test_thousands_are_parted_by_dots():
    assert [grouped(n) for n in (0, 999, 1490000, -12000)] == ["0", "999", "1.490.000", "-12.000"]


def test_a_count_on_screen_has_two_digits_and_dots_for_thousands():
    assert [counted(n) for n in (5, 12, 120, 1478)] == ["05", "12", "120", "1.478"]


def test_counts_take_at_least_two_digits():
    assert [two_digits(n) for n in (1, 12, 120)] == ["01", "12", "120"]


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (115, "một trăm mười lăm"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_050, "một nghìn không trăm năm mươi"),
        (2_024, "hai nghìn không trăm hai mươi tư"),
        (1_490_000, "một triệu bốn trăm chín mươi nghìn"),
        (1_000_021, "một triệu không trăm hai mươi mốt"),
        (3_005_000, "ba triệu không trăm linh năm nghìn"),
        (1_000_000_000, "một tỷ"),
        (1_000_000_005, "một tỷ không trăm linh năm"),
        (2_050_000_000, "hai tỷ không trăm năm mươi triệu"),
        (1_000_000_000_000, "một nghìn tỷ"),
        (-7, "âm bảy"),
    ],
)
def test_numbers_are_read_as_they_are_spoken(n, words):
    assert in_words(n) == words


def test_money_begins_with_a_capital():
    assert money_in_words(2_980_000) == "Hai triệu chín trăm tám mươi nghìn đồng"
    assert money_in_words(1) == "Một đồng"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.490.000", 1490000),
        ("1 490 000", 1490000),
        (" 1490000 ", 1490000),
        ("12,5", Decimal("12.5")),
        ("1.234,50", Decimal("1234.50")),
        ("-3", -3),
    ],
)
def test_numbers_are_read_the_vietnamese_way(text, number):
    assert parse_number(text) == number


@pytest.mark.parametrize("text", ["", "1.5", "1,490,000", "12.34.567", "mười", "1 49", "1.490 000", "²"])
def test_what_is_no_vietnamese_number_is_refused_in_vietnamese(text):
    with pytest.raises(ValueError, match="dấu chấm để tách hàng nghìn"):
        parse_number(text)


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_a_grouped_number_reads_back(n):
    assert parse_number(grouped(n)) == n


@given(st.sets(st.integers(min_value=0, max_value=10**13), min_size=2, max_size=2))
def test_two_numbers_never_read_the_same(pair):
    a, b = pair
    assert in_words(a) != in_words(b)


@pytest.mark.parametrize(("yes", "shown"), [(12, "75"), (13, "81,25"), (15, "93,75"), (16, "100"), (0, "0")])
def test_a_share_is_told_on_all_sixteen_members(yes: int, shown: str) -> None:
    assert percent(yes, of=16) == shown


def test_shares_of_one_column_have_as_many_places() -> None:
    assert [percent(yes, of=13) for yes in (6, 9, 11, 12, 13)] == ["46,15", "69,23", "84,62", "92,31", "100"]


def test_a_share_just_below_a_threshold_is_never_rounded_up_to_it() -> None:
    assert percent(7999, of=10_000) == "79,99"
    assert percent(79_999, of=100_000) == "79,99"
