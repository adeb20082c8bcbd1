"""Text -> JSON values, told in Vietnamese where it is none; a field written twice is remembered, not lost."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any


class NotJson(ValueError):
    """The text cannot be read as JSON; the message is Vietnamese and says where."""


class Repeated(dict[str, Any]):
    """An object in which some fields stand twice; `repeated` names them, the last of each is kept."""

    repeated: tuple[str, ...] = ()


def parse(content: bytes | str) -> object:
    """The value of a UTF-8 text, with or without its byte order mark; raises NotJson."""
    try:
        text = content if isinstance(content, str) else content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise NotJson(f"không viết bằng bảng mã UTF-8 (byte thứ {fault.start + 1})") from fault
    if not text.strip():
        raise NotJson("trống, không có nội dung nào")
    try:
        return json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_an_object)
    except json.JSONDecodeError as fault:
        raise NotJson(f"không phải JSON: sai ở dòng {fault.lineno}, cột {fault.colno}") from fault
    except (RecursionError, ValueError) as fault:
        raise NotJson("không đọc được: lồng quá sâu hoặc có số quá dài") from fault


def repeated_fields(value: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that were written more than once in this object."""
    return value.repeated if isinstance(value, Repeated) else ()


def _an_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    twice = Repeated(found)
    times = Counter(name for name, _ in pairs)
    twice.repeated = tuple(name for name in found if times[name] > 1)
    return twice
