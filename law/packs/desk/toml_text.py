"""Values of the law as a file of TOML writes them, always alike."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any


def subject_text(key: str, row: Mapping[str, Any], *, above: Sequence[str] = ()) -> str:
    """One value of a subject: comment lines, the head of its table, a line for each field."""
    head = ".".join(_key(part) for part in key.split("."))
    comments = [f"# {_printable(line)}" for told in above for line in told.splitlines()]
    return "\n".join([*comments, f"[[{head}.values]]", *_lines(row)]) + "\n"


def rows_text(name: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """A list of tables: instruments, regimes."""
    return "\n".join("\n".join([f"[[{name}]]", *_lines(row)]) + "\n" for row in rows)


def _lines(row: Mapping[str, Any]) -> list[str]:
    return [f"{_key(name)} = {_told(told)}" for name, told in row.items()]


def _told(content: Any) -> str:
    if isinstance(content, bool):
        return str(content).lower()
    if isinstance(content, Decimal):
        return f"{content:f}" if content != content.to_integral() else f"{content:.1f}"
    if isinstance(content, int):
        return str(content)
    if isinstance(content, date):
        return content.isoformat()
    if isinstance(content, str):
        return _text(content)
    if isinstance(content, Mapping):
        return "{ " + ", ".join(f"{_key(name)} = {_told(told)}" for name, told in content.items()) + " }"
    return f"[{', '.join(map(_told, content))}]"


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").isalnum() else _text(name)


def _text(words: str) -> str:
    """A basic string of TOML; those of JSON are among them, but for one character."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _printable(words: str) -> str:
    """A comment of TOML takes no control characters."""
    return "".join(letter for letter in words if letter.isprintable())
