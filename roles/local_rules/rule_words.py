"""Local rules in the words of a page: a value with its unit, and the text of a form back into a value."""

from __future__ import annotations

from law.basics.local_keys import LOCAL_KEYS, LocalKey
from vietnamese.numbers import parse_number


def rule_in_words(key: LocalKey, value: object) -> str:
    """ "15%", "20 ngày làm việc", "ngày 10 tháng 12"."""
    if key.type == "month_day" and isinstance(value, str):
        month, _, day = value.partition("-")
        return f"ngày {int(day):02} tháng {int(month)}"
    if key.type == "percent":
        return f"{value}{key.unit}" if key.unit.startswith("%") else f"{value}% {key.unit}"
    return f"{value} {key.unit}".strip()


def rule_as_typed(key: LocalKey, value: object) -> str:
    """What the field of a form holds for a value: 12-10 is typed 10/12."""
    if key.type == "month_day" and isinstance(value, str):
        month, _, day = value.partition("-")
        return f"{day}/{month}"
    return str(value)


def rule_meant(key: LocalKey, text: str) -> object:
    """The value a person means; what cannot be read is given back as it is, for the law to refuse."""
    if key.type == "month_day":
        day, _, month = text.strip().partition("/")
        return f"{month.zfill(2)}-{day.zfill(2)}" if day.isdecimal() and month.isdecimal() else text
    if key.type in ("percent", "days"):
        try:
            return parse_number(text.strip().removesuffix("%").strip())
        except ValueError:
            return text
    return text


def rule_label(key: str) -> str:
    return LOCAL_KEYS[key].label
