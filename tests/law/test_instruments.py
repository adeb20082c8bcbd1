"""The legal bases of a decision: those in force on its day, laws without number."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from law.awards import FORMS, TITLES, UnknownAward
from law.basics.instruments import all_instruments, in_force_on, instrument, legal_bases
from law.citations import Citation
from law.procedure.routing import AUTHORITIES
from law.rulebook import all_subjects


def test_a_citation_is_written_from_point_to_instrument() -> None:
    assert (
        str(Citation("Nghị định 91/2017/NĐ-CP", "69", "1", "c"))
        == "điểm c khoản 1 Điều 69 Nghị định 91/2017/NĐ-CP"
    )
    assert str(Citation("Luật Thi đua, khen thưởng 2003", "23")) == "Điều 23 Luật Thi đua, khen thưởng 2003"
    assert str(Citation("Luật 06/2026/QH16")) == "Luật 06/2026/QH16"


def starts(on: date, authority: str = "district_chair", award: str = "CSTĐCS") -> list[str]:
    return [basis[:75] for basis in legal_bases(award, authority, on)]


def test_a_decision_of_2020_rests_on_the_2003_law_its_amendments_and_decree_91() -> None:
    bases = legal_bases("CSTĐCS", "district_chair", date(2020, 12, 31))

    assert "Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003" in bases
    assert sum("ngày 14 tháng 6 năm 2005" in basis for basis in bases) == 1
    assert sum("ngày 18 tháng 6 năm 2009" in basis for basis in bases) == 1
    assert sum("ngày 16 tháng 11 năm 2013" in basis for basis in bases) == 1
    assert (
        sum(basis.startswith("Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017") for basis in bases) == 1
    )
    assert not any("2022" in basis for basis in bases)


def test_a_decision_of_november_2026_rests_on_the_2022_law_its_amendment_and_decree_152() -> None:
    bases = legal_bases("CSTĐ tỉnh", "province_chair", date(2026, 11, 23))

    law, amendment, decree = (
        next(place for place, basis in enumerate(bases) if start in basis)
        for start in ("ngày 15 tháng 6 năm 2022", "ngày 23 tháng 4 năm 2026", "152/2025/NĐ-CP")
    )
    assert law < amendment < decree
    assert bases[0] == "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
    assert not any("2003" in basis or "91/2017" in basis for basis in bases)


def test_an_added_law_is_cited_behind_the_last_law_and_before_the_decrees() -> None:
    day = date(2026, 3, 2)
    added = replace(all_instruments()[0], name="Luật thêm", since=day, until=None, basis="Luật thêm")
    bases = legal_bases("CSTĐ tỉnh", "province_chair", day, known=(*all_instruments(), added))

    place = bases.index("Luật thêm")
    assert bases[place - 1].startswith("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022")
    assert "152/2025/NĐ-CP" in bases[place + 1]
    assert len(bases) == len(legal_bases("CSTĐ tỉnh", "province_chair", day)) + 1


@pytest.mark.parametrize(
    ("day", "there", "gone"),
    [
        (date(2017, 9, 30), "2003", "91/2017"),
        (date(2023, 12, 31), "91/2017", "98/2023"),
        (date(2024, 1, 1), "98/2023", "91/2017"),
        (date(2025, 6, 30), "98/2023", "152/2025"),
        (date(2025, 7, 1), "152/2025", "98/2023"),
        (date(2026, 9, 30), "152/2025", "23 tháng 4 năm 2026"),
        (date(2026, 10, 1), "23 tháng 4 năm 2026", "98/2023"),
    ],
)
def test_no_decision_cites_a_text_out_of_force(day: date, there: str, gone: str) -> None:
    text = " ".join(legal_bases("LĐTT", "commune_chair", day))

    assert there in text
    assert gone not in text


def test_only_a_chair_rests_on_the_law_of_local_government() -> None:
    chair = " ".join(legal_bases("LĐTT", "commune_chair", date(2020, 12, 31)))
    head = " ".join(legal_bases("LĐTT", "director", date(2020, 12, 31)))

    assert "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015" in chair
    assert "Tổ chức chính quyền địa phương" not in head


def test_an_unknown_award_has_no_bases() -> None:
    with pytest.raises(UnknownAward, match="Huân chương Mơ"):
        legal_bases("Huân chương Mơ", "director", date(2020, 12, 31))


def test_the_bases_carry_no_end_mark_for_the_paper_sets_it() -> None:
    for found in all_instruments():
        assert not found.basis.endswith((";", "."))
        assert not found.basis.startswith("Căn cứ")


def test_instruments_of_a_day_are_those_whose_period_holds_it() -> None:
    names = {found.name for found in in_force_on(date(2026, 11, 23))}

    assert "Nghị định 152/2025/NĐ-CP" in names
    assert "Nghị định 98/2023/NĐ-CP" not in names


def edges() -> list[date]:
    """The first and last day of every instrument and of every value, and the days beside them."""
    periods = [(each.since, each.until) for each in all_instruments()]
    periods += [(value.since, value.until) for subject in all_subjects().values() for value in subject.values]
    days = {day for period in periods for day in period if day is not None}
    return sorted({day + timedelta(step) for day in days for step in (-1, 0, 1)})


def test_no_decision_of_any_day_rests_on_an_instrument_out_of_force() -> None:
    by_basis = {each.basis: each for each in all_instruments() if each.basis}

    for day in edges():
        for authority in AUTHORITIES:
            for code in (*TITLES, *FORMS):
                for basis in legal_bases(code, authority, day):
                    assert by_basis[basis].is_in_force_on(day), (day, authority, code, basis)


LOADED_UNTIL = date(2027, 2, 28)
"""Decree 152/2025 ends on this day; what follows it was not published when the statutes were read."""


def test_nothing_that_the_law_says_on_a_day_is_cited_from_an_instrument_out_of_force() -> None:
    for day in (day for day in edges() if day <= LOADED_UNTIL):
        for key, subject in all_subjects().items():
            if (value := subject.on(day)) is not None:
                found = instrument(value.citation.instrument)
                assert found is not None and found.is_in_force_on(day), (day, key, str(value.citation))
