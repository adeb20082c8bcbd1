"""What is within reach today, what is missing, and the year in which it could be."""

from __future__ import annotations

from datetime import date

import pytest

from law.facts import CollectiveFacts, DecisionRef, HeldTitle, Initiative, Nominee
from law.judgement.reach import Outlook, Reach, outlook
from law.rulebook import rulebook_on


def held(award: str, *years: int) -> tuple[HeldTitle, ...]:
    return tuple(
        HeldTitle(award, year, "công trạng", DecisionRef("1/QĐ-UBND", date(year, 12, 31)), False)
        for year in years
    )


def person(*titles: HeldTitle, **given: object) -> Nominee:
    known = {"ratings": {2022: "HTXSNV"}, "initiatives": (), "discipline": (), "pending": ()}
    return Nominee(kind="individual", titles=titles, **(known | given))  # type: ignore[arg-type]


def asked(history: Nominee, on: date = date(2022, 11, 20)) -> Outlook:
    return outlook(history, on=on, rules=rulebook_on(on), year=on.year)


def of(award: str, found: Outlook) -> Reach:
    return next(each for each in found.reaches if each.award.code == award)


def test_two_titles_in_a_row_want_one_more_year_and_an_initiative_of_the_province() -> None:
    found = of("CSTĐ tỉnh", asked(person(*held("CSTĐCS", 2021, 2022))))

    assert (found.state, found.earliest) == ("missing", 2023)
    assert [each.message for each in found.missing] == [
        "Cần 03 lần liên tục Chiến sĩ thi đua cơ sở, mới có: 2021, 2022.",
        "Căn cứ có 0 sáng kiến, đề tài được công nhận từ cấp tỉnh trở lên; yêu cầu 1.",
    ]


def test_who_begins_this_year_reaches_the_province_s_title_in_the_third() -> None:
    assert of("CSTĐ tỉnh", asked(person(ratings={}))).earliest == 2024


def test_what_is_given_to_mothers_is_within_reach_of_no_man() -> None:
    def codes(**given: object) -> set[str]:
        found = asked(person(**given))
        return {each.award.code for each in found.reaches} | {each.code for each in found.not_loaded}

    assert "BMVNAH" in codes(sex="female") and "BMVNAH" in codes()
    assert "BMVNAH" not in codes(sex="male")


def test_a_gap_begins_the_row_anew() -> None:
    found = of("CSTĐ tỉnh", asked(person(*held("CSTĐCS", 2018, 2019))))

    assert found.earliest == 2025


def test_whoever_is_in_order_for_the_lower_title_is_asked_for_the_higher_one_beside_it() -> None:
    item = Initiative("SK", "sáng kiến", "cơ sở", 2022, DecisionRef("5/QĐ", date(2022, 11, 1)))
    found = asked(person(initiatives=(item,)))

    assert of("LĐTT", found).state == "open"
    assert of("CSTĐCS", found).state == "open"


def test_what_was_given_for_this_year_is_not_offered_again() -> None:
    found = of("LĐTT", asked(person(*held("LĐTT", 2022))))

    assert (found.state, found.earliest) == ("had", 2023)


def test_pending_matters_hold_today_and_are_over_in_the_assumed_years() -> None:
    found = of("LĐTT", asked(person(pending=("inspection",))))

    assert (found.state, found.missing[0].verdict.value, found.earliest) == ("missing", "held", 2022)


def test_a_title_given_again_counts_only_merits_after_the_last_one() -> None:
    """Khoản 6 Điều 2 TT 12/2019: years used for one award are not used again."""
    used = held("CSTĐ tỉnh", 2022)
    found = of("CSTĐ tỉnh", asked(person(*held("CSTĐCS", 2020, 2021, 2022), *used)))

    assert (found.state, found.earliest) == ("had", 2025)


def test_under_a_law_that_nobody_read_the_last_read_one_is_asked() -> None:
    found = asked(person(ratings={2026: "HTXSNV"}), on=date(2026, 11, 25))

    assert found.rules.on == date(2026, 9, 30)
    assert of("LĐTT", found).state == "open"


def test_an_award_with_several_grounds_tells_them_and_which_of_them_holds() -> None:
    history = person(*held("CSTĐCS", 2025, 2026), ratings={2026: "HTXSNV"})
    found = asked(history, on=date(2026, 9, 20))

    of_province = of("BK tỉnh", found)
    assert [each.code.partition(".")[2] for each in of_province.grounds] == [
        *("two_fighter_titles", "two_years_two_initiatives", "movement", "influence")
    ]
    assert [each.code for each in of_province.held] == ["BK tỉnh.two_fighter_titles"]
    assert of("LĐTT", found).grounds == ()


def test_awards_that_no_level_decides_any_more_are_left_out() -> None:
    codes = {each.award.code for each in asked(person(), on=date(2026, 11, 25)).reaches}

    assert "GK xã" in codes and "GK huyện" not in codes


@pytest.mark.parametrize(("workers", "state"), [(6, "open"), (5, "missing")])
def test_a_collective_is_asked_with_its_last_figures(workers: int, state: str) -> None:
    history = Nominee(
        kind="collective",
        ratings={2022: "HTXSNV"},
        titles=(),
        pending=(),
        collective=CollectiveFacts(people=10, advanced_workers=workers, completed=10, warned_or_worse=0),
    )

    assert of("TTLĐTT", asked(history)).state == state
