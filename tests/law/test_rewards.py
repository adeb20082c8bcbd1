"""Reward money: literal amounts, rounding, multipliers, and who is paid when titles meet."""

from datetime import date

import pytest

from law.facts import Achievement, Nominee
from law.seats_and_money.rewards import reward, rewards_of, total

DAYS = {
    1_390_000: date(2018, 12, 31),
    1_490_000: date(2020, 12, 31),
    1_800_000: date(2023, 12, 31),
    2_340_000: date(2025, 12, 31),
    2_530_000: date(2026, 11, 23),
}


@pytest.mark.parametrize(
    ("award", "amounts"),
    [
        ("LĐTT", (420_000, 450_000, 540_000, 710_000, 760_000)),
        ("CSTĐCS", (1_390_000, 1_490_000, 1_800_000, 2_340_000, 2_530_000)),
        ("CSTĐ tỉnh", (4_170_000, 4_470_000, 5_400_000, 7_020_000, 7_590_000)),
        ("TTLĐTT", (1_120_000, 1_200_000, 1_440_000, 1_880_000, 2_030_000)),
        ("TTLĐXS", (2_090_000, 2_240_000, 2_700_000, 3_510_000, 3_800_000)),
        ("Cờ tỉnh", (11_120_000, 11_920_000, 14_400_000, 18_720_000, 20_240_000)),
        ("Cờ CP", (16_680_000, 17_880_000, 21_600_000, 28_080_000, 30_360_000)),
        ("CSTĐTQ", (6_260_000, 6_710_000, 8_100_000, 10_530_000, 11_390_000)),
        ("GK sở", (420_000, 450_000, 540_000, 710_000, 760_000)),
        ("GK xã", (210_000, 230_000, 270_000, 710_000, 760_000)),
        ("BK tỉnh", (1_390_000, 1_490_000, 1_800_000, 3_510_000, 3_800_000)),
        ("HCLĐ Ba", (6_260_000, 6_710_000, 8_100_000, 10_530_000, 11_390_000)),
        ("HCLĐ Nhì", (10_430_000, 11_180_000, 13_500_000, 17_550_000, 18_980_000)),
        ("HCLĐ Nhất", (12_510_000, 13_410_000, 16_200_000, 21_060_000, 22_770_000)),
        ("HCh LLVT", (2_090_000, 2_240_000, 2_700_000, 3_510_000, 3_800_000)),
        ("Thôn VH", (2_090_000, 2_240_000, 2_700_000, 3_510_000, 3_800_000)),
        ("Xã tiêu biểu", (None, None, None, 4_680_000, 5_060_000)),
        ("Cờ QK", (None, None, None, 14_040_000, 15_180_000)),
        ("BK TTg", (4_870_000, 5_220_000, 6_300_000, 8_190_000, 8_860_000)),
    ],
)
def test_the_amount_follows_the_base_salary_of_the_decision_day(
    award: str, amounts: tuple[int | None, ...]
) -> None:
    kind = "collective" if award[:2] in ("TT", "Cờ", "Th", "Xã") else "individual"

    found = tuple(reward(award, kind, decided_on=day).amount for day in DAYS.values())

    assert found == amounts


def test_a_collective_gets_twice_the_factor_and_is_rounded_once() -> None:
    assert reward("GK xã", "collective", decided_on=date(2020, 12, 31)).amount == 450_000
    assert reward("BK tỉnh", "collective", decided_on=date(2020, 12, 31)).amount == 2_980_000
    assert reward("BK tỉnh", "collective", decided_on=date(2026, 11, 23)).amount == 7_590_000


@pytest.mark.parametrize(
    ("awards", "at_1490", "at_2340", "collective_at_2340"),
    [
        (("HC Sao vàng",), 68_540_000, 107_640_000, 215_280_000),
        (("HC HCM",), 45_450_000, 71_370_000, 142_740_000),
        (("HCĐL Nhất", "HCQC Nhất"), 22_350_000, 35_100_000, 70_200_000),
        (("HCĐL Nhì", "HCQC Nhì"), 18_630_000, 29_250_000, 58_500_000),
        (("HCĐL Ba", "HCQC Ba"), 15_650_000, 24_570_000, 49_140_000),
        (("HCLĐ Nhất", "HCBVTQ Nhất", "HCCC Nhất"), 13_410_000, 21_060_000, 42_120_000),
        (("HCLĐ Nhì", "HCBVTQ Nhì", "HCCC Nhì"), 11_180_000, 17_550_000, 35_100_000),
        (("HCLĐ Ba", "HCBVTQ Ba", "HCCC Ba"), 6_710_000, 10_530_000, 21_060_000),
        (("AHLĐ", "AHLLVTND"), 23_100_000, 36_270_000, 72_540_000),
        (("GT HCM",), 402_300_000, 631_800_000, 631_800_000),
        (("GT NN",), 253_300_000, 397_800_000, 397_800_000),
    ],
)
def test_the_money_of_state_awards(
    awards: tuple[str, ...], at_1490: int, at_2340: int, collective_at_2340: int
) -> None:
    for award in awards:
        assert reward(award, "individual", decided_on=date(2020, 12, 31)).amount == at_1490
        assert reward(award, "individual", decided_on=date(2025, 12, 31)).amount == at_2340
        assert reward(award, "collective", decided_on=date(2025, 12, 31)).amount == collective_at_2340


@pytest.mark.parametrize(
    ("award", "at_1490", "at_2340"),
    [
        ("HCĐĐKDT", 11_180_000, 17_550_000),
        ("HC Dũng cảm", 6_710_000, 10_530_000),
        ("BMVNAH", 23_100_000, 36_270_000),
        ("Nhân dân", 18_630_000, 29_250_000),
        ("Ưu tú", 13_410_000, 21_060_000),
    ],
)
def test_the_money_of_state_awards_for_persons_only(award: str, at_1490: int, at_2340: int) -> None:
    assert reward(award, "individual", decided_on=date(2020, 12, 31)).amount == at_1490
    assert reward(award, "individual", decided_on=date(2025, 12, 31)).amount == at_2340


def test_the_multiplier_of_hero_collectives_was_not_read_before_2024() -> None:
    assert reward("AHLĐ", "collective", decided_on=date(2023, 12, 31)).amount is None
    assert reward("AHLĐ", "collective", decided_on=date(2024, 1, 1)).amount == 55_800_000


@pytest.mark.parametrize("award", ["HC Hữu nghị", "HCh Hữu nghị"])
def test_friendship_orders_carry_no_sum_and_need_no_review_for_it(award: str) -> None:
    for day in DAYS.values():
        found = reward(award, "individual", decided_on=day)
        assert found.amount == 0
        assert "tặng phẩm lưu niệm" in found.note


def test_a_household_gets_one_and_a_half_from_july_2025_and_the_plain_factor_under_the_old_decree() -> None:
    assert reward("BK tỉnh", "household", decided_on=date(2025, 7, 1)).amount == 5_270_000
    assert reward("GK xã", "household", decided_on=date(2026, 11, 23)).amount == 1_140_000
    assert reward("GK xã", "household", decided_on=date(2020, 12, 31)).amount == 230_000


def test_what_is_not_confirmed_has_no_amount_and_says_so() -> None:
    for award, kind in (("GK xã", "individual"), ("BK tỉnh", "household")):
        found = reward(award, kind, decided_on=date(2025, 6, 30))

        assert found.amount is None
        assert found.note.startswith("Chương trình chưa xác nhận văn bản")


@pytest.mark.parametrize(
    ("day", "base"),
    [
        (date(2019, 6, 30), 1_390_000),
        (date(2019, 7, 1), 1_490_000),
        (date(2023, 6, 30), 1_490_000),
        (date(2023, 7, 1), 1_800_000),
        (date(2024, 6, 30), 1_800_000),
        (date(2024, 7, 1), 2_340_000),
        (date(2026, 6, 30), 2_340_000),
        (date(2026, 7, 1), 2_530_000),
    ],
)
def test_the_base_salary_changes_on_its_day(day: date, base: int) -> None:
    assert reward("CSTĐCS", "individual", decided_on=day).amount == base


def test_a_factor_that_changed_since_receipt_is_noted() -> None:
    found = reward("BK tỉnh", "individual", decided_on=date(2024, 1, 2), regime_on=date(2023, 12, 20))

    assert found.amount == 2_700_000
    assert found.note == "Hệ số theo ngày quyết định là 1,5; theo ngày tiếp nhận hồ sơ là 1."


def test_the_citation_is_the_point_of_the_decree() -> None:
    assert (
        reward("CSTĐCS", "individual", decided_on=date(2020, 12, 31)).citation
        == "điểm c khoản 1 Điều 69 Nghị định 91/2017/NĐ-CP"
    )
    assert (
        reward("LĐTT", "individual", decided_on=date(2025, 12, 31)).citation
        == "điểm d khoản 1 Điều 50 Nghị định 152/2025/NĐ-CP"
    )


YEAR = Achievement(since=date(2020, 1, 1), until=date(2020, 12, 31))
EARLIER = Achievement(since=date(2019, 1, 1), until=date(2019, 12, 31))


def paid(*nominees: Nominee) -> list[str]:
    money = rewards_of(nominees, decided_on=date(2020, 12, 31))
    return [entry.award for entry in money if entry.is_paid]


def test_of_several_titles_of_one_period_only_the_highest_is_paid() -> None:
    low = Nominee(id="a", kind="individual", award="LĐTT", achievement=YEAR)
    high = Nominee(id="b", kind="individual", award="CSTĐCS", achievement=YEAR, same_person_as="a")

    assert paid(low, high) == ["CSTĐCS"]
    assert total(rewards_of([low, high], decided_on=date(2020, 12, 31))) == 1_490_000


def test_titles_of_different_periods_are_both_paid() -> None:
    low = Nominee(id="a", kind="individual", award="LĐTT", achievement=EARLIER)
    high = Nominee(id="b", kind="individual", award="CSTĐCS", achievement=YEAR, same_person_as="a")

    assert paid(low, high) == ["LĐTT", "CSTĐCS"]


def test_a_title_and_a_form_of_reward_are_both_paid() -> None:
    title = Nominee(id="a", kind="individual", award="CSTĐCS", achievement=YEAR)
    form = Nominee(id="b", kind="individual", award="GK huyện", achievement=YEAR, same_person_as="a")

    assert paid(title, form) == ["CSTĐCS", "GK huyện"]


def test_titles_of_different_persons_are_all_paid() -> None:
    one = Nominee(id="a", kind="individual", award="LĐTT", achievement=YEAR)
    other = Nominee(id="b", kind="individual", award="CSTĐCS", achievement=YEAR)

    assert paid(one, other) == ["LĐTT", "CSTĐCS"]
