"""Readers of JSON values: each checks its type and tells every fault with its path, in Vietnamese."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from law import facts
from law.case_files.json_text import repeated_fields

EARLIEST, LATEST = date(1945, 1, 1), date(2100, 12, 31)


class Faults(list[tuple[str, str]]):
    """Faults gathered while a case is read, so that all are told at once."""

    def tell(self, path: str, message: str) -> None:
        self.append((path, message))


Reader = Callable[[Any, str, Faults], Any]


def an_object(kind: type, fields: Mapping[str, tuple[str, Reader]]) -> Reader:
    """A reader of one JSON object into a facts dataclass; `fields`: JSON key -> (field, reader)."""

    def read(value: Any, path: str, faults: Faults) -> Any:
        if not isinstance(value, Mapping):
            faults.tell(path, "Phải là một đối tượng {…}.")
            return facts.UNASKED
        given = {}
        tell_repeated(value, path, faults)
        for key, content in value.items():
            below = f"{path}.{key}" if path else str(key)
            if key not in fields:
                faults.tell(below, "Trường này không có trong định dạng; sửa lại tên trường hoặc bỏ đi.")
                continue
            name, reader = fields[key]
            given[name] = reader(content, below, faults)
        return facts.UNASKED if faults else kind(**given)

    return read


def tell_repeated(value: Mapping[str, Any], path: str, faults: Faults) -> None:
    """A field that stands twice in one object has no one value."""
    for name in repeated_fields(value):
        faults.tell(f"{path}.{name}" if path else name, "Trường này ghi hai lần; chỉ giữ lại một.")


def quoted(value: object) -> str:
    """What was written, cut where it is long."""
    told = str(value)
    return told if len(told) <= 60 else f"{told[:60]}…"


def or_none(reader: Reader) -> Reader:
    """null states that there is none."""
    return lambda value, path, faults: None if value is None else reader(value, path, faults)


def text(value: Any, path: str, faults: Faults) -> Any:
    if isinstance(value, str) and value.strip():
        return unicodedata.normalize("NFC", value.strip())
    faults.tell(path, "Phải là chữ, không để trống.")
    return ""


def text_or_flag(value: Any, path: str, faults: Faults) -> Any:
    if isinstance(value, bool):
        return value
    return text(value, path, faults)


def flag(value: Any, path: str, faults: Faults) -> Any:
    if isinstance(value, bool):
        return value
    faults.tell(path, "Phải là true hoặc false.")
    return False


def count(value: Any, path: str, faults: Faults) -> Any:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10_000_000:
        return value
    faults.tell(path, "Phải là số nguyên không âm.")
    return 0


def year(value: Any, path: str, faults: Faults) -> Any:
    if isinstance(value, int) and not isinstance(value, bool) and EARLIEST.year <= value <= LATEST.year:
        return value
    faults.tell(path, f"Năm phải từ {EARLIEST.year} đến {LATEST.year}.")
    return EARLIEST.year


def day(value: Any, path: str, faults: Faults) -> Any:
    try:
        if not isinstance(value, str) or len(value) != 10:
            raise ValueError
        found = date.fromisoformat(value)
    except ValueError:
        faults.tell(path, "Ngày phải viết dạng năm-tháng-ngày, ví dụ 2023-01-10.")
        return EARLIEST
    if not EARLIEST <= found <= LATEST:
        faults.tell(path, f"Ngày phải từ {EARLIEST:%d/%m/%Y} đến {LATEST:%d/%m/%Y}.")
    return found


def one_of(words: Mapping[str, Any] | tuple[str, ...], what: str) -> Reader:
    def read(value: Any, path: str, faults: Faults) -> Any:
        word = unicodedata.normalize("NFC", value) if isinstance(value, str) else value
        if isinstance(word, str) and word in words:
            return word
        faults.tell(path, f"{what} phải là một trong: {', '.join(words)}.")
        return next(iter(words))

    return read


def a_list(reader: Reader) -> Reader:
    """null is the same as an empty list: there is none."""

    def read(value: Any, path: str, faults: Faults) -> Any:
        if value is None:
            return ()
        if not isinstance(value, list):
            faults.tell(path, "Phải là một danh sách […].")
            return ()
        return tuple(reader(item, f"{path}[{place}]", faults) for place, item in enumerate(value))

    return read
