"""Everything that holds on a day, with its article: what `evaluate --rules` lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from law.awards import FORMS, TITLES, name_of
from law.basics.unread import UNCONFIRMED
from law.basics.values import Value
from law.packs.in_words.values_told import subject_told, value_as_json, value_told
from law.rulebook import Rulebook


def rules_in_words(rules: Rulebook) -> Iterator[str]:
    """Lines for a person: the day and its regime, the packs, then a line for each subject."""
    yield f"Ngày {rules.on:%d/%m/%Y}: chế độ {rules.regime}, {rules.regime_citation}{read_told(rules)}."
    for layer in rules.stack.layers:
        yield f"Gói luật {layer.name}, bản {layer.version}, mã {layer.hash[:12]}."
    for key, value in rules.values():
        told = f"{subject_told(key, value)} ({key}): {value_told(value)}. Căn cứ {value.citation}."
        yield told + _doubt(key, value, rules)


def rules_as_json(rules: Rulebook) -> dict[str, Any]:
    """The same for a program; `hash` is that of the rulebook, packs included."""
    return {
        "day": rules.on.isoformat(),
        "regime": rules.regime,
        "citation": str(rules.regime_citation),
        "read": rules.is_read,
        "read_for": sorted(rules.read_for),
        "hash": rules.hash,
        "packs": [
            {"name": layer.name, "version": layer.version, "hash": layer.hash} for layer in rules.stack.layers
        ],
        "rules": [
            {
                "key": key,
                "subject": subject_told(key, value),
                **value_as_json(value),
                "confirmed": is_confirmed(key, value, rules),
            }
            for key, value in rules.values()
        ],
    }


def is_confirmed(key: str, value: Value, rules: Rulebook) -> bool:
    """Whether it is the word of the law in force: said since its regime began, or the regime was read for the
    award. What an unread law found in place holds only as a question."""
    code = key.split(".")[1] if "." in key else ""
    is_read = rules.is_read or (code in (*TITLES, *FORMS) and rules.is_read_of(code))
    return value.state != "unread" and (is_read or value.since >= rules.regime_since)


SOURCES = {
    "medium": "Theo nguồn chính thức dẫn lại, chưa đối chiếu điều luật.",
    "low": "Chưa đối chiếu văn bản.",
}
"""How sure a value is that was not read in the article itself."""


def of_law_before(rules: Rulebook) -> str:
    """Said of a value that an unread law found in place."""
    return f"Theo quy định trước ngày {rules.regime_since:%d/%m/%Y}; {UNCONFIRMED} mới."


def _doubt(key: str, value: Value, rules: Rulebook) -> str:
    told = [SOURCES[value.confidence]] if value.confidence in SOURCES else []
    if value.state != "unread" and not is_confirmed(key, value, rules):
        told.append(of_law_before(rules))
    return "".join(f" {each}" for each in told)


def read_told(rules: Rulebook) -> str:
    """Whether the text of the regime was read, and for which awards; empty where it was for all."""
    if rules.is_read:
        return ""
    if rules.read_for:
        return f", đã đọc đối với {', '.join(map(name_of, sorted(rules.read_for)))}; còn lại {UNCONFIRMED}"
    return f", {UNCONFIRMED}"
