"""Each finding says from which paper or declaration its fact was taken."""

from datetime import date

from law.facts import Achievement, Case, DecisionRef, HeldTitle, Initiative, Nominee
from law.findings import Finding
from law.judgement.judging import judge
from law.judgement.sources import with_sources
from law.rulebook import rulebook_on

DAY = date(2023, 1, 10)


def title(award: str, year: int, number: str | None = None) -> HeldTitle:
    decision = DecisionRef(number or f"{year - 2008}/QĐ-UBND", date(year, 12, 30))
    return HeldTitle(award, year, "công trạng", decision, False)


def asked(award: str = "CSTĐ tỉnh", **given: object) -> dict[str, Finding]:
    nominee = Nominee(
        id="n1",
        kind="individual",
        award=award,
        achievement=Achievement(date(2022, 1, 1), date(2022, 12, 31)),
        **given,  # type: ignore[arg-type]
    )
    case = Case(id="c", on=DAY, nominees=(nominee,))
    findings = with_sources(judge(case, rulebook_on(DAY)).findings, case)
    return {found.rule: found for found in findings}


def test_titles_in_a_row_rest_on_the_decisions_of_just_those_years() -> None:
    held = tuple(title("CSTĐCS", year) for year in (2017, 2020, 2021, 2022))

    found = asked(titles=held)["eligibility.held_title"]

    assert found.message == "đủ 03 lần liên tục Chiến sĩ thi đua cơ sở: 2020, 2021, 2022"
    assert found.source == (
        "Quyết định số 12/QĐ-UBND ngày 30/12/2020; Quyết định số 13/QĐ-UBND ngày 30/12/2021; "
        "Quyết định số 14/QĐ-UBND ngày 30/12/2022"
    )


def test_an_initiative_rests_on_its_recognition() -> None:
    item = Initiative("SK-01", "sáng kiến", "tỉnh", 2022, DecisionRef("5/QĐ-UBND", date(2022, 11, 1)))

    assert asked(initiatives=(item,))["eligibility.initiative"].source == (
        "Quyết định số 5/QĐ-UBND ngày 01/11/2022"
    )


def test_a_rating_rests_on_the_form_of_its_year_and_a_missing_one_is_asked_for_by_it() -> None:
    assert asked("LĐTT", ratings={2022: "HTTNV"})["eligibility.rating"].source == "phiếu xếp loại năm 2022"
    assert asked("LĐTT", ratings={})["eligibility.rating"].source == "phiếu xếp loại năm 2022"


def test_what_nobody_decided_rests_on_the_unit_s_own_word() -> None:
    found = asked("LĐTT", joined_on=date(2022, 6, 1), pending=("inspection",))

    assert found["eligibility.months_worked"].source == "kê khai của đơn vị"
    assert found["eligibility.pending"].source == "việc đang xem xét ghi tại thẻ của đối tượng"


def test_a_title_asked_for_in_the_same_year_is_called_so_and_not_a_decision() -> None:
    held = (title("LĐTT", 2022, "đề nghị cùng năm, hồ sơ số 7"),)

    assert asked("CSTĐCS", titles=held)["eligibility.held_title"].source == "đề nghị cùng năm, hồ sơ số 7"
