"""What a province may set: a closed list, whole numbers, never beyond a tighter national bound."""

from datetime import date

import pytest

from law.basics.local_keys import LOCAL_KEYS
from law.procedure.courses import course_of
from law.procedure.local_rules import left_to_province, refuse_local_rule
from law.rulebook import own_law, rulebook_on

SHARE = "grassroots_fighter_share"


def test_twenty_percent_in_2022_is_refused_with_the_article() -> None:
    refusal = refuse_local_rule(SHARE, 20, since=date(2022, 1, 1), until=date(2022, 12, 31))

    assert refusal is not None
    assert refusal.citation == "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP"
    assert "20%" in refusal.message and "15%" in refusal.message


def test_fifteen_percent_and_less_is_allowed() -> None:
    assert refuse_local_rule(SHARE, 15, since=date(2022, 1, 1)) is None
    assert refuse_local_rule(SHARE, 10, since=date(2022, 1, 1)) is None


def test_a_period_that_only_touches_the_bound_is_refused() -> None:
    assert refuse_local_rule(SHARE, 20, since=date(2023, 12, 31)) is not None
    assert refuse_local_rule(SHARE, 20, since=date(2024, 1, 1)) is None
    assert refuse_local_rule(SHARE, 20, since=date(2016, 1, 1), until=date(2017, 9, 30)) is None


def test_a_threshold_below_the_national_one_is_refused_and_a_higher_is_allowed() -> None:
    refusal = refuse_local_rule("vote.CSTĐ tỉnh", 80, since=date(2020, 1, 1))

    assert refusal is not None
    assert refusal.citation == "khoản 8 Điều 45 Nghị định 91/2017/NĐ-CP"
    assert refuse_local_rule("vote.CSTĐ tỉnh", 95, since=date(2020, 1, 1)) is None
    assert refuse_local_rule("vote.CSTĐ tỉnh", 75, since=date(2025, 7, 1)) is None


@pytest.mark.parametrize("value", [True, 0, -1, 101, 12.5, "15", None])
def test_a_share_must_be_a_whole_percent(value: object) -> None:
    refusal = refuse_local_rule(SHARE, value, since=date(2025, 1, 1))

    assert refusal is not None
    assert "số nguyên" in refusal.message


@pytest.mark.parametrize(
    ("value", "is_allowed"), [("12-10", True), ("13-01", False), ("10/12", False), (10, False)]
)
def test_a_yearly_deadline_is_a_month_and_a_day(value: object, is_allowed: bool) -> None:
    assert (refuse_local_rule("deadline.year_end", value, since=date(2025, 1, 1)) is None) is is_allowed


def test_the_clock_of_a_sudden_merit_is_never_longer_than_that_of_other_dossiers() -> None:
    refusal = refuse_local_rule("deadline.appraisal_sudden", 25, since=date(2020, 1, 1))

    assert refusal is not None
    assert refusal.citation == "điểm a khoản 2 Điều 48 Nghị định 91/2017/NĐ-CP"
    assert refuse_local_rule("deadline.appraisal_sudden", 2, since=date(2020, 1, 1)) is None


@pytest.mark.parametrize(("day", "by"), [(date(2026, 3, 2), True), (date(2020, 3, 2), False)])
def test_a_province_says_whether_blocs_review_where_the_law_leaves_it_open(day: date, by: bool) -> None:
    """Merit goes by the bloc under decree 91, whatever the province would have."""
    straight = rulebook_on(day, local={"course.merit": "trình thẳng cơ quan thẩm định"})
    through = rulebook_on(day, local={"course.campaign": "qua khối, cụm thi đua"})

    assert course_of("công trạng", straight).asks_bloc is not by
    assert course_of("chuyên đề", through).asks_bloc
    assert not course_of("chuyên đề", rulebook_on(day)).asks_bloc
    assert not course_of("đột xuất", through).asks_bloc
    assert refuse_local_rule("course.merit", "tùy", since=day) is not None


def test_an_unknown_key_and_a_period_turned_round_are_refused() -> None:
    assert refuse_local_rule("share.of_everything", 1, since=date(2025, 1, 1)) is not None
    assert refuse_local_rule(SHARE, 10, since=date(2025, 2, 1), until=date(2025, 1, 1)) is not None


def test_every_key_has_a_vietnamese_label() -> None:
    assert all(key.label for key in LOCAL_KEYS.values())
    assert {"grassroots_fighter_share", "vote.CSTĐCS", "deadline.appraisal"} <= LOCAL_KEYS.keys()


def test_the_scope_of_the_seats_is_not_offered_for_it_is_always_the_proposing_unit() -> None:
    refusal = refuse_local_rule("quota.scope", "khối, cụm", since=date(2020, 1, 1))

    assert refusal is not None
    assert refusal.message == "Không có tham số địa phương nào tên “quota.scope”."


def test_a_province_may_set_the_vote_on_any_award_but_on_nothing_else() -> None:
    assert refuse_local_rule("vote.HCLĐ Ba", 80, since=date(2026, 1, 1)) is None
    assert refuse_local_rule("vote.Huân chương Mơ", 80, since=date(2026, 1, 1)) is not None


def test_a_choice_is_one_of_its_words() -> None:
    refusal = refuse_local_rule("continuity.reading", "mười năm", since=date(2026, 1, 1))

    assert refuse_local_rule("continuity.reading", "lần xét liền nhau", since=date(2026, 1, 1)) is None
    assert refuse_local_rule("transition.decree_98", "áp dụng", since=date(2025, 7, 1)) is None
    assert refusal is not None
    assert "phải là một trong: năm liền nhau, lần xét liền nhau." in refusal.message


def test_what_is_left_to_the_province_is_known_by_key_day_and_article() -> None:
    july = left_to_province(date(2025, 7, 1), own_law())
    by_decree = [key for key, citation in july.items() if citation.article == "6"]
    assert sorted(by_decree) == [
        *("course.campaign", "course.merit", "deadline.appraisal", "deadline.appraisal_campaign"),
        *("deadline.appraisal_sudden", "vote.CSTĐ tỉnh", "vote.CSTĐCS", "vote.Cờ tỉnh"),
    ]
    assert str(july["share.TTLĐTT"]) == "Điều 28 Luật Thi đua, khen thưởng 2022"
    assert "vote.CSTĐCS" not in left_to_province(date(2026, 10, 1), own_law())
    assert set(left_to_province(date(2020, 11, 20), own_law())) == {"vote.Cờ CP"}
