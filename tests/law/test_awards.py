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


def test_a_short_name_is_kept_on_a_line_and_a_long_one_may_break_but_for_its_form() -> None:
    assert {"Bằng khen", "Cờ thi đua", "Cờ thi đua của Chính phủ", "Chiến sĩ thi đua cấp tỉnh"} <= set(NAMES)
    assert not {"Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "của Chủ tịch Ủy ban nhân dân tỉnh"} & set(
        NAMES
    )
