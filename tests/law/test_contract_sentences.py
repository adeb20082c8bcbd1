"""Each sentence of the contract on `evaluate` that no other test holds: reading, answering, exit status."""

import json
import os
import subprocess
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command, execute_from_command_line

from law.case_files.answers import answer_file
from law.rulebook import all_subjects

ROOT = Path(__file__).parents[2]
YEAR = {"from": "2022-01-01", "to": "2022-12-31"}


def answered(**case: Any) -> dict[str, Any]:
    return answer_file({"id": "A", "on": "2023-01-10", **case})[0]


def one(award: str = "CSTĐCS", *, on: str = "2023-01-10", **nominee: Any) -> dict[str, Any]:
    return answered(on=on, nominees=[{"id": "n1", "award": award, **nominee}])


def initiative(code: str | None, *, level: str = "cơ sở", year: int = 2022, **more: Any) -> dict[str, Any]:
    decision = {"number": "5/QĐ-UBND", "on": f"{year}-11-01"}
    return {"code": code, "kind": "sáng kiến", "level": level, "year": year, "decision": decision, **more}


def rules_of(answer: dict[str, Any]) -> list[tuple[str, str]]:
    return [(finding["rule"], finding["verdict"]) for finding in answer["findings"]]


def evaluate(*args: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command as a person runs it, with a database that cannot be reached."""
    unreachable = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}
    command = [sys.executable, "manage.py", "evaluate", *args]
    return subprocess.run(
        command, cwd=ROOT, input=given, capture_output=True, env={**os.environ, **unreachable}, check=False
    )


def evaluate_here(*args: str, given: bytes) -> int:
    """The same without a process of its own: what manage.py would end with."""
    with pytest.MonkeyPatch.context() as changes:
        changes.setattr(sys, "stdin", TextIOWrapper(BytesIO(given)))
        try:
            execute_from_command_line(["manage.py", "evaluate", *args])
        except SystemExit as left:
            return int(left.code or 0)
    return 0


def _file_with(content: str, folder: Path) -> str:
    path = folder / "cases.json"
    path.write_text(content, encoding="utf-8")
    return str(path)


# Reading the input


def test_only_id_and_day_are_required() -> None:
    assert answered()["verdict"] == "lawful"
    assert answer_file({"id": "A"})[0]["error"]["path"] == "on"
    assert answer_file({"on": "2023-01-10"})[0]["error"]["path"] == "id"


@pytest.mark.parametrize("award", ["LĐTT", "CSTĐCS", "CSTĐ tỉnh", "TTLĐTT", "TTLĐXS", "BK tỉnh", "GK sở"])
def test_a_missing_field_is_a_question_not_asked(award: str) -> None:
    for on in ("2018-05-02", "2023-01-10", "2025-03-03", "2026-03-03"):
        assert one(award, on=on)["findings"] == []


def test_a_stated_null_an_empty_list_and_a_zero_mean_that_there_is_none() -> None:
    assert rules_of(one(titles=None)) == rules_of(one(titles=[])) == [("eligibility.held_title", "unlawful")]
    assert rules_of(one(initiatives=[])) == [("eligibility.initiative", "unlawful")]
    assert rules_of(answered(copies=0, nominees=[{"id": "n", "award": "CSTĐCS"}])) == [
        ("copies", "incomplete")
    ]
    assert one(study=None, discipline=None, pending=None)["findings"] == []


@pytest.mark.parametrize("decision", [{}, {"number": "5/QĐ-UBND"}, {"on": "2022-11-01"}, None])
def test_an_initiative_without_number_or_date_of_its_decision_is_incomplete(decision: object) -> None:
    assert rules_of(one(initiatives=[initiative("SK-1", decision=decision)])) == [
        ("eligibility.initiative", "incomplete")
    ]


@pytest.mark.parametrize("decision", [{}, {"number": "12/QĐ-UBND"}, {"on": "2022-12-30"}, None])
def test_a_title_without_number_or_date_of_its_decision_is_incomplete(decision: object) -> None:
    title = {"award": "LĐTT", "year": 2022, "way": "công trạng", "decision": decision}

    assert rules_of(one(titles=[title], achievement=YEAR)) == [("eligibility.held_title", "incomplete")]


def test_a_title_without_achievement_counts_from_its_decision() -> None:
    fighters = [
        {"award": "CSTĐCS", "year": year, "decision": {"number": "9/QĐ-UBND", "on": f"{year}-12-20"}}
        for year in (2020, 2021, 2022)
    ]
    before = {"award": "CSTĐ tỉnh", "decision": {"number": "1/QĐ-UBND", "on": "2021-03-01"}}
    ended = {**before, "achievement": {"from": "2017-01-01", "to": "2019-12-31"}}

    assert rules_of(one("CSTĐ tỉnh", titles=[*fighters, before])) == [("eligibility.held_title", "unlawful")]
    assert one("CSTĐ tỉnh", titles=[*fighters, ended])["findings"] == []


def test_an_identical_initiative_counts_once() -> None:
    good = {"way": "công trạng", "kind": "individual", "ratings": {"2021": "HTXSNV", "2022": "HTXSNV"}}
    twice = one("BK tỉnh", initiatives=[initiative("SK-1")] * 2, titles=[], **good)
    unnamed = one("BK tỉnh", initiatives=[initiative(None)] * 2, titles=[], **good)
    two = one("BK tỉnh", initiatives=[initiative("SK-1"), initiative("SK-2")], titles=[], **good)

    assert rules_of(twice) == rules_of(unnamed) == [("eligibility.alternatives", "review")]
    assert two["findings"] == []


def test_the_day_of_receipt_fixes_the_regime_and_the_day_of_decision_authority_and_money() -> None:
    fighter = {"id": "n", "award": "CSTĐCS", "initiatives": []}
    dated = answered(
        received_on="2023-12-29", decided_on="2025-07-01", authority="district_chair", nominees=[fighter]
    )

    assert dated["regime"] == "R1"
    assert rules_of(dated) == [("eligibility.initiative", "unlawful"), ("authority.CSTĐCS", "unlawful")]
    assert dated["reward_total"] == 2_340_000
    assert answered(on="2024-01-01", nominees=[fighter])["regime"] == "R2"
    assert answered(on="2024-01-01", received_on=None, nominees=[fighter])["regime"] == "R2"


def test_two_awards_at_once_are_seen_by_the_same_person_and_the_same_key() -> None:
    first = {"id": "a", "award": "GK sở", "way": "đột xuất", "achievement": {"key": "lũ"}}
    second = {**first, "id": "b", "award": "BK tỉnh", "same_person_as": "a"}
    stranger = {key: content for key, content in second.items() if key != "same_person_as"}

    assert [rule for rule, _ in rules_of(answered(nominees=[first, second]))] == [
        "eligibility.one_reward"
    ] * 2
    assert answered(nominees=[first, stranger])["findings"] == []
    assert answered(nominees=[first, {**second, "achievement": {"key": "bão"}}])["findings"] == []


@pytest.mark.parametrize(("on", "article"), [("2023-01-10", "Điều 11"), ("2026-03-03", "Điều 7")])
def test_the_share_of_government_flags_is_taken_of_the_qualified_leaders(on: str, article: str) -> None:
    flags = [{"id": f"t{n}", "award": "Cờ CP", "kind": "collective"} for n in range(3)]
    found = answered(on=on, blocs={"leaders": 17, "qualified_leaders": 14}, nominees=flags)

    assert found["allowances"][0]["base"] == 14
    assert found["allowances"][0]["seats"] == 2
    assert found["allowances"][0]["citation"].startswith(article)
    assert ("quota.government_flag_share", "unlawful") in rules_of(found)


def test_a_local_value_above_the_national_cap_is_refused_with_its_path_and_article() -> None:
    error = answered(local={"grassroots_fighter_share": 16})["error"]

    assert error["path"] == "local.grassroots_fighter_share"
    assert "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP" in error["message"]
    assert answered(on="2026-03-03", local={"grassroots_fighter_share": 20})["verdict"] == "lawful"


def test_a_threshold_left_to_the_province_and_not_given_is_left_to_a_person() -> None:
    vote = {"nominee": "n", "members": 16, "present": 16, "yes_present": 13, "yes_written": 0, "secret": True}
    asked = {"on": "2026-03-03", "nominees": [{"id": "n", "award": "CSTĐCS"}], "votes": [vote]}

    assert rules_of(answered(**asked)) == [("vote.CSTĐCS", "review")]
    given = answered(**asked, local={"vote.CSTĐCS": 80})
    assert (given["verdict"], given["votes"][0]["needed"], given["votes"][0]["passed"]) == (
        "lawful",
        13,
        True,
    )


def test_too_few_copies_are_incomplete_and_an_invalid_vote_has_not_passed() -> None:
    vote = {"nominee": "n", "members": 16, "present": 10, "yes_present": 10, "yes_written": 6, "secret": True}
    found = answered(copies=0, nominees=[{"id": "n", "award": "CSTĐ tỉnh"}], votes=[vote])

    assert found["verdict"] == "incomplete"
    assert (found["votes"][0]["valid"], found["votes"][0]["passed"]) == (False, False)


# Output


def test_a_failed_vote_is_told_under_votes_only() -> None:
    vote = {"nominee": "n", "members": 16, "present": 16, "yes_present": 3, "yes_written": 0, "secret": True}
    found = answered(nominees=[{"id": "n", "award": "CSTĐ tỉnh"}], votes=[vote])

    assert (found["findings"], found["verdict"]) == ([], "lawful")
    assert found["votes"][0]["passed"] is False


def test_no_rule_in_force_sets_a_limit_of_seats_where_they_are_null() -> None:
    found = answered(on="2025-03-03", unit={"advanced_workers": 3}, nominees=[{"id": "n", "award": "CSTĐCS"}])

    assert found["allowances"][0]["seats"] is None
    assert found["verdict"] == "lawful"


def test_rewards_are_computed_whatever_the_verdict_and_the_lower_title_is_not_in_the_total() -> None:
    low = {"id": "a", "award": "LĐTT", "achievement": YEAR, "ratings": {"2022": "KHTNV"}}
    high = {"id": "b", "award": "CSTĐCS", "achievement": YEAR, "same_person_as": "a"}
    found = answered(nominees=[low, high])

    assert found["verdict"] == "unlawful"
    assert [(entry["amount"], entry["paid"]) for entry in found["rewards"]] == [
        (450_000, False),
        (1_490_000, True),
    ]
    assert found["reward_total"] == 1_490_000


def test_every_adverse_finding_has_the_fields_of_the_contract() -> None:
    found = one(titles=[], initiatives=[], ratings={"2022": None}, pending=["inspection"])

    names = {"rule", "nominee", "verdict", "message", "remedy", "citation", "fact", "confidence"}
    assert found["findings"]
    assert all(finding.keys() == names for finding in found["findings"])


# The command


def test_the_command_answers_without_a_database_and_its_last_line_is_json(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    cases = [{"id": "A", "on": "2023-01-10"}, {"id": "B", "on": "2023-01-10", "copies": "hai"}]

    status = evaluate_here("-", "--json", given=json.dumps(cases[0]).encode())
    done = capfdbinary.readouterr()
    partly = evaluate("-", "--json", given=json.dumps(cases).encode())

    assert status == 0
    assert json.loads(done.out.splitlines()[-1])["id"] == "A"
    assert partly.returncode == 1
    assert json.loads(partly.stdout.splitlines()[-1])["results"][1] == {
        "id": "B",
        "error": {"path": "copies", "message": "Phải là số nguyên không âm."},
    }
    assert done.err == partly.stderr == b""


@pytest.mark.parametrize("args", [(), ("khong-co.json",), ("-",), ("a.json", "b.json"), ("--la",)])
def test_wrong_usage_leaves_with_two_and_prints_no_trace(
    args: tuple[str, ...], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    status = evaluate_here(*args, given=b"{")
    told = capfdbinary.readouterr()

    assert status == 2
    assert told.err and b"Traceback" not in told.err
    assert told.out == b""


def test_an_empty_list_is_answered_with_no_results(tmp_path: Path) -> None:
    out = StringIO()
    call_command("evaluate", _file_with("[]", tmp_path), json=True, stdout=out)

    assert json.loads(out.getvalue().splitlines()[-1]) == {"results": []}


def test_without_json_a_person_reads_sentences(tmp_path: Path) -> None:
    out = StringIO()
    case = {"id": "A", "on": "2023-01-10", "nominees": [{"id": "n1", "award": "CSTĐCS", "titles": []}]}
    call_command("evaluate", _file_with(json.dumps(case), tmp_path), stdout=out)

    assert "A: trái quy định (chế độ R1)." in out.getvalue()
    assert "Căn cứ Điều 23 Luật Thi đua, khen thưởng 2003. Cách xử lý: " in out.getvalue()
    assert "unlawful" not in out.getvalue()


def test_the_table_of_awards_is_printed_for_a_person_too() -> None:
    out = StringIO()
    call_command("evaluate", awards=True, stdout=out)

    told = out.getvalue()
    assert "CSTĐ tỉnh" in told and "Chiến sĩ thi đua cấp tỉnh" in told
    loaded = {key.split(".")[1] for key in all_subjects() if key.startswith("condition.")} - {"*"}
    assert told.count("đã nạp điều kiện") >= len(loaded)
