"""Whether the values of a pack are written as the law's own values of their kind are.

What the program reads of a kind of value is known by example: the fields that every own value of the kind
has, those that some have, of which type, and from which closed list their words are. A misspelt field would
else be a rule that nobody asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from law.basics.statute_files import StatuteTable
from law.packs.laying.learned_shapes import (
    NO_FIGURES,
    Shape,
    branch_fields,
    kind_of_value,
    part_shapes,
    rows_in,
    shapes,
    words_in,
)
from law.packs.laying.words_of_law import AWARDS, CLOSED_LISTS, ORDERED_WORDS
from law.packs.signed_folder.pack_faults import PackFault

_OF_BRANCH = frozenset({"code", "words", "citation", "paper", "unread", "all_of"})
"""Fields beside the figures, which any table may have."""


def shape_faults(table: StatuteTable, beneath: StatuteTable | None) -> Iterator[PackFault]:
    """What is written otherwise than the law's own values of this kind; `beneath` is the table it changes."""
    shared = {} if beneath is None else _without_values(beneath.content)
    for row in table.content["values"]:
        fields = {**shared, **_without_values(table.content), **row}
        where = f"{table.key} từ {row.get('since')}"
        kind = kind_of_value(table.key, fields)
        shape = shapes().get(kind)
        if shape is None:
            continue  # a condition whose check is unknown is refused by name
        yield from _faults(fields, shape, table.file, where)
        for branch in (*rows_in(fields, "any_of"), *rows_in(fields, "unsettled")):
            known = branch_fields().get(kind, frozenset()) | _OF_BRANCH
            yield from _branch_faults(branch, known, table.file, f"{where}, {branch.get('code', '')}")


def _branch_faults(
    branch: Mapping[str, Any], known: frozenset[str], file: str, where: str
) -> Iterator[PackFault]:
    """What a criterion asks for is written as the condition of that check is; it has only `known` fields."""
    for name in sorted(branch.keys() - known):
        yield PackFault(file, where, f"Không có trường “{name}”.", f"Dùng: {', '.join(sorted(known))}.")
    asked = branch.get("all_of", [])
    if not isinstance(asked, list) or len(rows_in(branch, "all_of")) < len(asked):
        yield PackFault(
            file, where, "“all_of” không phải danh sách bảng.", 'Ghi all_of = [{ check = "…", … }].'
        )
        return
    for part in rows_in(branch, "all_of"):
        shape = part_shapes().get(str(part.get("check")))
        if shape is None:
            told = f"Không có cách kiểm tra “{part.get('check')}”.", "Chọn một cách kiểm tra có sẵn."
            yield PackFault(file, where, *told)
        else:
            yield from _faults({**part, "state": "set"}, shape, file, where)


def _faults(fields: Mapping[str, Any], shape: Shape, file: str, where: str) -> Iterator[PackFault]:
    figures = {name: told for name, told in fields.items() if name not in NO_FIGURES}
    known = ", ".join(sorted(shape.types)) or "không có trường nào"
    if fields.get("state", "set") == "set":
        for name in sorted((shape.always or set()) - figures.keys()):
            yield PackFault(
                file, where, f"Thiếu trường “{name}”.", f"Ghi {name} như ở các giá trị cùng loại."
            )
    for name, told in figures.items():
        if name not in shape.types:
            yield PackFault(
                file, where, f"Không có trường “{name}” cho loại này.", f"Dùng một trong: {known}."
            )
        elif not _is_typed(told, shape, name):
            told_types = " hoặc ".join(
                sorted(_TYPE_WORDS.get(each, each.__name__) for each in shape.types[name])
            )
            yield PackFault(
                file, where, f"“{name}” không phải {told_types}.", "Sửa lại cách viết giá trị ấy."
            )
        elif strange := _strange_word(told, shape.words[name]):
            words = ", ".join(_closed_list(shape.words[name]))
            yield PackFault(file, where, f"“{name}” không nhận “{strange}”.", f"Dùng trong: {words}.")


_TYPE_WORDS: Mapping[type, str] = {
    bool: "true, false",
    int: "số nguyên",
    Decimal: "số có phần lẻ (1.0)",
    str: "chữ",
    list: "danh sách",
    date: "ngày",
    dict: "bảng",
}


def _is_typed(told: Any, shape: Shape, name: str) -> bool:
    """Of a type that the law has for it, items of lists too; no figure of the law is nothing or less."""
    if isinstance(told, int) and not isinstance(told, bool) and told <= 0:
        return False
    items = shape.items.get(name, set())
    if isinstance(told, list) and items and not {type(each) for each in told} <= items:
        return False
    return type(told) in shape.types[name]


def _strange_word(told: Any, known: set[str]) -> str:
    """A word outside the closed list from which all known words are; open words are never strange."""
    closed = _closed_list(known)
    return next((word for word in words_in(told) if word not in closed), "") if closed else ""


def _closed_list(known: set[str]) -> tuple[str, ...]:
    lists = (*ORDERED_WORDS, *CLOSED_LISTS, AWARDS)
    return next((words for words in lists if known and known <= set(words)), ())


def _without_values(content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: told for name, told in content.items() if name != "values"}
