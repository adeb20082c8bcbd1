"""Clocks in working days, counted from the next working day."""

from datetime import date

import pytest

from law.procedure.deadlines import clocks, due
from law.rulebook import rulebook_on
from vietnamese.deadline_words import deadline_in_words

IN_2020 = rulebook_on(date(2020, 11, 2))
IN_2026 = rulebook_on(date(2026, 3, 2))


def test_appraisal_takes_twenty_working_days_under_decree_91() -> None:
    found = due("appraisal", date(2020, 11, 2), IN_2020)

    assert (found.days, found.on) == (20, date(2020, 11, 30))
    assert found.citation == "điểm a khoản 2 Điều 48 Nghị định 91/2017/NĐ-CP"


@pytest.mark.parametrize(
    ("clock", "days"),
    [("appraisal_province", 25), ("notify", 10), ("return", 10), ("opinion", 20), ("return_items", 15)],
)
def test_the_clocks_of_decree_91(clock: str, days: int) -> None:
    assert due(clock, date(2020, 11, 2), IN_2020).days == days


@pytest.mark.parametrize(
    ("clock", "days"), [("notify", 10), ("return", 10), ("opinion", 10), ("return_items", 15)]
)
def test_the_clocks_of_decree_152(clock: str, days: int) -> None:
    assert due(clock, date(2026, 3, 2), IN_2026).days == days


def test_what_is_left_to_the_province_has_no_day_until_the_province_says() -> None:
    assert due("appraisal", date(2026, 3, 2), IN_2026).on is None

    local = rulebook_on(date(2026, 3, 2), local={"deadline.appraisal": 5})

    assert due("appraisal", date(2026, 3, 2), local).on == date(2026, 3, 9)
    assert due("appraisal", date(2026, 3, 2), local).is_local


def test_a_province_may_shorten_a_national_clock_but_not_lengthen_it() -> None:
    shorter = rulebook_on(date(2020, 11, 2), local={"deadline.appraisal": 15})
    longer = rulebook_on(date(2020, 11, 2), local={"deadline.appraisal": 30})

    assert due("appraisal", date(2020, 11, 2), shorter).days == 15
    assert due("appraisal", date(2020, 11, 2), longer).days == 20


@pytest.mark.parametrize(
    "begun", [date(2020, 11, 2), date(2020, 12, 31), date(2021, 2, 9), date(2021, 4, 29)]
)
def test_the_words_beside_a_day_count_as_many_working_days_as_the_clock(begun: date) -> None:
    """Weekends, New Year, Tết and the holidays of spring lie in between."""
    last = due("notify", begun, IN_2020).on

    assert deadline_in_words(last, on=begun) == "còn 10 ngày làm việc"


def test_a_weekend_is_stepped_over() -> None:
    assert due("notify", date(2020, 11, 2), IN_2020).on == date(2020, 11, 16)


@pytest.mark.parametrize(
    ("clock", "in_2020", "in_2026"),
    [
        ("state_proposal", 20, 30),
        ("state_proposal_high", 30, 40),
        ("state_appraisal", 20, 20),
        ("state_appraisal_consulted", 30, None),
        ("state_submission", None, 10),
        ("state_refusal", 10, 10),
        ("state_copy", 10, 10),
        ("state_items", None, 10),
        ("state_items_many", None, 20),
        ("revocation_submission", None, 10),
        ("return_items_forward", 15, 15),
        ("strip_proposal", 30, 30),
        ("strip_recovery", 15, None),
        ("reissue_province", 15, None),
        ("reissue_state", 30, None),
        ("reissue_other", 15, None),
    ],
)
def test_the_clocks_of_the_state(clock: str, in_2020: int | None, in_2026: int | None) -> None:
    assert due(clock, date(2020, 11, 2), IN_2020).days == in_2020
    assert due(clock, date(2026, 3, 2), IN_2026).days == in_2026


@pytest.mark.parametrize("day", [date(2020, 11, 2), date(2024, 5, 6), date(2026, 3, 2)])
def test_no_law_gives_the_unit_days_to_answer_in_and_none_are_made_up(day: date) -> None:
    assert due("answer", day, rulebook_on(day)).on is None


def test_the_jurisdiction_gives_the_unit_its_days_to_answer_by_its_own_paper() -> None:
    papers = {"deadline.answer": "Quy chế 12/2026/QĐ-UBND"}
    rules = rulebook_on(date(2026, 3, 2), local={"deadline.answer": 5}, papers=papers)

    found = due("answer", date(2026, 3, 2), rules)

    assert (found.on, found.days, found.is_local) == (date(2026, 3, 9), 5, True)
    assert found.citation == "Quy chế 12/2026/QĐ-UBND"


def test_a_clock_changes_on_the_day_the_new_decree_comes_into_force() -> None:
    last, first = rulebook_on(date(2025, 6, 30)), rulebook_on(date(2025, 7, 1))

    assert due("state_proposal", date(2025, 6, 30), last).days is None
    assert due("state_proposal", date(2025, 7, 1), first).days == 30
    assert due("state_proposal", date(2023, 12, 29), rulebook_on(date(2023, 12, 31))).days == 20


def test_the_national_fighter_has_the_longer_days_of_the_province_until_2023_only() -> None:
    """NĐ 91/2017 Đ48.2b names it among the thirty days, NĐ 152/2025 Đ35.3 not among the forty."""
    last, first = date(2023, 12, 29), date(2025, 7, 1)
    before = due("state_proposal_high", last, rulebook_on(last)).label
    after = due("state_proposal_high", first, rulebook_on(first)).label

    assert "Chiến sĩ thi đua toàn quốc" in before
    assert "Chiến sĩ thi đua toàn quốc" not in after
    assert "Bà mẹ Việt Nam anh hùng" in after


def test_thirty_days_after_a_judgment_are_plain_days() -> None:
    found = due("strip_proposal", date(2020, 11, 2), IN_2020)

    assert (found.on, found.in_working_days) == (date(2020, 12, 2), False)
    assert found.citation == "Điều 79 Nghị định 91/2017/NĐ-CP"


def test_items_and_money_come_back_within_fifteen_working_days() -> None:
    found = due("return_items", date(2026, 3, 2), IN_2026)

    assert (found.on, found.in_working_days) == (date(2026, 3, 23), True)


def test_every_clock_has_a_label_and_an_unknown_one_is_refused() -> None:
    assert all(clocks().values())
    with pytest.raises(KeyError):
        due("tea_break", date(2020, 11, 2), IN_2020)
