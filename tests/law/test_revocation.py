"""Grounds of revocation by regime, and the awards that fall with a revoked one."""

from datetime import date

from law.facts import DecisionRef, HeldTitle
from law.procedure.revocation import dependents, revocation_grounds, with_revoked


def held(award: str, year: int) -> HeldTitle:
    return HeldTitle(award=award, year=year, decision=DecisionRef(number="1", on=date(year, 12, 20)))


CAREER = (
    *(held("LĐTT", year) for year in (2020, 2021, 2022)),
    *(held("CSTĐCS", year) for year in (2020, 2021, 2022)),
    held("CSTĐ tỉnh", 2022),
    held("BK tỉnh", 2022),
)


def told(titles: tuple[HeldTitle, ...], revoked: HeldTitle) -> list[tuple[str, object, str]]:
    return [(found.title.award, found.title.year, found.citation) for found in dependents(titles, revoked)]


def test_the_law_of_2022_knows_four_grounds_and_the_decree_before_two() -> None:
    in_2025 = revocation_grounds(date(2025, 3, 3))

    assert [ground.citation for ground in in_2025] == [
        f"điểm {point} khoản 2 Điều 93 Luật Thi đua, khen thưởng 2022" for point in "abcd"
    ]
    assert [ground.citation for ground in revocation_grounds(date(2023, 3, 3))] == [
        "Điều 78 Nghị định 91/2017/NĐ-CP"
    ] * 2


def test_the_grounds_change_with_the_law_and_the_unread_one_says_so() -> None:
    assert len(revocation_grounds(date(2023, 12, 31))) == 2
    assert len(revocation_grounds(date(2024, 1, 1))) == 4
    assert all(ground.is_read for ground in revocation_grounds(date(2026, 9, 30)))
    assert not any(ground.is_read for ground in revocation_grounds(date(2026, 10, 1)))


def test_a_revoked_advanced_worker_takes_the_fighter_of_the_year_and_the_provincial_one_along() -> None:
    assert told(CAREER, held("LĐTT", 2021)) == [
        ("CSTĐCS", 2021, "Điều 23 Luật Thi đua, khen thưởng 2003"),
        ("CSTĐ tỉnh", 2022, "Điều 22 Luật Thi đua, khen thưởng 2003"),
    ]


def test_an_award_that_another_year_carries_does_not_fall() -> None:
    longer = (*CAREER, held("CSTĐCS", 2019))

    assert told(CAREER, held("CSTĐCS", 2020)) == [
        ("CSTĐ tỉnh", 2022, "Điều 22 Luật Thi đua, khen thưởng 2003")
    ]
    assert told(longer, held("CSTĐCS", 2019)) == []


def test_years_before_the_row_do_not_carry_the_award() -> None:
    early = tuple(held("CSTĐCS", year) for year in (2015, 2016, 2017))

    assert told((*CAREER, *early), held("CSTĐCS", 2021)) == [
        ("CSTĐ tỉnh", 2022, "Điều 22 Luật Thi đua, khen thưởng 2003")
    ]
    assert told((*CAREER, *early), held("CSTĐCS", 2016)) == []


def test_two_times_with_a_year_between_carry_the_national_fighter_together() -> None:
    titles = (*(held("CSTĐ tỉnh", year) for year in (2017, 2020, 2022)), held("CSTĐTQ", 2022))

    assert told(titles, held("CSTĐ tỉnh", 2017)) == []
    assert told(titles[1:], held("CSTĐ tỉnh", 2020)) == [
        ("CSTĐTQ", 2022, "Điều 21 Luật Thi đua, khen thưởng 2003")
    ]


def test_a_later_title_never_carries_an_earlier_award() -> None:
    assert told(CAREER, held("CSTĐ tỉnh", 2022)) == []
    assert told((held("CSTĐCS", 2020), held("LĐTT", 2021)), held("LĐTT", 2021)) == []


def test_a_certificate_with_other_ways_to_reach_it_is_not_called_dependent() -> None:
    assert "BK tỉnh" not in {award for award, _, _ in told(CAREER, held("CSTĐCS", 2022))}


def test_a_revoked_title_is_marked_and_the_others_stay() -> None:
    marked = with_revoked(CAREER, held("CSTĐCS", 2020))

    assert [title.year for title in marked if title.revoked] == [2020]
    assert len(marked) == len(CAREER)
