"""The public format: the contract's own sample, lists, refused cases, the table of awards, exit statuses."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from law.awards import FORMS, TITLES

QUOTA = "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP"


def sample() -> dict[str, Any]:
    return json.loads((Path(__file__).parent / "sample.json").read_text(encoding="utf-8"))


def evaluated(content: object, tmp_path: Path) -> tuple[Any, int]:
    """The last line of the command as JSON, and its exit status."""
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    out = StringIO()
    status = 0
    try:
        call_command("evaluate", str(path), json=True, stdout=out)
    except SystemExit as left:
        status = int(left.code or 0)
    return json.loads(out.getvalue().splitlines()[-1]), status


def test_the_sample_of_the_contract_is_answered_as_printed_there(tmp_path: Path) -> None:
    answer, status = evaluated(sample(), tmp_path)

    assert status == 0
    finding = answer["findings"].pop()
    assert finding.pop("remedy")
    assert finding == {
        "rule": "quota.grassroots_fighter_share",
        "nominee": None,
        "verdict": "unlawful",
        "message": "Đề nghị 2 Chiến sĩ thi đua cơ sở trên 13 Lao động tiên tiến; được tối đa 1.",
        "citation": QUOTA,
        "fact": "unit.advanced_workers",
        "confidence": "high",
    }
    assert all(vote.pop("citation") for vote in answer["votes"])
    assert all(reward.pop("citation") for reward in answer["rewards"])
    assert answer == {
        "id": "A1",
        "regime": "R1",
        "verdict": "unlawful",
        "findings": [],
        "allowances": [{"award": "CSTĐCS", "base": 13, "seats": 1, "proposed": 2, "citation": QUOTA}],
        "votes": [
            {"nominee": "n1", "valid": True, "needed": 12, "yes": 11, "passed": False},
            {"nominee": "n2", "valid": True, "needed": 12, "yes": 13, "passed": True},
        ],
        "rewards": [
            {"nominee": "n1", "award": "CSTĐCS", "amount": 1490000, "paid": True},
            {"nominee": "n2", "award": "CSTĐCS", "amount": 1490000, "paid": True},
        ],
        "reward_total": 2980000,
    }


def test_a_list_is_answered_in_its_order_and_a_refused_case_does_not_stop_the_others(tmp_path: Path) -> None:
    wrong = {"id": "B", "on": "2023-01-10", "nominees": [{"id": "n", "award": "Huân chương Mơ"}]}

    answer, status = evaluated([wrong, sample()], tmp_path)

    assert status == 1
    assert answer["results"][0]["id"] == "B"
    assert answer["results"][0]["error"]["path"] == "nominees[0].award"
    assert "Huân chương Mơ" in answer["results"][0]["error"]["message"]
    assert answer["results"][1]["id"] == "A1"


def test_a_case_with_only_id_and_day_is_lawful_and_empty(tmp_path: Path) -> None:
    answer, status = evaluated({"id": "E", "on": "2023-01-10"}, tmp_path)

    assert status == 0
    assert answer == {
        "id": "E",
        "regime": "R1",
        "verdict": "lawful",
        "findings": [],
        "allowances": [],
        "votes": [],
        "rewards": [],
        "reward_total": 0,
    }


def test_a_day_without_any_regime_is_refused(tmp_path: Path) -> None:
    answer, status = evaluated({"id": "O", "on": "2013-05-31"}, tmp_path)

    assert status == 1
    assert answer["error"]["path"] == "on"


def test_the_field_that_names_a_day_without_regime_is_told(tmp_path: Path) -> None:
    answer, _ = evaluated({"id": "O", "on": "2023-01-10", "decided_on": "2013-01-10"}, tmp_path)

    assert answer["error"]["path"] == "decided_on"


@pytest.mark.parametrize("content", ["[" * 100_000, '{"copies": ' + "9" * 5_000 + "}"])
def test_a_file_made_to_break_the_reader_is_wrong_usage(content: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.json"
    path.write_text(content, encoding="utf-8")
    err = StringIO()

    with pytest.raises(SystemExit) as left:
        call_command("evaluate", str(path), stderr=err)

    assert left.value.code == 2
    assert "không đọc được" in err.getvalue()


def test_half_a_character_does_not_stop_the_answer(tmp_path: Path) -> None:
    path = tmp_path / "half.json"
    path.write_text('{"id": "\\ud800", "on": "2023-01-10"}', encoding="utf-8")
    out = StringIO()

    call_command("evaluate", str(path), json=True, stdout=out)

    assert json.loads(out.getvalue().splitlines()[-1])["id"] == "?"


@pytest.mark.parametrize("content", ["{", "[1,", "không phải JSON"])
def test_a_file_that_is_no_json_is_wrong_usage_told_in_vietnamese(content: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text(content, encoding="utf-8")
    err = StringIO()

    with pytest.raises(SystemExit) as left:
        call_command("evaluate", str(path), json=True, stderr=err)

    assert left.value.code == 2
    assert "không phải JSON: sai ở dòng 1" in err.getvalue()


def test_a_missing_file_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as left:
        call_command("evaluate", "khong-co.json", stderr=StringIO())

    assert left.value.code == 2


def test_the_table_of_awards_names_each_award_once_with_its_class() -> None:
    out = StringIO()

    call_command("evaluate", awards=True, json=True, stdout=out)

    rows = json.loads(out.getvalue().splitlines()[-1])["awards"]
    assert [row["code"] for row in rows] == [*TITLES, *FORMS]
    by_code = {row["code"]: row for row in rows}
    assert by_code["CSTĐCS"]["class"] == "danh hiệu thi đua"
    assert by_code["BK tỉnh"]["class"] == "hình thức khen thưởng"
    assert by_code["HCLĐ Ba"]["judged"] is True
    ten = ("LĐTT", "CSTĐCS", "TTLĐTT", "GK xã", "GK huyện", "GK sở")
    assert all(by_code[code]["judged"] for code in (*ten, "CSTĐ tỉnh", "TTLĐXS", "BK tỉnh", "Cờ tỉnh"))
