"""Each finding says from which paper or declaration its fact was taken."""

from dataclasses import replace
from datetime import date

from law.case_files.answers import answer_file
from law.facts import Achievement, Case, DecisionRef, HeldTitle, Initiative, Nominee
from law.findings import Finding, Verdict
from law.judgement.judging import judge
from law.judgement.sources import declared_facts, with_sources
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
    assert (
        asked("LĐTT", ratings={2022: "HTTNV"})["eligibility.rating"].source
        == "phần xếp loại trên thẻ, năm 2022"
    )
    assert asked("LĐTT", ratings={})["eligibility.rating"].source == "phần xếp loại trên thẻ, năm 2022"


def test_what_nobody_decided_rests_on_the_unit_s_own_word() -> None:
    found = asked("LĐTT", joined_on=date(2022, 6, 1), pending=("inspection",))

    assert found["eligibility.months_worked"].source == "kê khai của đơn vị"
    assert found["eligibility.pending"].source == "việc đang xem xét ghi tại thẻ của đối tượng"


def test_a_title_asked_for_in_the_same_year_is_called_so_and_not_a_decision() -> None:
    held = (title("LĐTT", 2022, "đề nghị cùng năm, hồ sơ số 7"),)

    assert asked("CSTĐCS", titles=held)["eligibility.held_title"].source == "đề nghị cùng năm, hồ sơ số 7"


def declared(award: str, year: int) -> HeldTitle:
    return replace(title(award, year), provenance="declared")


def test_a_finding_says_how_many_of_its_titles_are_a_unit_s_word_alone() -> None:
    held = (title("CSTĐCS", 2020), declared("CSTĐCS", 2021), declared("CSTĐCS", 2022), declared("LĐTT", 2022))

    found = asked(titles=held)["eligibility.held_title"]

    assert found.unconfirmed == (
        "dựa trên 02 danh hiệu, hình thức khen thưởng mới được khai, chưa đối chiếu giấy tờ"
    )


def test_a_finding_that_counts_from_the_last_award_rests_on_it_whatever_its_year() -> None:
    last = replace(declared("BK TTg", 2015), year=2014)

    found = asked("HCLĐ Ba", titles=(declared("BK TTg", 2009), last))["eligibility.prerequisite"]

    assert found.message == "Đã được tặng Bằng khen của Thủ tướng Chính phủ, tính từ mốc 30/12/2015."
    assert found.unconfirmed == (
        "dựa trên 01 danh hiệu, hình thức khen thưởng mới được khai, chưa đối chiếu giấy tờ"
    )


def test_what_names_an_award_and_no_year_rests_on_every_such_title() -> None:
    found = Finding(
        "eligibility.awards_after", Verdict.LAWFUL, "Có 02 Cờ thi đua của Chính phủ.", "", fact="titles"
    )
    held = (declared("Cờ CP", 2018), declared("Cờ CP", 2020), declared("BK TTg", 2019))

    assert declared_facts(found, Nominee(id="n1", titles=held)) == [*held[:2]]


def test_an_initiative_that_was_held_against_its_paper_needs_no_word_more() -> None:
    item = Initiative("SK-01", "sáng kiến", "tỉnh", 2022, DecisionRef("5/QĐ-UBND", date(2022, 11, 1)))

    told = {
        known: asked(initiatives=(replace(item, provenance=known),))["eligibility.initiative"].unconfirmed
        for known in ("declared", "confirmed", "proven")
    }

    assert told == {
        "declared": "dựa trên 01 sáng kiến, đề tài mới được khai, chưa đối chiếu giấy tờ",
        "confirmed": "",
        "proven": "",
    }


def test_evaluate_says_so_where_the_case_tells_how_its_titles_are_known_and_is_silent_where_not() -> None:
    nominee = {"id": "n1", "kind": "individual", "award": "CSTĐCS", "ratings": {"2022": "HTXSNV"}}
    held = {"award": "LĐTT", "year": 2021, "decision": {"number": "1/QĐ-UBND", "on": "2021-12-30"}}

    def answer(**more: str) -> list[dict[str, object]]:
        case = {"id": "A", "on": "2023-01-10", "nominees": [{**nominee, "titles": [{**held, **more}]}]}
        return answer_file(case)[0].get("findings", [])

    silent, told = answer(), answer(provenance="declared")

    assert all("unconfirmed" not in each for each in silent)
    assert [{k: v for k, v in each.items() if k != "unconfirmed"} for each in told] == silent
    assert answer_file(
        {
            "id": "A",
            "on": "2023-01-10",
            "nominees": [{**nominee, "titles": [{**held, "provenance": "heard"}]}],
        }
    )[0]["error"] == {
        "path": "nominees[0].titles[0].provenance",
        "message": "Nguồn của dữ kiện phải là một trong: proven, confirmed, declared.",
    }


def test_a_title_of_a_ministry_is_the_provincial_one_where_the_law_says_so_and_no_other() -> None:
    def given(award: str, own: str, *years: int) -> tuple[HeldTitle, ...]:
        return tuple(replace(title(award, year), given_as=own) for year in years)

    fighter = asked("CSTĐTQ", titles=given("CSTĐ tỉnh", "CSTĐ bộ", 2021, 2022))["eligibility.held_title"]
    local = asked("CSTĐ tỉnh", titles=given("CSTĐ tỉnh", "CSTĐ bộ", 2019, 2020, 2021))

    assert fighter.verdict is Verdict.LAWFUL and fighter.source == (
        "Quyết định số 13/QĐ-UBND ngày 30/12/2021 tặng Chiến sĩ thi đua cấp bộ, ban, ngành, đoàn thể trung "
        "ương, cùng một loại theo Điều 22 Luật Thi đua, khen thưởng 2003; Quyết định số 14/QĐ-UBND ngày "
        "30/12/2022 tặng Chiến sĩ thi đua cấp bộ, ban, ngành, đoàn thể trung ương, cùng một loại theo Điều "
        "22 Luật Thi đua, khen thưởng 2003"
    )
    assert local["eligibility.held_title"].verdict is Verdict.UNLAWFUL


def test_a_case_may_name_what_a_ministry_gave_and_not_as_another_award() -> None:
    held = {"award": "CSTĐ tỉnh", "given_as": "CSTĐ bộ", "year": 2021}
    nominee = {"id": "n1", "kind": "individual", "award": "CSTĐTQ", "titles": [held]}
    case = {"id": "c", "on": "2023-01-10", "nominees": [nominee]}

    def answer(**other: str) -> str:
        said = {**case, "nominees": [{**nominee, "titles": [{**held, **other}]}]}
        return str(answer_file(said))

    assert "given_as" not in answer()
    assert "không phải là" in answer(award="CSTĐCS")
    assert "phải là một trong: CSTĐ bộ, Cờ bộ, BK bộ" in answer(given_as="CSTĐ xã")
