"""Bad input: each fault with its JSON path and what is wrong, never a stack trace or a silent default."""

from typing import Any

import pytest

from law.case_files.case_reader import CaseRefused, read_cases
from law.facts import UNASKED, Case

NOMINEE = {"id": "n1", "award": "CSTĐCS"}


def one(case: Any) -> Case | CaseRefused:
    return read_cases(case)[0]


def with_nominee(**more: Any) -> dict[str, Any]:
    return {"id": "A", "on": "2023-01-10", "nominees": [{**NOMINEE, **more}]}


@pytest.mark.parametrize(
    ("case", "path"),
    [
        (None, ""),
        ([], None),
        ("chữ", ""),
        ({"on": "2023-01-10"}, "id"),
        ({"id": "A"}, "on"),
        ({"id": "A", "on": "10/01/2023"}, "on"),
        ({"id": "A", "on": "2023-02-30"}, "on"),
        ({"id": "A", "on": "20230110"}, "on"),
        ({"id": "A", "on": "1944-12-31"}, "on"),
        ({"id": "A", "on": "2101-01-01"}, "on"),
        ({"id": "A", "on": None}, "on"),
        ({"id": 5, "on": "2023-01-10"}, "id"),
        ({"id": "A", "on": "2023-01-10", "colour": "đỏ"}, "colour"),
        ({"id": "A", "on": "2023-01-10", "copies": "một"}, "copies"),
        ({"id": "A", "on": "2023-01-10", "copies": True}, "copies"),
        ({"id": "A", "on": "2023-01-10", "copies": -1}, "copies"),
        ({"id": "A", "on": "2023-01-10", "copies": 1.5}, "copies"),
        ({"id": "A", "on": "2023-01-10", "authority": "king"}, "authority"),
        ({"id": "A", "on": "2023-01-10", "unit": {"level": "thôn"}}, "unit.level"),
        ({"id": "A", "on": "2023-01-10", "unit": []}, "unit"),
        ({"id": "A", "on": "2023-01-10", "local": {"vote.CSTĐCS": "80"}}, "local.vote.CSTĐCS"),
        ({"id": "A", "on": "2023-01-10", "local": {"share": 5}}, "local.share"),
        (
            {"id": "A", "on": "2022-01-10", "local": {"grassroots_fighter_share": 20}},
            "local.grassroots_fighter_share",
        ),
        ({"id": "A", "on": "2023-01-10", "nominees": {}}, "nominees"),
        ({"id": "A", "on": "2023-01-10", "nominees": [{"id": "n1"}]}, "nominees[0].award"),
        ({"id": "A", "on": "2023-01-10", "nominees": [{"award": "LĐTT"}]}, "nominees[0].id"),
        ({"id": "A", "on": "2023-01-10", "nominees": [NOMINEE, NOMINEE]}, "nominees[1].id"),
        (with_nominee(award="Danh hiệu lạ"), "nominees[0].award"),
        (with_nominee(kind="robot"), "nominees[0].kind"),
        (with_nominee(kind=None), "nominees[0].kind"),
        (with_nominee(way="tự nguyện"), "nominees[0].way"),
        (with_nominee(same_person_as="n9"), "nominees[0].same_person_as"),
        (with_nominee(same_person_as="n1"), "nominees[0].same_person_as"),
        (with_nominee(ratings={"2022": "tốt"}), "nominees[0].ratings.2022"),
        (with_nominee(ratings={"hai nghìn": "HTTNV"}), "nominees[0].ratings.hai nghìn"),
        (with_nominee(ratings={"1900": "HTTNV"}), "nominees[0].ratings.1900"),
        (with_nominee(ratings={"9" * 5_000: "HTTNV"}), f"nominees[0].ratings.{'9' * 5_000}"),
        (with_nominee(ratings=[]), "nominees[0].ratings"),
        (with_nominee(achievement={"from": "2022-12-31", "to": "2022-01-01"}), "nominees[0].achievement.to"),
        (with_nominee(achievement={"since": "2022-12-31"}), "nominees[0].achievement.since"),
        (with_nominee(titles=[{"award": "LĐTT", "year": "2022"}]), "nominees[0].titles[0].year"),
        (
            with_nominee(titles=[{"award": "LĐTT", "decision": {"on": "hôm qua"}}]),
            "nominees[0].titles[0].decision.on",
        ),
        (with_nominee(initiatives=[{"level": "xã"}]), "nominees[0].initiatives[0].level"),
        (with_nominee(discipline=[{"kind": "nhắc nhở"}]), "nominees[0].discipline[0].kind"),
        (with_nominee(pending=["rumour"]), "nominees[0].pending[0]"),
        (with_nominee(study={"result": "tạm"}), "nominees[0].study.result"),
        (with_nominee(collective={"people": "mười"}), "nominees[0].collective.people"),
        ({**with_nominee(), "votes": [{"nominee": "n9", "members": 5}]}, "votes[0].nominee"),
        ({**with_nominee(), "votes": [{"nominee": "n1", "members": "năm"}]}, "votes[0].members"),
    ],
)
def test_a_fault_is_told_with_its_path(case: Any, path: str | None) -> None:
    if path is None:
        assert read_cases(case) == []
        return

    refused = one(case)

    assert isinstance(refused, CaseRefused)
    assert refused.path == path
    assert refused.message


def test_all_faults_of_a_case_are_told_at_once() -> None:
    refused = one(
        {"id": "A", "on": "2023-01-10", "copies": "x", "nominees": [{"id": "n", "award": "?", "sex": "x"}]}
    )

    assert isinstance(refused, CaseRefused)
    assert refused.id == "A"
    assert [path for path, _ in refused.faults] == ["copies", "nominees[0].award", "nominees[0].sex"]


def test_a_missing_field_is_a_question_not_asked_and_null_says_there_is_none() -> None:
    case = one(with_nominee(titles=None, study=None))

    assert isinstance(case, Case)
    nominee = case.nominees[0]
    assert nominee.titles == ()
    assert nominee.study is None
    assert nominee.initiatives is UNASKED
    assert case.unit is UNASKED


def test_a_code_written_with_combining_marks_is_the_same_code() -> None:
    import unicodedata

    case = one(with_nominee(award=unicodedata.normalize("NFD", "CSTĐ tỉnh")))

    assert isinstance(case, Case)
    assert case.nominees[0].award == "CSTĐ tỉnh"
