"""A nomination names the ground it rests on: which there are, what is judged, refused and told."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from law.basics.grounds import grounds_of
from law.basics.owed_papers import PAPER_NAMES
from law.case_files.answers import answer_file
from law.facts import Achievement, Case, DecisionRef, HeldTitle, Initiative, Nominee
from law.findings import Doubt, doubt_of
from law.judgement.asked import reads_of
from law.judgement.ground_table import ground_ever
from law.judgement.grounds_held import held_grounds
from law.judgement.judging import judge
from law.rulebook import rulebook_on

IN_R3 = date(2026, 1, 10)
IN_R4 = date(2026, 11, 10)
YEAR = Achievement(date(2025, 1, 1), date(2025, 12, 31))


def printed() -> list[dict[str, Any]]:
    out = StringIO()
    call_command("evaluate", grounds=True, json=True, stdout=out)
    return json.loads(out.getvalue().splitlines()[-1])["grounds"]


def codes(regime: str, award: str) -> set[str]:
    return {
        row["code"].partition(".")[2] for row in printed() if (row["regime"], row["award"]) == (regime, award)
    }


def asked(ground: Any, *, on: str = "2026-01-10", award: str = "BK tỉnh", **more: Any) -> dict[str, Any]:
    nominee = {
        "id": "n1",
        "kind": "individual",
        "award": award,
        "way": "công trạng",
        "ground": ground,
        **more,
    }
    return answer_file({"id": "A", "on": on, "nominees": [nominee]})[0]


def title(award: str, year: int) -> HeldTitle:
    return HeldTitle(award, year, "công trạng", DecisionRef("1/QĐ", date(year, 12, 20)), False)


def item(code: str, year: int) -> Initiative:
    return Initiative(code, "sáng kiến", "cơ sở", year, DecisionRef("5/QĐ", date(year, 11, 1)))


def person(**more: Any) -> Nominee:
    known = {"kind": "individual", "award": "BK tỉnh", "way": "công trạng", "achievement": YEAR}
    return Nominee(**{"id": "n1", **known, **more})


def held(nominee: Nominee, on: date = IN_R3) -> list[str]:
    return [each.code for each in held_grounds(nominee, Case("A", on, nominees=(nominee,)), rulebook_on(on))]


def test_the_grounds_of_each_award_and_regime_are_printed_with_their_codes() -> None:
    assert codes("R1", "BK tỉnh") == {
        *("two_years_two_initiatives", "movement", "influence", "worker_farmer"),
        *("two_excellent_years", "collective_movement"),
    }
    of_2022 = {"two_fighter_titles", "two_years_two_initiatives", "movement", "influence"}
    assert codes("R2", "BK tỉnh") == codes("R3", "BK tỉnh") == codes("R4", "BK tỉnh") == of_2022
    assert codes("R1", "CSTĐCS") == set()
    assert codes("R3", "CSTĐCS") == {"excellent_rating", "initiative"}
    assert codes("R3", "BK TTg") == {
        "five_years_three_fighter_titles",
        "movement",
        "influence",
        "contribution",
    }
    assert {row["award"] for row in printed() if row["regime"] == "R1"} == {
        *("BK tỉnh", "BK TTg", "HCLĐ Ba", "HCLĐ Nhì", "HCLĐ Nhất")
    }


def test_each_code_stands_once_in_an_award_and_regime_and_begins_with_its_award() -> None:
    rows = printed()

    assert [
        key for key, times in Counter((row["regime"], row["code"]) for row in rows).items() if times > 1
    ] == []
    assert all(row["code"].startswith(f"{row['award']}.") and len(row["code"]) <= 100 for row in rows)


def test_each_ground_has_words_and_article_and_its_paper_where_no_figure_settles_it() -> None:
    rows = printed()
    movement = next(row for row in rows if (row["regime"], row["code"]) == ("R3", "BK TTg.movement"))

    assert movement["citation"] == "điểm a khoản 1 Điều 73 Luật Thi đua, khen thưởng 2022"
    assert (movement["settled"], movement["paper"]) == (False, "biên bản bình xét")
    assert all(row["words"] and row["citation"] in row["article"] for row in rows)
    assert all((row["paper"] is None) == row["settled"] for row in rows)
    assert {row["paper"] for row in rows if row["paper"]} <= set(PAPER_NAMES.values())


def test_a_ground_whose_article_was_not_read_to_the_end_says_so() -> None:
    told = asked("BK tỉnh.movement")["findings"][0]

    assert told["citation"] == "Điều 74 Luật Thi đua, khen thưởng 2022"
    assert "khoản, điểm: chương trình chưa xác nhận văn bản" in told["message"]
    assert "chưa xác nhận" not in asked("BK TTg.movement", award="BK TTg")["findings"][0]["message"]


def test_the_table_for_a_person_says_how_each_ground_is_settled() -> None:
    out = StringIO()
    call_command("evaluate", grounds=True, stdout=out)

    lines = out.getvalue().splitlines()
    assert any(line.startswith("R3 BK tỉnh.two_fighter_titles: Có 02 lần liên tục") for line in lines)
    assert any("(căn cứ vào biên bản bình xét)" in line for line in lines)


def test_only_the_named_ground_is_judged() -> None:
    fighters = [
        {"award": "CSTĐCS", "year": year, "decision": {"number": "1/QĐ", "on": f"{year}-12-20"}}
        for year in (2024, 2025)
    ]
    facts = {"titles": fighters, "ratings": {}, "initiatives": []}

    assert asked("BK tỉnh.two_fighter_titles", **facts)["verdict"] == "lawful"
    assert asked("BK tỉnh.two_years_two_initiatives", **facts)["verdict"] == "unlawful"
    assert asked("BK tỉnh.influence", **facts)["verdict"] == "review"
    assert asked(None, **facts)["verdict"] == "lawful"


def test_what_nobody_asked_stays_unasked_under_a_named_ground() -> None:
    assert asked("BK tỉnh.two_fighter_titles")["findings"] == []
    assert asked("BK tỉnh.two_fighter_titles", titles=[])["verdict"] == "unlawful"


def test_without_a_ground_it_is_as_it_was() -> None:
    nothing = {"titles": [], "ratings": {}, "initiatives": []}
    found = asked(None, **nothing)

    assert [(each["rule"], each["verdict"]) for each in found["findings"]] == [
        ("eligibility.alternatives", "review")
    ]
    assert "bình xét trong phong trào thi đua" in found["findings"][0]["message"]


def test_a_code_written_in_decomposed_letters_is_the_same_code() -> None:
    assert asked(unicodedata.normalize("NFD", "BK tỉnh.movement"))["verdict"] == "review"


@pytest.mark.parametrize(
    ("award", "ground", "on"),
    [
        ("BK tỉnh", "movement", "2026-01-10"),
        ("BK tỉnh", "BK TTg.movement", "2026-01-10"),
        ("BK tỉnh", "BK tỉnh.worker_farmer", "2026-01-10"),
        ("BK tỉnh", "BK tỉnh.two_fighter_titles", "2023-12-31"),
        ("CSTĐCS", "CSTĐCS.initiative", "2023-12-31"),
        ("LĐTT", "CSTĐCS.initiative", "2026-01-10"),
    ],
)
def test_a_code_of_another_award_or_regime_is_refused_with_its_path(award: str, ground: str, on: str) -> None:
    error = asked(ground, award=award, on=on)["error"]

    assert error["path"] == "nominees[0].ground"
    assert ground in error["message"] and award in error["message"]


def test_the_day_of_receipt_says_which_grounds_there_are() -> None:
    nominee = {"id": "n1", "award": "BK tỉnh", "kind": "individual", "ground": "BK tỉnh.two_fighter_titles"}
    case = {"id": "A", "on": "2024-01-05", "received_on": "2023-12-29", "nominees": [nominee]}

    assert answer_file(case)[0]["error"]["path"] == "nominees[0].ground"
    assert "error" not in answer_file({**case, "received_on": "2024-01-02"})[0]


def test_a_ground_that_the_law_of_receipt_has_not_is_told_and_judged_as_none() -> None:
    farmer = person(ground="BK tỉnh.worker_farmer", titles=(title("CSTĐCS", 2024), title("CSTĐCS", 2025)))
    found = judge(Case("A", IN_R3, nominees=(farmer,)), rulebook_on(IN_R3))
    told = next(each for each in found.findings if each.rule == "ground.unknown")

    assert found.verdict.value == told.verdict.value == "review"
    assert "“Công nhân, nông dân có thành tích” không có trong pháp luật ngày 10/01/2026" in told.message
    assert ("eligibility.alternatives", "lawful") in [(f.rule, f.verdict.value) for f in found.findings]


def test_a_ground_that_no_law_ever_had_is_told_without_its_code() -> None:
    found = judge(Case("A", IN_R3, nominees=(person(ground="BK tỉnh.tự đặt"),)), rulebook_on(IN_R3))

    assert "tự đặt" not in next(each.message for each in found.findings if each.rule == "ground.unknown")
    assert ground_ever("BK tỉnh.tự đặt") is ground_ever("không.có") is ground_ever("") is None


def test_under_the_unread_law_a_failed_ground_is_left_to_a_person() -> None:
    failed = person(ground="BK tỉnh.two_fighter_titles", titles=(title("CSTĐCS", 2025),))
    found = judge(Case("A", IN_R4, nominees=(failed,)), rulebook_on(IN_R4))

    assert {each.verdict.value for each in found.adverse} == {"review"}
    assert {each.rule: doubt_of(each.rule, each.doubt) for each in found.adverse} == {
        "regime.unread": Doubt.FORMALITY,
        "eligibility.alternatives": Doubt.UNMET,
    }


def test_figures_that_reach_no_ground_are_told_as_unmet_though_a_person_decides() -> None:
    short = person(titles=(), ratings={}, initiatives=())
    by_paper = person(ground="BK tỉnh.movement", titles=(), ratings={}, initiatives=())

    for nominee, doubt in ((short, Doubt.UNMET), (by_paper, Doubt.PAPER)):
        (told,) = judge(Case("A", IN_R3, nominees=(nominee,)), rulebook_on(IN_R3)).adverse
        assert (told.rule, doubt_of(told.rule, told.doubt)) == ("eligibility.alternatives", doubt)


def test_the_grounds_that_hold_already_are_proposed_whatever_is_named() -> None:
    fighters = (title("CSTĐCS", 2024), title("CSTĐCS", 2025))
    good = {"ratings": {2024: "HTXSNV", 2025: "HTXSNV"}, "initiatives": (item("A", 2024), item("B", 2025))}

    assert held(person(titles=fighters, ratings={}, initiatives=())) == ["BK tỉnh.two_fighter_titles"]
    assert held(person(titles=(), **good)) == ["BK tỉnh.two_years_two_initiatives"]
    both = ["BK tỉnh.two_fighter_titles", "BK tỉnh.two_years_two_initiatives"]
    assert held(person(titles=fighters, ground="BK tỉnh.movement", **good)) == both
    assert held(person(titles=(), ratings={}, initiatives=())) == []
    assert held(person(kind="collective", titles=fighters)) == []


def test_an_award_reached_in_one_way_has_no_grounds() -> None:
    assert grounds_of("LĐTT", rulebook_on(IN_R3)) == grounds_of("CSTĐ tỉnh", rulebook_on(IN_R3)) == ()


def test_the_ground_is_no_fact_that_a_condition_asks_for() -> None:
    reads = reads_of("BK tỉnh", "individual", rulebook_on(IN_R3))

    assert not any("ground" in each.facts for each in reads)
