"""What must hold between two answers: more merit is never worse, order does not matter, facts decide."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from law.case_files.answers import answer_file
from law.case_files.json_text import parse
from law.findings import Verdict
from law.packs.tables.case_tables import as_json, judged
from tests.law.own_tables import all_cases

DAYS = {"R1": "2023-01-10", "R2": "2025-01-10", "R3": "2026-01-10", "R4": "2026-11-23"}
ORDER = [verdict.value for verdict in sorted(Verdict)]
GRADES = ["KHTNV", "HTNV", "HTTNV", "HTXSNV"]
AWARDS = ["LĐTT", "CSTĐCS", "CSTĐ tỉnh", "BK tỉnh", "GK sở", "TTLĐTT", "TTLĐXS"]

HELD_BEFORE = {"CSTĐ tỉnh", "BK tỉnh"}
"""Another award of the same name shuts out the years before it (khoản 6 Điều 2 TT 12/2019/TT-BNV,
khoản 7 Điều 33 NĐ 152/2025/NĐ-CP): the one merit that can make a lawful case unlawful."""

YEARS = st.integers(min_value=2018, max_value=2026)
TITLES = st.builds(
    lambda award, year: {
        "award": award,
        "year": year,
        "way": "công trạng",
        "decision": {"number": f"{award} {year}", "on": f"{year}-12-20"},
    },
    st.sampled_from(["LĐTT", "CSTT", "CSTĐCS"]),
    YEARS,
)
INITIATIVES = st.builds(
    lambda code, level, year: {
        "code": f"SK-{code}",
        "kind": "sáng kiến",
        "level": level,
        "year": year,
        "decision": {"number": "5/QĐ", "on": f"{year}-11-03"},
    },
    st.integers(min_value=1, max_value=99),
    st.sampled_from(["cơ sở", "tỉnh", "toàn quốc"]),
    YEARS,
)
COLLECTIVES = st.builds(
    lambda people, shares: {
        "people": people,
        **{
            name: people * share // 100
            for name, share in zip(
                ("advanced_workers", "completed", "grassroots_fighters"), shares, strict=True
            )
        },
    },
    st.integers(min_value=1, max_value=40),
    st.tuples(*[st.integers(min_value=0, max_value=100)] * 3),
)


@st.composite
def nominees(draw: st.DrawFn, name: str = "n1") -> dict[str, Any]:
    """A nominee with some facts stated and others not, of any award that is judged."""
    end = draw(YEARS)
    given_facts: dict[str, Any] = {
        "ratings": {str(year): draw(st.sampled_from(GRADES)) for year in range(end - 1, end + 1)},
        "titles": draw(st.lists(TITLES, max_size=5)),
        "initiatives": draw(st.lists(INITIATIVES, max_size=4)),
        "pending": draw(st.sampled_from([[], ["complaint"]])),
        "collective": draw(COLLECTIVES),
        "achievement": {"from": f"{end}-01-01", "to": f"{end}-12-31"},
    }
    kept = draw(st.sets(st.sampled_from(sorted(given_facts))))
    facts = {fact: given_facts[fact] for fact in sorted(kept)}
    return {"id": name, "award": draw(st.sampled_from(AWARDS)), "way": "công trạng", **facts}


ON = st.sampled_from(sorted(DAYS.values()))


def answer(on: str, *asked: dict[str, Any], **case: Any) -> dict[str, Any]:
    return answer_file({"id": "A", "on": on, "nominees": list(asked), **case})[0]


def grave(found: dict[str, Any]) -> int:
    return ORDER.index(found["verdict"])


@given(on=ON, nominee=nominees())
def test_the_verdict_is_the_gravest_of_the_findings(on: str, nominee: dict[str, Any]) -> None:
    found = answer(on, nominee)

    told = [ORDER.index(finding["verdict"]) for finding in found["findings"]]
    assert grave(found) == max(told, default=0)


@given(on=ON, nominee=nominees())
def test_judging_is_deterministic_and_changes_nothing_it_was_given(on: str, nominee: dict[str, Any]) -> None:
    before = copy.deepcopy(nominee)

    assert answer(on, nominee) == answer(on, nominee)
    assert nominee == before


@given(on=ON, asked=st.lists(nominees(), min_size=2, max_size=4), workers=st.integers(0, 40))
def test_the_order_of_the_nominees_does_not_matter(
    on: str, asked: list[dict[str, Any]], workers: int
) -> None:
    named = [{**nominee, "id": f"n{place}"} for place, nominee in enumerate(asked)]
    one = answer(on, *named, unit={"advanced_workers": workers})
    other = answer(on, *reversed(named), unit={"advanced_workers": workers})

    assert (one["verdict"], one["reward_total"]) == (other["verdict"], other["reward_total"])
    for part in ("findings", "allowances", "rewards"):
        assert sorted(map(str, one[part])) == sorted(map(str, other[part]))


@given(on=ON, nominee=nominees(), title=TITLES)
def test_a_title_more_never_makes_a_case_graver(
    on: str, nominee: dict[str, Any], title: dict[str, Any]
) -> None:
    more = {**nominee, "titles": [*nominee.get("titles", []), title]}
    less = {**nominee, "titles": nominee.get("titles", [])}

    assert grave(answer(on, more)) <= grave(answer(on, less))


@given(on=ON, nominee=nominees(), initiative=INITIATIVES)
def test_an_initiative_more_never_makes_a_case_graver(
    on: str, nominee: dict[str, Any], initiative: dict[str, Any]
) -> None:
    held = nominee.get("initiatives", [])
    more = {**nominee, "initiatives": [*held, initiative]}

    assert grave(answer(on, more)) <= grave(answer(on, {**nominee, "initiatives": held}))


@given(on=ON, nominee=nominees(), steps=st.integers(min_value=1, max_value=3))
def test_a_better_rating_never_makes_a_case_graver(on: str, nominee: dict[str, Any], steps: int) -> None:
    ratings = nominee.get("ratings", {})
    better = {year: GRADES[min(GRADES.index(grade) + steps, 3)] for year, grade in ratings.items()}

    assert grave(answer(on, {**nominee, "ratings": better})) <= grave(
        answer(on, {**nominee, "ratings": ratings})
    )


@pytest.mark.parametrize("award", sorted(HELD_BEFORE))
def test_the_exception_is_the_same_award_held_before(award: str) -> None:
    on = "2023-01-10"
    years = (2020, 2021, 2022)
    fighters = [_held("CSTĐCS", year) for year in years]
    nominee = {
        "id": "n1",
        "kind": "individual",
        "award": award,
        "way": "công trạng",
        "ratings": {str(year): "HTXSNV" for year in years},
        "titles": fighters,
        "initiatives": [_initiative("A", 2021), _initiative("B", 2022)],
    }

    assert answer(on, nominee)["verdict"] == "lawful"
    again = answer(on, {**nominee, "titles": [*fighters, _held(award, 2022)]})
    assert again["verdict"] == {"CSTĐ tỉnh": "unlawful", "BK tỉnh": "review"}[award]


def _held(award: str, year: int) -> dict[str, Any]:
    return {"award": award, "year": year, "decision": {"number": f"{award} {year}", "on": f"{year}-12-20"}}


def _initiative(code: str, year: int) -> dict[str, Any]:
    decision = {"number": "5/QĐ", "on": f"{year}-11-03"}
    return {"code": code, "kind": "sáng kiến", "level": "tỉnh", "year": year, "decision": decision}


@given(
    on=ON,
    nominee=nominees(),
    gone=st.sampled_from(["ratings", "titles", "initiatives", "collective", "pending"]),
)
def test_a_fact_taken_away_asks_no_question_of_its_own(on: str, nominee: dict[str, Any], gone: str) -> None:
    left = {fact: content for fact, content in nominee.items() if fact != gone}

    facts = {finding["fact"].split(".")[0] for finding in answer(on, left)["findings"]}

    assert gone not in facts


RIGHT_FACTS: dict[str, Any] = {
    "LĐTT": {
        "ratings": {"2022": "HTTNV"},
        "joined_on": "2022-03-01",
        "study": {"months": 12, "result": "khá"},
    },
    "CSTĐCS": {"titles": [_held("LĐTT", 2022)], "initiatives": [_initiative("A", 2022)]},
    "CSTĐ tỉnh": {
        "titles": [_held("CSTĐCS", year) for year in (2020, 2021, 2022)],
        "initiatives": [_initiative("A", 2022)],
    },
    "TTLĐTT": {"ratings": {"2022": "HTTNV"}, "collective": {"people": 10, "advanced_workers": 6}},
}
FLIPS: list[tuple[str, str, Any]] = [
    ("LĐTT", "ratings.2022", "HTNV"),
    ("LĐTT", "joined_on", "2022-03-02"),
    ("LĐTT", "study.result", "trung bình"),
    ("LĐTT", "pending", ["discipline"]),
    ("LĐTT", "discipline", [{"kind": "khiển trách", "from": "2022-05-01", "until": None}]),
    ("LĐTT", "kind", "collective"),
    ("CSTĐCS", "titles", []),
    ("CSTĐCS", "initiatives", []),
    ("CSTĐ tỉnh", "titles", [_held("CSTĐCS", year) for year in (2019, 2021, 2022)]),
    ("CSTĐ tỉnh", "initiatives", []),
    ("TTLĐTT", "ratings.2022", "HTNV"),
    ("TTLĐTT", "collective.advanced_workers", 5),
    ("TTLĐTT", "collective.warned_or_worse", 1),
]


@pytest.mark.parametrize(
    ("award", "fact", "wrong"), FLIPS, ids=[f"{award} {fact}" for award, fact, _ in FLIPS]
)
def test_the_fact_that_a_finding_names_is_the_one_that_turns_the_verdict(
    award: str, fact: str, wrong: Any
) -> None:
    year = {"from": "2022-01-01", "to": "2022-12-31"}
    right = {"id": "n1", "award": award, "achievement": year, **copy.deepcopy(RIGHT_FACTS[award])}
    flipped = copy.deepcopy(right)
    *way, last = fact.split(".")
    holder = flipped
    for step in way:
        holder = holder[step]
    holder[last] = wrong

    assert answer(DAYS["R1"], right)["verdict"] == "lawful"
    turned = answer(DAYS["R1"], flipped)
    assert turned["verdict"] != "lawful"
    assert [finding["fact"] for finding in turned["findings"]] == [fact]


def test_every_fact_named_by_a_finding_of_the_tables_stands_in_its_case() -> None:
    """A reader who follows `fact` finds the field, or learns that it is the one missing."""
    known = {
        "award",
        "kind",
        "way",
        "titles",
        "initiatives",
        "discipline",
        "pending",
        "ratings",
        "achievement",
        "same_person_as",
    }
    for name, row in all_cases():
        case = as_json(row)
        for finding in judged(row).adverse:
            first = finding.fact.split(".")[0]
            nominee = next((each for each in case["nominees"] if each["id"] == finding.nominee), {})
            stated = first in nominee or first in case or first in known
            assert stated or first in ("received_on", "decided_on", "local", "authority"), (name, finding)


@given(on=ON, nominee=nominees())
@settings(max_examples=50)
def test_the_answer_survives_the_way_through_a_file(on: str, nominee: dict[str, Any]) -> None:
    case = {"id": "A", "on": on, "nominees": [nominee]}

    assert answer_file(parse(json.dumps(case)))[0] == answer_file(case)[0]
