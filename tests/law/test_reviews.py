"""What is left to a person is listed with its reason; the list is neither longer nor shorter than the law."""

import ast
import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

import law
from law.basics.values import Value
from law.eligibility import CHECKS
from law.judgement.reviews import review_of, reviews
from law.rulebook import Regime, all_subjects, regimes
from tests.law.reviews import reached, rows_of, unlisted

ROOM = Path(law.__file__).parent
PAGE = Path("docs/law.md")
ENTRIES = [(entry.rule, regime) for entry in reviews() for regime in entry.regimes]

BESIDE_THE_CONDITIONS = {
    "ballots": "vote.*",
    "conditions": "award.conditions",
    "courses": "simplified",
    "deciding": "reward.*",
    "one_use": "initiative.one_use",
    "routing": "authority.*",
    "seats": "quota.*",
    "submission": "deadline.*",
    "transition": "*",
    "unread": "regime.unread",
}
"""The modules of the room that may answer "review", each with the rule under which it does."""

ASKED_OF_DOSSIERS = {"ground.unknown"}
"""A row of a table that names an unknown ground is refused; test_grounds asks it with a dossier's facts."""

ASKED_BY_PACKS = {"transition.received_before"}
"""No own law lets a person choose between two laws; test_two_laws asks it of a pack."""

NO_ANSWER_OF_THEIR_OWN = {"case_tables", "figure_kinds", "figure_rows", "findings", "reach", "thresholds"}
"""They name the verdict, sort by it, compare it with the expected one, or hand it on."""


SILENT_WHEN_UNSET = {"deadline.*"}
"""A day of the year that is not known refuses nothing and asks nothing."""


def test_every_rule_that_a_table_finds_left_to_a_person_is_listed() -> None:
    assert unlisted() == []


@pytest.mark.parametrize(
    ("rule", "regime"), [entry for entry in ENTRIES if entry[0] not in ASKED_OF_DOSSIERS | ASKED_BY_PACKS]
)
def test_every_listed_rule_is_reached_by_a_row_in_each_of_its_regimes(rule: str, regime: str) -> None:
    assert sum(rows_of(rule, regime).values()) >= 1


def test_no_rule_stands_twice_under_one_regime() -> None:
    assert len(ENTRIES) == len(set(ENTRIES))


def test_each_says_when_and_why_in_a_sentence() -> None:
    for entry in reviews():
        assert len(entry.when) > 20, entry.rule
        assert len(entry.why) > 40, entry.rule
        assert not entry.when.endswith("."), entry.rule
        assert not entry.why.endswith("."), entry.rule


def test_the_table_of_the_page_is_the_list() -> None:
    section = PAGE.read_text(encoding="utf-8").split("## 9. ")[1].split("\n## ")[0]

    cells = r" \| (.+?)" * 5
    told = re.findall(rf"^\| `(.+?)`{cells} \|$", section, flags=re.MULTILINE)

    assert told == [
        (
            each.rule,
            ", ".join(each.regimes),
            each.when,
            each.why,
            each.question,
            ", ".join(way.label for way in each.settled_by),
        )
        for each in reviews()
    ]


def test_every_condition_that_can_leave_its_answer_open_is_listed() -> None:
    listed = {entry.rule.removeprefix("eligibility.") for entry in reviews()}
    able = {path.stem for path in (ROOM / "eligibility").glob("*.py") if _can_leave_open(path)}

    assert (able & CHECKS.keys()) - listed == set()
    # What several checks share; a part of held_title, and two of discipline.
    assert able - CHECKS.keys() == {"question", "titles_in_a_row", "after_discipline", "falling"}


def test_every_other_module_that_can_leave_its_answer_open_is_listed() -> None:
    able = {
        path.stem
        for path in ROOM.rglob("*.py")
        if path.parent.name != "eligibility" and _can_leave_open(path)
    } - NO_ANSWER_OF_THEIR_OWN

    assert able == BESIDE_THE_CONDITIONS.keys()
    listed = {entry.rule for entry in reviews()}
    assert listed >= set(BESIDE_THE_CONDITIONS.values()) | ASKED_OF_DOSSIERS


def _can_leave_open(path: Path) -> bool:
    """Whether the code names the verdict, reads one from the law, or hands a question to the province."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr == "REVIEW":
            return True
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Name) and called.id in ("Verdict", "open_to_province"):
            return True
    return False


def test_every_value_of_the_law_that_leaves_something_open_is_listed_under_its_regime() -> None:
    listed = {entry.rule for entry in reviews()}
    for key, subject in all_subjects().items():
        for value in subject.values:
            rule = _rule_of(key, value)
            if rule not in listed or rule in SILENT_WHEN_UNSET or not _leaves_open(value):
                continue
            for regime in regimes():
                if _meets(value, regime):
                    assert review_of(rule, regime.id), (key, regime.id)


def _rule_of(key: str, value: Value) -> str:
    if key.startswith("condition."):
        return f"eligibility.{value.get('check', key.rsplit('.', 1)[-1])}"
    return f"{key.split('.')[0]}.*"


def _leaves_open(value: Value) -> bool:
    words = {value.get("verdict"), value.get("otherwise"), value.get("gap")}
    return "review" in words or bool(value.get("open")) or value.state in ("province", "unread")


def _meets(value: Value, regime: Regime) -> bool:
    begins_in_time = regime.until is None or value.since <= regime.until
    return begins_in_time and (value.until is None or value.until >= regime.since)


def test_the_rows_that_reach_a_rule_are_counted() -> None:
    assert reached()[("eligibility.held_title", "R1")] >= 2
    assert sum(rows_of("vote.*", "R3").values()) >= 4
    assert all(regime == "→" for _, regime in rows_of("*", "→"))


def test_the_command_prints_each_rule_with_its_reason() -> None:
    plain, as_json = StringIO(), StringIO()
    call_command("evaluate", reviews=True, stdout=plain)
    call_command("evaluate", reviews=True, json=True, stdout=as_json)

    assert "vote.* (R1, R2, R3, R4)" in plain.getvalue()
    assert plain.getvalue().count("Vì sao cần người:") == len(reviews())
    told = json.loads(as_json.getvalue().splitlines()[-1])["reviews"]
    assert [entry["rule"] for entry in told] == [entry.rule for entry in reviews()]
    said = {"rule", "regimes", "when", "why", "question", "settled_by", "papers", "figure"}
    said |= {"each_award"}
    assert set(told[0]) == said
    assert "Câu hỏi: Địa phương đặt tỷ lệ nào? Trả lời bằng: số liệu, điều luật" in plain.getvalue()
