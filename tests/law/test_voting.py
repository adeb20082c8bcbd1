"""Thresholds on all members, quorum, secrecy, and the sentence that shows the arithmetic."""

from datetime import date

import pytest

from law.awards import FORMS, TITLES
from law.findings import Verdict
from law.procedure.thresholds import threshold
from law.procedure.voting import VoteResult, tally
from law.rulebook import rulebook_on

R1, R2, R3, R4 = (
    rulebook_on(day) for day in (date(2020, 12, 1), date(2025, 3, 3), date(2026, 3, 3), date(2026, 11, 23))
)


def vote(
    award: str, yes: int, rules=R1, *, members: int = 16, present: int | None = None, **more
) -> VoteResult:
    heads = members if present is None else present
    return tally(
        award,
        members=members,
        present=heads,
        yes_present=min(yes, heads),
        yes_written=yes - min(yes, heads),
        secret=more.get("secret", True),
        rules=rules,
    )


@pytest.mark.parametrize(
    ("members", "eighty", "ninety", "quorum"),
    [(16, 13, 15, 11), (7, 6, 7, 5), (13, 11, 12, 9), (10, 8, 9, 7), (15, 12, 14, 10)],
)
def test_the_share_counts_on_all_members_and_is_never_rounded_down(
    members: int, eighty: int, ninety: int, quorum: int
) -> None:
    assert threshold("CSTĐCS", members, R2).needed == eighty
    assert threshold("CSTĐ tỉnh", members, R2).needed == ninety
    assert threshold("CSTĐ tỉnh", members, R2).quorum == quorum


@pytest.mark.parametrize(("yes", "passed"), [(14, False), (15, True)])
def test_ninety_percent_of_sixteen_is_fifteen(yes: int, passed: bool) -> None:
    for rules in (R1, R2):
        assert vote("CSTĐ tỉnh", yes, rules).passed is passed


@pytest.mark.parametrize(
    ("award", "yes", "passed"),
    [("CSTĐCS", 12, False), ("CSTĐCS", 13, True), ("Cờ tỉnh", 12, False), ("Cờ tỉnh", 13, True)],
)
def test_eighty_percent_of_sixteen_is_thirteen_under_decree_98(award: str, yes: int, passed: bool) -> None:
    result = vote(award, yes, R2)

    assert result.passed is passed
    assert result.citation == "khoản 7 Điều 30 Nghị định 98/2023/NĐ-CP"


def test_absent_members_agree_in_writing() -> None:
    result = tally("CSTĐ tỉnh", members=16, present=11, yes_present=11, yes_written=4, secret=True, rules=R1)

    assert (result.valid, result.yes, result.passed) == (True, 15, True)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"present": 10, "yes_present": 10, "yes_written": 5}, "chưa đủ 11 trên 16 thành viên"),
        ({"present": 17, "yes_present": 16, "yes_written": 0}, "nhiều hơn 16 thành viên"),
        ({"present": 12, "yes_present": 13, "yes_written": 2}, "nhiều hơn 12 người có mặt"),
        ({"present": 12, "yes_present": 12, "yes_written": 5}, "nhiều hơn 4 người vắng"),
    ],
)
def test_an_invalid_vote_never_passes_and_says_why(facts: dict[str, int], why: str) -> None:
    result = tally("CSTĐ tỉnh", members=16, secret=True, rules=R1, **facts)

    assert (result.valid, result.passed) == (False, False)
    assert why in result.arithmetic


def test_an_open_ballot_is_invalid_where_the_law_asks_a_secret_one() -> None:
    assert vote("CSTĐ tỉnh", 16, R1, secret=False).valid is False
    assert vote("CSTĐTQ", 16, R3, secret=False).valid is True
    assert vote("CSTĐ tỉnh", 16, R1, secret=None).valid is True


def test_what_the_law_leaves_to_the_province_needs_a_person_until_the_province_says() -> None:
    bar = threshold("CSTĐ tỉnh", 16, R3)

    assert (bar.percent, bar.needed, bar.verdict) == (None, None, Verdict.REVIEW)
    assert vote("CSTĐ tỉnh", 15, R3).passed is None


def test_the_provinces_own_threshold_decides_where_the_law_leaves_it_open() -> None:
    local = rulebook_on(date(2026, 3, 3), local={"vote.CSTĐ tỉnh": 75})

    assert threshold("CSTĐ tỉnh", 16, local).needed == 12
    assert vote("CSTĐ tỉnh", 12, local).passed is True
    assert vote("CSTĐ tỉnh", 11, local).passed is False
    assert threshold("CSTĐ tỉnh", 16, local).is_local is True


def test_a_higher_local_threshold_replaces_the_national_one_and_a_lower_does_not() -> None:
    higher = rulebook_on(date(2025, 3, 3), local={"vote.CSTĐCS": 90})
    lower = rulebook_on(date(2025, 3, 3), local={"vote.CSTĐCS": 70})

    assert threshold("CSTĐCS", 16, higher).needed == 15
    assert threshold("CSTĐCS", 16, lower).needed == 13


def test_the_government_flag_still_needs_eighty_percent_in_the_third_regime() -> None:
    assert threshold("Cờ CP", 16, R3).needed == 13
    assert threshold("CSTĐTQ", 16, R3).needed == 15


def test_the_first_regime_asks_no_threshold_for_grassroots_fighters() -> None:
    bar = threshold("CSTĐCS", 16, R1)

    assert (bar.needed, bar.state, bar.verdict) == (None, "none", Verdict.LAWFUL)


def test_an_unread_law_needs_a_person() -> None:
    assert threshold("CSTĐCS", 16, R4).verdict is Verdict.REVIEW


def test_the_arithmetic_is_a_sentence_with_this_votes_figures() -> None:
    assert (
        vote("CSTĐCS", 12, R2).arithmetic
        == "12/16 thành viên đồng ý (75%); cần 80% của 16 thành viên, tức 13 phiếu: không đạt."
    )
    assert "(81,25%)" in vote("CSTĐCS", 13, R2).arithmetic


@pytest.mark.parametrize("award", ["AHLĐ", "AHLLVTND"])
@pytest.mark.parametrize(("yes", "passed"), [(14, False), (15, True)])
def test_heroes_need_ninety_percent_of_all_members_in_every_regime(
    award: str, yes: int, passed: bool
) -> None:
    for rules in (R1, R2, R3):
        assert vote(award, yes, rules).passed is passed
    assert vote(award, 15, R1).citation == "khoản 8 Điều 45 Nghị định 91/2017/NĐ-CP"
    assert vote(award, 15, R3).citation == "khoản 5 Điều 33 Nghị định 152/2025/NĐ-CP"


def test_an_open_ballot_on_a_hero_is_void_where_the_law_asks_a_secret_one() -> None:
    assert vote("AHLĐ", 16, R1, secret=False).passed is False
    assert vote("AHLĐ", 16, R2, secret=False).passed is False
    assert vote("AHLĐ", 16, R3, secret=False).passed is True


def test_an_order_has_no_national_share() -> None:
    for rules in (R1, R3):
        assert vote("HCLĐ Ba", 13, rules).passed is None
    assert vote("HCLĐ Ba", 13, rulebook_on(date(2026, 3, 3), local={"vote.HCLĐ Ba": 80})).passed is True


# Without a known threshold


UNKNOWN = [
    (award, rules)
    for rules in (R1, R2, R3, R4)
    for award in (*TITLES, *FORMS)
    if threshold(award, 16, rules).needed is None
]


def test_most_awards_have_no_known_threshold_in_any_regime() -> None:
    assert len([award for award, rules in UNKNOWN if rules is R1]) == len([*TITLES, *FORMS]) - 4
    assert ("Cờ CP", R1) in UNKNOWN
    assert ("CSTĐ tỉnh", R3) in UNKNOWN
    assert ("CSTĐCS", R4) in UNKNOWN


@pytest.mark.parametrize(
    ("members", "yes", "passed"),
    [
        (15, 15, True),
        (15, 14, None),
        (15, 8, None),
        (15, 7, False),
        (15, 0, False),
        (16, 16, True),
        (16, 15, None),
        (16, 9, None),
        (16, 8, False),
        (16, 7, False),
        (1, 1, True),
        (1, 0, False),
        (2, 2, True),
        (2, 1, False),
        (3, 2, None),
        (51, 26, None),
        (51, 25, False),
    ],
)
def test_only_what_lies_between_half_and_all_hangs_on_the_threshold(
    members: int, yes: int, passed: bool | None
) -> None:
    for award, rules in UNKNOWN:
        assert vote(award, yes, rules, members=members).passed is passed, (award, rules.regime)


@pytest.mark.parametrize("members", [1, 2, 3, 7, 15, 16, 51, 100])
def test_the_result_is_the_one_on_which_every_threshold_of_a_province_agrees(members: int) -> None:
    every = [rulebook_on(date(2026, 3, 3), local={"vote.CSTĐCS": share}) for share in range(51, 101)]
    for yes in range(members + 1):
        results = {vote("CSTĐCS", yes, rules, members=members).passed for rules in every}
        results.add(yes * 2 > members)  # a bare majority is the least that can be asked

        found = vote("CSTĐCS", yes, R3, members=members).passed

        assert found is (results.pop() if len(results) == 1 else None)


@pytest.mark.parametrize(
    ("members", "yes", "words"),
    [
        (15, 13, "(86,67%)"),
        (15, 13, ": đạt nếu tỷ lệ không quá 86%, không đạt nếu tỷ lệ từ 87% trở lên."),
        (16, 12, ": đạt nếu tỷ lệ không quá 75%, không đạt nếu tỷ lệ từ 76% trở lên."),
        (16, 15, ": đạt nếu tỷ lệ không quá 93%, không đạt nếu tỷ lệ từ 94% trở lên."),
        (200, 199, ": đạt nếu tỷ lệ không quá 99%, không đạt nếu tỷ lệ từ 100% trở lên."),
        (51, 26, ": đạt nếu tỷ lệ chỉ là quá 50%, không đạt nếu tỷ lệ từ 51% trở lên."),
        (15, 15, ", nhưng mọi thành viên đồng ý nên đạt theo mọi tỷ lệ: đạt."),
        (16, 8, ", nhưng chưa quá 50% tổng số thành viên nên không đạt theo mọi tỷ lệ: không đạt."),
    ],
)
def test_the_words_say_which_thresholds_pass_the_vote_and_which_do_not(
    members: int, yes: int, words: str
) -> None:
    assert words in vote("HCLĐ Ba", yes, R1, members=members).arithmetic


@pytest.mark.parametrize("yes", [12, 13, 14, 15])
def test_the_percents_told_are_the_last_that_passes_and_the_first_that_does_not(yes: int) -> None:
    told = vote("CSTĐCS", yes, R3).arithmetic
    passing = max(
        share for share in range(1, 101) if vote("CSTĐCS", yes, _asking(share)).passed and f"{share}%" in told
    )

    assert f"không quá {passing}%" in told
    assert vote("CSTĐCS", yes, _asking(passing + 1)).passed is False


def _asking(share: int):
    return rulebook_on(date(2026, 3, 3), local={"vote.CSTĐCS": share})


def test_absent_members_who_agreed_in_writing_count_among_all() -> None:
    heads = {"members": 15, "present": 10, "yes_present": 10, "secret": True, "rules": R1}

    assert tally("HCLĐ Ba", yes_written=5, **heads).passed is True
    assert tally("HCLĐ Ba", yes_written=4, **heads).passed is None
    assert tally("HCLĐ Ba", yes_written=0, **{**heads, "yes_present": 7}).passed is False


def test_an_invalid_vote_has_not_passed_even_if_all_members_agreed() -> None:
    result = tally("HCLĐ Ba", members=15, present=9, yes_present=9, yes_written=6, secret=True, rules=R1)

    assert (result.valid, result.yes, result.passed) == (False, 15, False)
    assert vote("Cờ CP", 16, R1, secret=False).passed is False


def test_an_open_ballot_under_an_unread_law_passes_only_if_that_law_asks_no_secret_one() -> None:
    assert vote("CSTĐCS", 16, R4, secret=True).passed is True
    assert vote("CSTĐCS", 16, R4, secret=None).passed is True
    told = vote("CSTĐCS", 16, R4, secret=False)
    assert (told.valid, told.passed) == (True, None)
    assert "đạt nếu không buộc bỏ phiếu kín" in told.arithmetic
    assert vote("CSTĐCS", 8, R4, secret=False).passed is False
    assert vote("HCLĐ Ba", 16, R4, secret=False).passed is None
    assert vote("HCLĐ Ba", 16, R3, secret=False).passed is True


def test_before_the_loaded_law_only_the_vote_of_all_members_is_decided() -> None:
    rules = rulebook_on(date(2017, 9, 30))

    assert vote("LĐTT", 16, rules).passed is True
    assert vote("LĐTT", 8, rules).passed is None
