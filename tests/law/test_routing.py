"""Which level decides, what goes up, what asks a council."""

from datetime import date

import pytest

from law.findings import Verdict
from law.procedure.routing import (
    authority_of,
    deciders_above,
    deciding_levels,
    goes_up_from,
    is_sent_above,
    may_decide,
    needs_council,
)
from law.rulebook import rulebook_on

IN_2020, IN_2026 = date(2020, 12, 31), date(2026, 3, 3)


def test_each_level_has_its_authority() -> None:
    assert [authority_of(level) for level in ("xã", "huyện", "sở", "tỉnh", "doanh nghiệp")] == [
        "commune_chair",
        "district_chair",
        "director",
        "province_chair",
        "director",
    ]
    with pytest.raises(ValueError, match="bộ"):
        authority_of("bộ")


@pytest.mark.parametrize("award", ["BK tỉnh", "CSTĐ tỉnh", "Cờ tỉnh", "TTLĐXS"])
def test_awards_of_the_province_go_up_from_every_lower_level(award: str) -> None:
    assert all(goes_up_from(award, level, IN_2020) for level in ("xã", "huyện", "sở"))
    assert goes_up_from(award, "tỉnh", IN_2020) is False


def test_a_commune_decides_advanced_workers_and_hands_fighters_up_under_the_2003_law() -> None:
    assert goes_up_from("LĐTT", "xã", IN_2020) is False
    assert goes_up_from("GK xã", "xã", IN_2020) is False
    assert goes_up_from("CSTĐCS", "xã", IN_2020) is True
    assert goes_up_from("CSTĐCS", "huyện", IN_2020) is False


def test_the_district_is_no_deciding_level_from_july_2025() -> None:
    assert "huyện" in deciding_levels("CSTĐCS", date(2025, 6, 30))
    assert "huyện" not in deciding_levels("CSTĐCS", date(2025, 7, 1))
    assert deciding_levels("GK huyện", date(2025, 7, 1)) == ()


def test_a_refusal_names_who_may_decide_and_the_article() -> None:
    finding = may_decide("CSTĐCS", "commune_chair", IN_2020)

    assert finding is not None
    assert finding.verdict is Verdict.UNLAWFUL
    assert finding.citation == "Điều 80 Luật Thi đua, khen thưởng 2003"
    assert "Chủ tịch Ủy ban nhân dân cấp huyện" in finding.remedy


def test_what_no_text_settles_is_left_to_a_person() -> None:
    finding = may_decide("CSTĐCS", "commune_chair", IN_2026)

    assert finding is not None
    assert finding.verdict is Verdict.REVIEW


@pytest.mark.parametrize("award", ["LĐTT", "TTLĐTT", "GK xã", "GK sở", "TTLĐXS", "BK tỉnh"])
def test_the_law_asks_no_council_for_these(award: str) -> None:
    for day in (IN_2020, date(2025, 3, 3), IN_2026):
        assert needs_council(award, rulebook_on(day)).needed is False


def test_a_local_threshold_makes_the_council_necessary() -> None:
    assert needs_council("CSTĐCS", rulebook_on(IN_2020)).needed is False
    assert needs_council("CSTĐCS", rulebook_on(IN_2020, local={"vote.CSTĐCS": 80})).needed is True


def test_that_no_council_votes_is_said_of_the_texts_that_were_read() -> None:
    before, after = (
        needs_council("LĐTT", rulebook_on(date(2026, month, day))) for month, day in ((9, 30), (10, 1))
    )

    assert before.told_unneeded == "pháp luật không yêu cầu Hội đồng bỏ phiếu"
    assert after.told_unneeded == (
        "các văn bản đã xác nhận không yêu cầu Hội đồng bỏ phiếu; chương trình chưa xác nhận "
        "Luật 06/2026/QH16, cần đối chiếu trước khi dự thảo"
    )


def test_the_provincial_fighter_needs_a_council_and_review_where_the_province_must_say() -> None:
    assert needs_council("CSTĐ tỉnh", rulebook_on(IN_2020)).verdict is Verdict.LAWFUL
    found = needs_council("CSTĐ tỉnh", rulebook_on(IN_2026))
    assert (found.needed, found.verdict) == (True, Verdict.REVIEW)


def test_what_stands_above_every_house_goes_up_to_the_province_and_from_there_by_petition() -> None:
    for award in ("BK TTg", "CSTĐTQ", "HCLĐ Ba"):
        assert all(goes_up_from(award, level, IN_2020) for level in ("xã", "huyện", "sở")), award
        assert goes_up_from(award, "tỉnh", IN_2020) is False
        assert is_sent_above(award, "tỉnh", IN_2020) and not is_sent_above(award, "xã", IN_2020)
    assert deciders_above("BK TTg", IN_2020) == ("prime_minister",)
    assert deciders_above("HCLĐ Ba", IN_2020) == ("state_president",)
    assert deciders_above("BK tỉnh", IN_2020) == deciders_above("GK huyện", date(2026, 3, 16)) == ()
