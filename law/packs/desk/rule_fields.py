"""What may be entered of a rule: each figure with the kind of field that takes it, and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from law.awards import name_of
from law.basics.law_stack import LawStack
from law.basics.owed_papers import PAPER_NAMES
from law.eligibility.rating import GRADE_NAMES
from law.eligibility.recipient import KIND_NAMES
from law.findings import Verdict
from law.packs.desk.rules_of_award import AskedRule
from law.packs.laying.learned_shapes import NO_FIGURES, kind_of_value
from law.packs.laying.words_of_law import AWARDS, CLOSED_LISTS, ORDERED_WORDS
from law.procedure.routing import AUTHORITIES

NUMBER, DECIMAL, FLAG, CHOICE, CHOICES, DAY_OF_YEAR, TEXT, CRITERION = (
    "number",
    "decimal",
    "flag",
    "choice",
    "choices",
    "day_of_year",
    "text",
    "criterion",
)
NOT_ENTERED = NO_FIGURES | {"code", "paper", "unread", "verdict", "otherwise", "what", "further", "label"}
NOT_ENTERED |= {"rule", "base", "base_name", "local_key"}
"""What stands beside the figures, or is not a jurist's to say."""
LABELS: Mapping[str, str] = {
    "against": "Không cùng với",
    "amount": "Số tiền (đồng)",
    "at_least": "Từ mức",
    "at_most": "Tỷ lệ tối đa (%)",
    "authorities": "Người có thẩm quyền quyết định",
    "campaign_years": "Phong trào từ (năm)",
    "count": "Số lượng",
    "counts_after_end": "Thành tích tính lại từ khi chấp hành xong",
    "days": "Số ngày",
    "factor": "Hệ số mức lương cơ sở",
    "from_kind": "Từ hình thức kỷ luật",
    "gap": "Đứt quãng thì",
    "is_strict": "Phải trên tỷ lệ ấy (bằng thì chưa đủ)",
    "kinds": "Gồm",
    "least": "Phải có mặt ít nhất (phần)",
    "level": "Từ cấp",
    "months": "Số tháng",
    "of": "Trên tổng số (phần)",
    "open": "Người mà văn bản còn để ngỏ",
    "percent": "Tỷ lệ (%)",
    "same_year": "Phải trong năm xét",
    "secret": "Bỏ phiếu kín",
    "times": "Số lần",
    "titles": "Danh hiệu, hình thức phải có",
    "ways": "Loại khen thưởng áp dụng",
    "within": "Cách tính",
    "within_last": "Trong số năm gần nhất",
    "words": "Lời của tiêu chuẩn",
    "years": "Số năm",
}
_WORDS: Mapping[str, str] = {
    **AUTHORITIES,
    **PAPER_NAMES,
    **KIND_NAMES,
    **GRADE_NAMES,
    **{verdict.value: verdict.label for verdict in Verdict},
    "same_year": "trong cùng năm",
    "run": "liên tục",
    "span": "không cần liên tục",
}
_MONTH_DAY = re.compile(r"\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class RuleField:
    """`path` leads to the figure in the value; `kind` is one of the names above; `current` is what stands
    there; `choices` are the words that it takes, with what a person reads. `above`: of which criterion."""

    path: str
    label: str
    kind: str
    current: Any
    choices: Mapping[str, str] = field(default_factory=dict)
    above: str = ""


def fields_of(rule: AskedRule, stack: LawStack) -> tuple[RuleField, ...]:
    """Every figure that may be entered of this rule, in the order of its value; none where it has none."""
    return tuple(_fields(template_of(rule, stack), "", ""))


def template_of(rule: AskedRule, stack: LawStack) -> Mapping[str, Any]:
    """The fields from which a new value starts: those that held before, else the last ones that the subject
    had, else those of another subject of the same kind."""
    rows = [row for row in stack.tables[rule.key].content["values"] if row.get("state", "set") == "set"]
    if not rows:
        rows = list(_rows_alike(rule, stack))
    row = rows[0] if rows else {}
    return {name: told for name, told in row.items() if name not in _OF_TIME}


_OF_TIME = ("since", "until", "citation", "confidence", "lower_because", "state", "label")


def _rows_alike(rule: AskedRule, stack: LawStack) -> Iterator[Mapping[str, Any]]:
    kind = kind_of_value(rule.key, rule.latest.fields)
    for key, subject in stack.subjects.items():
        for value in subject.values:
            if value.is_set and kind_of_value(key, value.fields) == kind:
                yield next(r for r in stack.tables[key].content["values"] if r["since"] == value.since)


def _fields(content: Mapping[str, Any], path: str, above: str) -> Iterator[RuleField]:
    for name, told in content.items():
        below = f"{path}{name}"
        if name in NOT_ENTERED:
            continue
        if isinstance(told, list) and told and isinstance(told[0], Mapping):
            yield from _criteria(told, below, above)
        elif (made := _field(name, told, below, above)) is not None:
            yield made


def _criteria(rows: list[Mapping[str, Any]], path: str, above: str) -> Iterator[RuleField]:
    """Criteria of which one is enough may each be kept or left out; the parts of one stand below it."""
    for place, row in enumerate(rows):
        words = str(row.get("words", above))
        if "words" in row:
            yield RuleField(f"{path}.{place}", "Giữ tiêu chuẩn này", CRITERION, True, above=words)
        yield from _fields(row, f"{path}.{place}.", words)


def _field(name: str, told: Any, path: str, above: str) -> RuleField | None:
    label = LABELS.get(name, name)
    if isinstance(told, bool):
        return RuleField(path, label, FLAG, told, above=above)
    if isinstance(told, int):
        return RuleField(path, label, NUMBER, told, above=above)
    if isinstance(told, Decimal):
        return RuleField(path, label, DECIMAL, told, above=above)
    if isinstance(told, str):
        if _MONTH_DAY.fullmatch(told):
            return RuleField(path, label, DAY_OF_YEAR, told, above=above)
        choices = _choices(name, [told])
        return RuleField(path, label, CHOICE if choices else TEXT, told, choices, above=above)
    if isinstance(told, list) and (choices := _choices(name, told)):
        return RuleField(path, label, CHOICES, told, choices, above=above)
    return None


def _choices(name: str, told: list[str]) -> Mapping[str, str]:
    """The closed list from which all of the words are; none where words are open."""
    if name == "gap":
        found: tuple[str, ...] = ("unlawful", "review")
    elif name == "within":
        found = ("same_year", "run")
    elif name in ("authorities", "open"):
        found = tuple(AUTHORITIES)
    else:
        lists = (*ORDERED_WORDS, *CLOSED_LISTS, AWARDS)
        found = next((words for words in lists if told and set(told) <= set(words)), ())
    return {word: _WORDS.get(word) or (name_of(word) if word in AWARDS else word) for word in found}
