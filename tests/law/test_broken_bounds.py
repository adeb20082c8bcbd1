"""A local value that the law of a later day forbids: it holds until the day before, then the law alone."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

import pytest

from law.basics.local_keys import broken_bounds
from law.case_files.case_reader import read_cases
from law.facts import Case
from law.findings import Finding
from law.judgement.judging import Judgement, judge
from law.procedure.thresholds import threshold
from law.rulebook import LawStack, Rulebook, rulebook_beside, rulebook_on
from tests.law.pack_ground import EXAMPLE, laid

SHARE, VOTE, PAPER = "grassroots_fighter_share", "vote.CSTĐCS", "Điều 4 Quy chế minh họa"
DAY_BEFORE, FIRST_DAY = date(2027, 6, 30), date(2027, 7, 1)


@lru_cache(maxsize=1)
def law_of_2027() -> LawStack:
    """From 01/07/2027: at most 20% are CSTĐCS, at least 75% of the council agree."""
    return laid(EXAMPLE)


def rules(on: date, **local: Any) -> Rulebook:
    told = {SHARE: local.get("share", 25), VOTE: local.get("vote", 70)}
    return rulebook_on(on, local=told, papers=dict.fromkeys(told, PAPER), stack=law_of_2027())


def judged(fighters: int, *, on: date, **local: Any) -> Judgement:
    """So many CSTĐCS of a unit with twenty LĐTT."""
    nominee = {"kind": "individual", "award": "CSTĐCS"}
    nominees = [{"id": f"n{place}", **nominee} for place in range(fighters)]
    told = {
        "id": "a",
        "on": on.isoformat(),
        "unit": {"headcount": 30, "advanced_workers": 20},
        "nominees": nominees,
    }
    case = read_cases(told, stack=law_of_2027())[0]
    assert isinstance(case, Case), case
    return judge(case, rules(on, **local))


def of_rule(judgement: Judgement, rule: str) -> list[Finding]:
    return [each for each in judgement.findings if each.rule == rule]


def test_the_day_before_five_of_twenty_are_admitted_by_the_local_share() -> None:
    judgement = judged(5, on=DAY_BEFORE)

    assert of_rule(judgement, "quota.grassroots_fighter_share") == []
    assert of_rule(judgement, f"local.{SHARE}") == []
    assert rules(DAY_BEFORE).local == {SHARE: 25, VOTE: 70}


def test_from_the_first_day_the_share_of_the_law_decides_whatever_the_place_had_set() -> None:
    too_many, enough = judged(5, on=FIRST_DAY), judged(4, on=FIRST_DAY)

    (refused,) = of_rule(too_many, "quota.grassroots_fighter_share")
    assert refused.verdict.value == "unlawful"
    assert refused.message.endswith("được tối đa 4.")
    assert refused.citation == "khoản 1 Điều 2 Luật giả định 2027"
    assert of_rule(enough, "quota.grassroots_fighter_share") == []


def test_each_nominee_is_told_that_the_local_value_is_no_rule_any_more_and_by_which_article() -> None:
    told = of_rule(judged(4, on=FIRST_DAY), f"local.{SHARE}")

    assert [(each.nominee, each.verdict.value) for each in told] == [
        (f"n{place}", "lawful") for place in range(4)
    ]
    assert told[0].message == (
        "“Tỷ lệ Chiến sĩ thi đua cơ sở trên số Lao động tiên tiến” của địa phương là 25% "
        "(Điều 4 Quy chế minh họa): không áp dụng từ 01/07/2027, vì pháp luật quy định không quá 20%. "
        "Xét theo pháp luật; địa phương cần đặt giá trị mới."
    )
    assert told[0].citation == "khoản 1 Điều 2 Luật giả định 2027"


def test_a_council_needs_the_votes_of_the_law_where_the_place_asked_for_fewer() -> None:
    before, after = (threshold("CSTĐCS", 100, rules(day)) for day in (DAY_BEFORE, FIRST_DAY))

    assert (before.needed, before.is_local, before.citation) == (70, True, PAPER)
    assert (after.needed, after.is_local, after.citation) == (75, False, "Điều 3 Luật giả định 2027")
    assert len(of_rule(judged(1, on=FIRST_DAY), f"local.{VOTE}")) == 1


@pytest.mark.parametrize(("share", "vote"), [(20, 75), (10, 90)])
def test_a_value_within_the_bound_goes_on_to_hold(share: int, vote: int) -> None:
    found = rules(FIRST_DAY, share=share, vote=vote)

    assert found.broken == {}
    assert found.local == {SHARE: share, VOTE: vote}
    assert judged(4, on=FIRST_DAY, share=share, vote=vote).allowances[0].allowance.seats == 20 * share // 100


def test_the_rulebook_of_another_day_knows_the_value_again() -> None:
    after = rules(FIRST_DAY)

    assert after.local == {}
    assert rulebook_beside(after, DAY_BEFORE).local == {SHARE: 25, VOTE: 70}
    assert set(rulebook_beside(rules(DAY_BEFORE), FIRST_DAY).broken) == {SHARE, VOTE}


def test_the_last_day_is_the_one_before_the_value_of_the_law_begins() -> None:
    (broken,) = broken_bounds(SHARE, 25, law_of_2027().subjects, since=date(2026, 11, 1), until=None)

    assert (broken.last_day, broken.limit, broken.award) == (DAY_BEFORE, "không quá 20%", "CSTĐCS")
    assert (
        list(broken_bounds(SHARE, 25, law_of_2027().subjects, since=date(2026, 11, 1), until=DAY_BEFORE))
        == []
    )


def test_a_clock_and_a_share_that_the_law_sets_bound_the_local_value_too() -> None:
    subjects = law_of_2027().subjects
    (days,) = broken_bounds("deadline.notify", 12, subjects, since=date(2026, 1, 1), until=None)
    (share,) = broken_bounds("share.TTLĐTT", 40, subjects, since=date(2023, 1, 1), until=None)

    assert (days.limit, days.award) == ("không quá 10 ngày làm việc", "")
    assert (share.limit, share.award) == ("ít nhất 50%", "TTLĐTT")
    assert share.law.until == date(2023, 12, 31)
