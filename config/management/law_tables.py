"""The tables of the law that `evaluate` prints: for a program as one object, for a person in lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, NamedTuple

from law.awards import FORMS, TITLES, Award
from law.judgement.ground_table import ground_table
from law.judgement.reviews import reviews
from law.packs.in_words.rules_told import rules_as_json, rules_in_words
from law.rulebook import LawStack, rulebook_on


class ToldTable(NamedTuple):
    content: dict[str, Any]
    lines: Sequence[str]


def table_of_awards(stack: LawStack) -> ToldTable:
    """Titles and forms of reward, and whether conditions of each are loaded."""
    loaded = {key.split(".")[1] for key in stack.subjects if key.startswith("condition.")}
    rows = [_award_row(award, loaded) for award in (*TITLES.values(), *FORMS.values())]
    states = {True: "đã nạp điều kiện", False: "chưa nạp điều kiện"}
    lines = [f"{row['code']:<14} {row['class']:<24} {row['name']} ({states[row['judged']]})" for row in rows]
    return ToldTable({"awards": rows}, lines)


def table_of_reviews() -> ToldTable:
    """The rules that leave their answer to a person, each with when and why, and what answers it."""
    lines = []
    for entry in reviews():
        ways = ", ".join(each.label for each in entry.settled_by)
        lines += [
            f"{entry.rule} ({', '.join(entry.regimes)})",
            f"  Khi nào: {entry.when}.",
            f"  Vì sao cần người: {entry.why}.",
            f"  Câu hỏi: {entry.question} Trả lời bằng: {ways}.",
        ]
    return ToldTable({"reviews": [asdict(entry) for entry in reviews()]}, lines)


def table_of_grounds(stack: LawStack) -> ToldTable:
    """The grounds by regime and award."""
    rows = ground_table(stack)
    lines = [
        f"{row['regime']} {row['code']}: {row['words']}. {row['article']} ({_how(row)})." for row in rows
    ]
    return ToldTable({"grounds": rows}, lines)


def table_of_rules(day: date, stack: LawStack) -> ToldTable:
    """Everything that holds on the day, with its article; raises NoRulebook."""
    rules = rulebook_on(day, stack=stack)
    return ToldTable(rules_as_json(rules), list(rules_in_words(rules)))


def _award_row(award: Award, loaded: set[str]) -> dict[str, Any]:
    return {
        "code": award.code,
        "name": award.name,
        "class": award.kind_label,
        "kinds": list(award.recipients),
        "level": award.level,
        "judged": award.judged_as in loaded,
    }


def _how(row: dict[str, Any]) -> str:
    return "số liệu kết luận được" if row["settled"] else f"căn cứ vào {row['paper']}"
