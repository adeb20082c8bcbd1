"""Where the law leaves a figure open, the answer is the one on which all admissible figures agree."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.awards import FORMS, TITLES
from law.procedure.voting import tally
from law.rulebook import rulebook_on
from tests.law.test_metamorphic import answer
from tests.law.test_properties import DAYS

IN_R2, IN_R3 = "2025-03-03", "2026-03-03"
HOPE = {False: 0, None: 1, True: 2}


def share_verdict(on: str, people: int, holders: int, **local: Any) -> dict[str, Any]:
    collective = {"people": people, "advanced_workers": holders}
    nominee = {"id": "n1", "kind": "collective", "award": "TTLĐTT", "collective": collective}
    return answer(on, nominee, **local)


@pytest.mark.parametrize("on", [IN_R2, IN_R3])
@pytest.mark.parametrize("people", [1, 2, 3, 10, 99, 100, 101])
def test_a_share_left_to_the_province_is_judged_as_every_share_it_could_set(on: str, people: int) -> None:
    for holders in {0, 1, 2, people // 2, people - 1, people} & set(range(people + 1)):
        every = {
            share: share_verdict(on, people, holders, local={"share.TTLĐTT": share})["verdict"]
            for share in range(1, 100)
        }
        every[100] = "lawful" if holders == people else "unlawful"  # all of them: the most that can be asked

        found = share_verdict(on, people, holders)

        agreed = set(every.values())
        assert found["verdict"] == (agreed.pop() if len(agreed) == 1 else "review"), (holders, people)
        if found["verdict"] == "review":
            highest = max(share for share, verdict in every.items() if verdict == "lawful")
            beyond = f"trên {highest + 1}% trở lên" if highest < 99 else "mọi người"
            told = f"trên {highest}% trở xuống, không đạt nếu yêu cầu {beyond}"
            assert told in found["findings"][0]["message"]


def test_what_a_collective_leaves_empty_is_asked_for_and_never_passed_over() -> None:
    nominee = {"id": "n1", "kind": "collective", "award": "TTLĐXS", "ratings": {"2025": "HTXSNV"}}
    told = {
        "people": 12,
        "completed": 12,
        "advanced_workers": 9,
        "grassroots_fighters": 1,
        "warned_or_worse": 0,
    }
    lacking = "Chưa kê khai {} của tập thể năm 2025."

    empty = answer(IN_R3, nominee | {"collective": None})
    partly = answer(IN_R3, nominee | {"collective": told | {"grassroots_fighters": None}})
    whole, unasked = answer(IN_R3, nominee | {"collective": told}), answer(IN_R3, nominee)

    assert [each["message"] for each in empty["findings"] if each["verdict"] == "incomplete"] == [
        lacking.format("tổng số người, số người hoàn thành nhiệm vụ"),
        lacking.format("tổng số người, số người đạt Lao động tiên tiến"),
        lacking.format("số người đạt Chiến sĩ thi đua cơ sở"),
        lacking.format("số người bị kỷ luật từ cảnh cáo trở lên"),
    ]
    assert [each["message"] for each in partly["findings"] if each["verdict"] == "incomplete"] == [
        lacking.format("số người đạt Chiến sĩ thi đua cơ sở")
    ]
    assert "incomplete" not in (whole["verdict"], unasked["verdict"])


@given(
    award=st.sampled_from([*TITLES, *FORMS]),
    day=DAYS,
    members=st.integers(min_value=1, max_value=60),
    yes=st.integers(min_value=0, max_value=59),
)
def test_one_more_who_agrees_never_makes_a_vote_worse_whatever_is_known(award, day, members, yes) -> None:
    def passed(count: int) -> bool | None:
        heads = {"members": members, "present": members, "yes_written": 0, "secret": True}
        return tally(award, yes_present=count, rules=rulebook_on(day), **heads).passed

    if yes < members:
        assert HOPE[passed(yes + 1)] >= HOPE[passed(yes)]


@given(day=DAYS, members=st.integers(min_value=1, max_value=200), award=st.sampled_from([*TITLES, *FORMS]))
def test_all_members_always_carry_and_half_of_them_never_do(day, members, award) -> None:
    heads = {"members": members, "present": members, "yes_written": 0, "secret": True}
    rules = rulebook_on(day)

    assert tally(award, yes_present=members, rules=rules, **heads).passed is True
    assert tally(award, yes_present=members // 2, rules=rules, **heads).passed is False


def test_a_stated_threshold_never_contradicts_what_was_decided_without_it() -> None:
    for yes in range(17):
        vote = {"nominee": "n1", "members": 16, "present": 16, "yes_present": yes, "yes_written": 0}
        asked = {"id": "n1", "award": "HCLĐ Nhì"}
        unknown = answer("2020-12-01", asked, votes=[vote])["votes"][0]["passed"]
        for share in (51, 60, 67, 75, 80, 90, 100):
            local = {"vote.HCLĐ Nhì": share}
            known = answer("2020-12-01", asked, votes=[vote], local=local)["votes"][0]["passed"]

            assert unknown in (None, known), (yes, share)
