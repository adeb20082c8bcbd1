"""Whatever stands in a file: an answer, or a refusal with its path and what to do. Nothing is guessed."""

import json
import re
import unicodedata
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from law.case_files.answers import answer_file, judged_answers
from law.case_files.case_reader import CaseRefused, read_cases
from law.case_files.json_text import NotJson, parse
from law.facts import Case
from law.findings import Verdict
from law.judgement.judging import Judgement

WHAT_TO_DO = re.compile(r"sửa|bổ sung|bỏ|đặt|giữ lại|phải|xem bảng|không quá|ít nhất", re.IGNORECASE)


def with_nominee(**more: Any) -> dict[str, Any]:
    return {"id": "A", "on": "2023-01-10", "nominees": [{"id": "n1", "award": "CSTĐCS", **more}]}


def worker(year: int, **more: Any) -> dict[str, Any]:
    return {
        "award": "LĐTT",
        "year": year,
        "decision": {"number": f"{year}/QĐ", "on": f"{year}-12-30"},
        **more,
    }


def merit(since: str, until: str) -> dict[str, str]:
    return {"from": since, "to": until}


VOTE = {"nominee": "n1", "members": 15, "present": 11, "yes_present": 10, "yes_written": 1, "secret": True}
REFUSED = [
    ({"on": "2023-01-10"}, "id"),
    ({"id": "A"}, "on"),
    ({"id": "A", "on": "1944-12-31"}, "on"),
    ({"id": "A", "on": "2101-01-01"}, "on"),
    ({"id": "A", "on": "2023-01-10", "mau": 1}, "mau"),
    ({"id": "A", "on": "2023-01-10", "copies": float("nan")}, "copies"),
    ({"id": "A", "on": "2023-01-10", "copies": float("inf")}, "copies"),
    ({"id": "A", "on": "2023-01-10", "copies": 10**30}, "copies"),
    (
        {"id": "A", "on": "2022-01-10", "local": {"grassroots_fighter_share": 20}},
        "local.grassroots_fighter_share",
    ),
    (with_nominee(award="Huân chương Mơ"), "nominees[0].award"),
    (with_nominee(award="x" * 100_000), "nominees[0].award"),
    (with_nominee(discipline=[{"from": "2022-05-01"}]), "nominees[0].discipline[0].kind"),
    (with_nominee(titles=[{"year": 2022}]), "nominees[0].titles[0].award"),
    (
        with_nominee(titles=[worker(2022, achievement=merit("2022-12-31", "2022-01-01"))]),
        "nominees[0].titles[0].achievement.to",
    ),
    (
        with_nominee(posts=[{"post": "Vụ trưởng", "from": "2020-01-01", "until": "2019-01-01"}]),
        "nominees[0].posts[0].until",
    ),
    (
        with_nominee(
            titles=[
                worker(2021, achievement=merit("2021-01-01", "2021-12-31")),
                worker(2022, achievement=merit("2021-07-01", "2022-06-30")),
            ]
        ),
        "nominees[0].titles[1].achievement",
    ),
    (
        with_nominee(titles=[worker(2021), {**worker(2021), "year": 2022}]),
        "nominees[0].titles[1].decision",
    ),
    (with_nominee(collective={"people": 10, "completed": 11}), "nominees[0].collective.completed"),
    ({**with_nominee(), "votes": [{"nominee": "n1"}]}, "votes[0].members"),
    ({**with_nominee(), "votes": [{k: v for k, v in VOTE.items() if k != "present"}]}, "votes[0].present"),
    ({**with_nominee(), "votes": [{**VOTE, "nominee": "n9"}]}, "votes[0].nominee"),
    (with_nominee(same_person_as="n9"), "nominees[0].same_person_as"),
    (with_nominee(ground=7), "nominees[0].ground"),
    (with_nominee(ground=" "), "nominees[0].ground"),
    (with_nominee(ground="CSTĐCS.initiative"), "nominees[0].ground"),
    (with_nominee(award="BK tỉnh", ground="BK TTg.movement"), "nominees[0].ground"),
    (with_nominee(award="BK tỉnh", ground="BK tỉnh.two_fighter_titles"), "nominees[0].ground"),
    (with_nominee(award="BK tỉnh", ground="x" * 100_000), "nominees[0].ground"),
    (with_nominee(award="BK tỉnh", kind="collective", ground="BK tỉnh.movement"), "nominees[0].ground"),
    (with_nominee(award="BK tỉnh", way="chuyên đề", ground="BK tỉnh.movement"), "nominees[0].ground"),
]


@pytest.mark.parametrize(("case", "path"), REFUSED, ids=[path for _, path in REFUSED])
def test_a_fault_has_its_path_and_says_what_to_do(case: dict[str, Any], path: str) -> None:
    refused = read_cases(case)[0]

    assert isinstance(refused, CaseRefused)
    assert refused.path == path
    assert WHAT_TO_DO.search(refused.message), refused.message
    assert len(refused.message) < 500


@pytest.mark.parametrize(
    ("case", "fact", "verdict"),
    [
        (with_nominee(award="LĐTT", ratings={"2021": "HTTNV", "2022": None}), "ratings.2022", "incomplete"),
        (with_nominee(award="Xã tiêu biểu", kind="collective"), "award", "unlawful"),
    ],
)
def test_a_year_without_rating_and_an_award_of_a_later_law_are_answered_by_the_law(
    case: dict[str, Any], fact: str, verdict: str
) -> None:
    found = judged_answers(read_cases(case)[0])

    assert isinstance(found, Judgement)
    finding = next(finding for finding in found.adverse if finding.fact == fact)
    assert finding.verdict.value == verdict
    assert finding.remedy and finding.citation


def test_the_same_title_written_twice_counts_once_and_is_no_fault() -> None:
    twice = with_nominee(award="CSTĐ tỉnh", titles=[{**worker(2022), "award": "CSTĐCS"}] * 3)

    found = judged_answers(read_cases(twice)[0])

    assert isinstance(found, Judgement)
    assert found.verdict is Verdict.UNLAWFUL


def test_titles_of_other_names_may_share_a_year_and_a_decision() -> None:
    year = merit("2022-01-01", "2022-12-31")
    both = [worker(2022, achievement=year), {**worker(2022, achievement=year), "award": "CSTĐCS"}]

    assert isinstance(read_cases(with_nominee(titles=both))[0], Case)


def test_a_council_without_members_passes_nobody() -> None:
    empty = {**VOTE, "members": 0, "present": 0, "yes_present": 0, "yes_written": 0}

    found = judged_answers(read_cases({**with_nominee(award="CSTĐ tỉnh"), "votes": [empty]})[0])

    assert isinstance(found, Judgement)
    assert (found.votes[0].result.valid, found.votes[0].result.passed) == (False, False)


def test_a_field_written_twice_is_told_with_its_path() -> None:
    text = '{"id": "A", "on": "2023-01-10", "nominees": [{"id": "n1", "award": "LĐTT", "award": "CSTT"}]}'

    refused = read_cases(parse(text))[0]

    assert isinstance(refused, CaseRefused)
    assert refused.faults == (("nominees[0].award", "Trường này ghi hai lần; chỉ giữ lại một."),)


def test_a_year_rated_twice_and_a_local_rule_set_twice_are_told() -> None:
    ratings = '{"2022": "HTTNV", "2022": "KHTNV"}'
    rated = parse(json.dumps(with_nominee(ratings="?")).replace('"?"', ratings))
    key = unicodedata.normalize("NFD", "vote.CSTĐ tỉnh")
    local = {"id": "A", "on": "2026-01-10", "local": {"vote.CSTĐ tỉnh": 80, key: 90}}

    assert [refused.path for refused in read_cases(rated) if isinstance(refused, CaseRefused)] == [
        "nominees[0].ratings.2022"
    ]
    assert [refused.path for refused in read_cases(local) if isinstance(refused, CaseRefused)] == ["local"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "trống"),
        (b" \n", "trống"),
        ("{“id”: 1}".encode(), "sai ở dòng 1, cột 2"),
        ('{"id": "Đ"}'.encode("utf-16"), "UTF-8"),
        (b'{"id": "A"} {"id": "B"}', "sai ở dòng 1, cột 13"),
        (b"[" * 200_000, "lồng quá sâu"),
        (b'{"id":' * 200_000, "lồng quá sâu"),
        (b"[" + b"9" * 5_000 + b"]", "số quá dài"),
    ],
)
def test_what_is_no_json_is_told_in_vietnamese(content: bytes, why: str, tmp_path: Path) -> None:
    with pytest.raises(NotJson, match=why):
        parse(content)
    path, err = tmp_path / "case.json", StringIO()
    path.write_bytes(content)

    with pytest.raises(SystemExit) as left:
        call_command("evaluate", str(path), json=True, stdout=StringIO(), stderr=err)

    assert left.value.code == 2
    assert why in err.getvalue()


def test_a_byte_order_mark_and_combining_marks_are_read() -> None:
    text = unicodedata.normalize("NFD", json.dumps(with_nominee(award="CSTĐ tỉnh"), ensure_ascii=False))

    case = read_cases(parse(b"\xef\xbb\xbf" + text.encode()))[0]

    assert isinstance(case, Case)
    assert case.nominees[0].award == "CSTĐ tỉnh"


def test_a_file_of_fifty_megabytes_is_answered() -> None:
    padded = {
        **with_nominee(),
        "nominees": [{"id": "n1", "award": "CSTĐCS", "old_unit_opinion": "ý" * 25_000_000}],
    }
    content = json.dumps(padded, ensure_ascii=False).encode()
    assert len(content) > 50_000_000

    answer, _, is_whole = answer_file(parse(content))

    assert is_whole
    assert answer["verdict"] == "lawful"


def test_a_thousand_cases_with_one_fault_each_are_all_answered() -> None:
    cases = [case for case, _ in REFUSED] * 50

    answer, lines, is_whole = answer_file(cases)

    assert not is_whole
    assert len(answer["results"]) == len(lines) == len(cases)


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
DAYS = st.dates(date(1900, 1, 1), date(2110, 1, 1)).map(date.isoformat)
WORDS = st.sampled_from(
    ["id", "on", "LĐTT", "CSTĐCS", "n1", "individual", "công trạng", "HTTNV", "2022-12-31", "director", "khá"]
)
ANYTHING = st.recursive(
    SCALARS | DAYS | WORDS,
    lambda below: (
        st.lists(below, max_size=4) | st.dictionaries(st.text(max_size=8) | WORDS, below, max_size=4)
    ),
    max_leaves=20,
)
FIELDS = st.sampled_from(
    [
        *(
            "id",
            "kind",
            "award",
            "way",
            "ground",
            "sex",
            "position",
            "same_person_as",
            "chosen_law",
            "achievement",
            "leads_bloc",
        ),
        *("joined_on", "transferred_on", "old_unit_opinion", "maternity_months", "study", "posts", "ratings"),
        *("titles", "initiatives", "discipline", "pending", "collective", "from", "to", "key", "until"),
        *("year", "decision", "number", "on", "revoked", "code", "level", "months", "result", "people"),
        *("used_in", "dossier", "unit"),
    ]
)
SHAPED = st.recursive(
    SCALARS | DAYS | WORDS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(FIELDS, below, max_size=5),
    max_leaves=15,
)


def told(content: object) -> None:
    """Every case is answered, or refused with a path and a message; the output is JSON again."""
    for case in read_cases(content):
        if isinstance(case, CaseRefused):
            assert case.faults and case.message
            assert all(isinstance(path, str) and message for path, message in case.faults)
    if content != []:
        answer, lines, _ = answer_file(content)
        assert json.loads(json.dumps(answer, ensure_ascii=False)) == answer
        assert lines


@given(content=ANYTHING)
def test_any_json_at_all_is_answered_or_refused(content: object) -> None:
    told(content)


@given(
    nominees=st.lists(st.dictionaries(FIELDS, SHAPED, max_size=6), max_size=3) | SHAPED,
    votes=SHAPED,
    on=DAYS,
    unit=SHAPED,
)
def test_any_json_in_the_shape_of_a_case_is_answered_or_refused(
    nominees: object, votes: object, on: str, unit: object
) -> None:
    told({"id": "A", "on": on, "nominees": nominees, "votes": votes, "unit": unit})


@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_told_to_be_no_json(content: bytes) -> None:
    try:
        told(parse(content))
    except NotJson as fault:
        assert str(fault)
