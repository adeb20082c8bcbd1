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
_AS_SEEN = ("base", "leads", "levels", "local_key", "rule", "year_of")
"""Fields whose words the program looks for by name."""


def shape_faults(table: StatuteTable, beneath: StatuteTable | None) -> Iterator[PackFault]:
    """What is written otherwise than the law's own values of this kind; `beneath` is the table it changes."""
    shared = {} if beneath is None else _without_values(beneath.content)
    for row in table.content["values"]:
        fields = {**shared, **_without_values(table.content), **row}
        where = f"{table.key} từ {row['since']:%d/%m/%Y}"
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
    for name in sorted(shape.always.get(str(fields.get("state", "set")), set()) - figures.keys()):
        yield PackFault(file, where, f"Thiếu trường “{name}”.", f"Ghi {name} như ở các giá trị cùng loại.")
    for name, told in figures.items():
        if name not in shape.types:
            yield PackFault(
                file, where, f"Không có trường “{name}” cho loại này.", f"Dùng một trong: {known}."
            )
        elif not _is_typed(told, shape, name):
            what = f"“{name}” không phải {_types_told(shape, name)}."
            yield PackFault(file, where, what, "Sửa lại cách viết giá trị ấy.")
        elif strange := _strange_word(told, _closed_list(name, shape.words[name])):
            words = ", ".join(_closed_list(name, shape.words[name]))
            yield PackFault(file, where, f"“{name}” không nhận “{strange}”.", f"Dùng trong: {words}.")
        elif (parts := shape.parts.get(name)) and not all(parts[0] <= row.keys() <= parts[1] for row in told):
            remedy = f"Mỗi phần ghi: {', '.join(sorted(parts[1]))}."
            yield PackFault(file, where, f"Một phần của “{name}” thiếu trường, hoặc thừa.", remedy)


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
    if isinstance(told, Decimal) and not told.is_finite():
        return False
    if isinstance(told, int | Decimal) and not isinstance(told, bool) and told <= 0:
        return False
    if _is_of_month_days(shape, name):
        return type(told) in shape.types[name] and all(map(_is_month_day, words_in(told)))
    items = shape.items.get(name, set())
    if isinstance(told, list) and items and not {type(each) for each in told} <= items:
        return False
    return type(told) in shape.types[name]


def _types_told(shape: Shape, name: str) -> str:
    if _is_of_month_days(shape, name):
        return "tháng-ngày (06-30)"
    return " hoặc ".join(sorted(_TYPE_WORDS.get(each, each.__name__) for each in shape.types[name]))


def _is_of_month_days(shape: Shape, name: str) -> bool:
    return bool(shape.words.get(name)) and all(map(_is_month_day, shape.words[name]))


def _is_month_day(word: str) -> bool:
    try:
        return bool(date.fromisoformat(f"2023-{word}"))
    except ValueError:
        return False


def _strange_word(told: Any, closed: tuple[str, ...]) -> str:
    """A word outside the closed list; where there is none, words are open and never strange."""
    return next((word for word in words_in(told) if word not in closed), "") if closed else ""


def _closed_list(name: str, known: set[str]) -> tuple[str, ...]:
    """The list from which all known words of a field are; of some fields no other word is understood."""
    if name in _AS_SEEN:
        return tuple(sorted(known))
    lists = (*ORDERED_WORDS, *CLOSED_LISTS, AWARDS)
    return next((words for words in lists if known and known <= set(words)), ())


def _without_values(content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: told for name, told in content.items() if name != "values"}
