"""Two lists of awards that cannot be mixed, and continuity of years."""

import pytest

from law.awards import FORMS, NAMES, TITLES, UnknownAward, award
from law.basics.continuity import reaches, runs


def test_no_award_is_both_a_title_and_a_form() -> None:
    assert not TITLES.keys() & FORMS.keys()
    assert all(found.is_title for found in TITLES.values())
    assert not any(found.is_title for found in FORMS.values())


def test_titles_and_forms_stand_where_the_law_puts_them() -> None:
    assert {
        "LĐTT",
        "CSTT",
        "CSTĐCS",
        "CSTĐ tỉnh",
        "CSTĐTQ",
        "TTLĐTT",
        "TTLĐXS",
        "Cờ tỉnh",
        "Cờ CP",
    } <= TITLES.keys()
    assert {"BK tỉnh", "BK TTg", "GK sở", "GK huyện", "GK xã", "KNC", "HCLĐ Ba", "HCLĐ Nhất"} <= FORMS.keys()


def test_an_unknown_code_is_told_by_name() -> None:
    with pytest.raises(UnknownAward, match="Huân chương Mơ"):
        award("Huân chương Mơ")


def test_a_run_is_broken_by_a_year_left_out() -> None:
    assert runs([2018, 2019, 2021, 2022, 2022]) == [(2021, 2022), (2018, 2019)]
    assert runs([]) == []


def test_a_run_reaches_the_award_in_its_year_or_the_year_before() -> None:
    assert reaches((2020, 2021), [2021])
    assert reaches((2020, 2021), [2022])
    assert not reaches((2020, 2021), [2023])
    assert not reaches((), [2023])


def test_a_long_form_and_who_gives_it_are_kept_on_a_line_each_and_a_short_one_is_whole() -> None:
    assert {"Bằng khen", "của Chủ tịch Ủy ban nhân dân tỉnh", "Cờ thi đua của Chính phủ"} <= set(NAMES)
    assert "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh" not in NAMES and "của Chính phủ" not in NAMES
