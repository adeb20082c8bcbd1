"""A paper tells by itself how it must be judged."""

from dataclasses import replace

from printing.inspection.lint_profile import profile_of
from tests.printing.samples import (
    commune_petition,
    council_minutes,
    district_decision,
    province_decision,
    unit_list,
)


def test_a_head_who_decides_signs_in_person_and_a_committee_signs_with_tm():
    assert profile_of(province_decision()).signs_for_collective is False
    assert profile_of(province_decision(authority="Ủy ban nhân dân tỉnh")).signs_for_collective is True
    assert profile_of(commune_petition()).signs_for_collective is True


def test_minutes_and_lists_are_not_judged_by_tm():
    assert profile_of(council_minutes()).signs_for_collective is None
    assert profile_of(unit_list()).signs_for_collective is None


def test_the_superior_of_the_letterhead_must_be_on_paper():
    assert profile_of(commune_petition()).superior == "Ủy ban nhân dân tỉnh Cao Bằng"


def test_a_paper_without_number_is_judged_as_unnumbered():
    letterhead = replace(district_decision().letterhead, number=None)

    assert profile_of(district_decision(letterhead=letterhead)).numbered is False
    assert profile_of(district_decision()).numbered is True


def test_the_bases_in_force_are_handed_on():
    assert profile_of(district_decision(), bases_in_force=("91/2017/NĐ-CP",)).bases_in_force == (
        "91/2017/NĐ-CP",
    )
