"""What a jurist answers to one rule, and the dated value that the answer makes."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from law.basics.law_stack import LawStack
from law.citations import Citation
from law.packs.desk.rule_fields import fields_of, template_of
from law.packs.desk.rules_of_award import AskedRule

KEPT, REPLACED, DROPPED, LEFT = "kept", "replaced", "dropped", "left_to_province"
ANSWERS: Mapping[str, str] = {
    KEPT: "Giữ nguyên",
    REPLACED: "Thay bằng",
    DROPPED: "Bỏ",
    LEFT: "Giao địa phương quy định",
}
_OF_TIME = ("since", "until", "citation", "confidence", "lower_because", "state")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """`kind` is a key of ANSWERS. `fields` are new figures by their path ("any_of.0.all_of.1.count").

    `citation` is the article of the new law; its `words` and where it was `published` are evidence.
    """

    key: str
    kind: str
    citation: Citation
    fields: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""
    published: str = ""


def offered(rule: AskedRule, stack: LawStack) -> tuple[str, ...]:
    """The answers that this rule takes, keys of ANSWERS; one without figures can be replaced by nothing."""
    may = {
        KEPT: True,
        REPLACED: bool(fields_of(rule, stack)),
        DROPPED: rule.may_be_dropped,
        LEFT: rule.may_be_left_to_province,
    }
    return tuple(kind for kind in ANSWERS if may[kind])


def says_nothing(rule: AskedRule, answer: RuleAnswer) -> bool:
    """Whether the answer leaves a text unread that was unread before: it stays a question to a person."""
    return answer.kind == KEPT and not rule.is_read


def row_of(rule: AskedRule, answer: RuleAnswer, stack: LawStack) -> Row:
    """The value as a file of the law writes it; raises ValueError for a path that the rule has not."""
    row: Row = {"since": rule.since}
    if answer.kind == DROPPED:
        row["state"] = "none"
    elif answer.kind == LEFT:
        row["state"] = "province"
    elif answer.kind == KEPT:
        row |= _kept(rule, stack)
    else:
        row |= _replaced(rule, answer, stack)
    return {**row, "citation": citation_row(answer.citation)}


def citation_row(citation: Citation) -> Row:
    """The citation as a file of the law writes it."""
    told = {
        "instrument": citation.instrument,
        "article": _number(citation.article),
        "clause": _number(citation.clause),
        "point": citation.point,
    }
    return {name: part for name, part in told.items() if part not in (None, "")}


def _kept(rule: AskedRule, stack: LawStack) -> Row:
    assert rule.before is not None  # what was read stands somewhere
    own = own_row(rule.key, rule.before.since, stack)
    state = {} if rule.before.is_set else {"state": rule.before.state}
    return {**state, **{name: told for name, told in own.items() if name not in _OF_TIME}}


def own_row(key: str, since: date, stack: LawStack) -> Mapping[str, Any]:
    """What the file says of the value from this day alone, without what holds for all its values."""
    found: Mapping[str, Any] = next(
        row for row in stack.tables[key].content["values"] if row["since"] == since
    )
    return found


def _replaced(rule: AskedRule, answer: RuleAnswer, stack: LawStack) -> Row:
    row: Row = deepcopy(dict(template_of(rule, stack)))
    for path, told in sorted(answer.fields.items(), key=lambda each: each[1] is None):
        _put(row, path.split("."), told)  # what is taken away goes last: its own figures were put before
    for name in ("any_of", "unsettled"):
        if name in row:
            row[name] = [branch for branch in row[name] if branch is not None]
    return {name: told for name, told in row.items() if told not in (None, [])} | {
        name: [] for name in ("authorities",) if row.get(name) == []
    }


def _put(row: Any, path: list[str], told: Any) -> None:
    """Puts what is told at the path; None in the place of a criterion takes it away."""
    head, *rest = path
    place: Any = int(head) if isinstance(row, list) else head
    if rest:
        try:
            _put(row[place], rest, told)
        except (KeyError, IndexError, TypeError) as fault:
            raise ValueError(".".join(path)) from fault
        return
    row[place] = told


def _number(told: str | None) -> int | str | None:
    return int(told) if told is not None and told.isdecimal() else told
