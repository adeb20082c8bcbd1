"""Local rules as somebody writes them on a command line: "grassroots_fighter_share=12"."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

from law.basics.local_keys import LOCAL_KEYS, local_key
from law.procedure.local_rules import refuse_local_rule
from law.rulebook import LawStack, LocalRules


class LocalRefused(ValueError):
    """What cannot be taken, one line for each word: which, why, how to mend it, the article."""


def read_local(words: Sequence[str], *, on: date, stack: LawStack | None = None) -> LocalRules:
    """The rules of a place on that day. Raises LocalRefused with all faults at once; a value beyond the
    national bound of the day is one."""
    local: dict[str, int | str] = {}
    faults = []
    for word in words:
        key, sign, told = unicodedata.normalize("NFC", word).partition("=")
        key, value = key.strip(), _value(told.strip())
        fault = _fault(key, value, on=on, stack=stack) if sign else "Thiếu dấu “=”; viết TÊN=GIÁ_TRỊ."
        if key in local:
            fault = "Tham số này ghi hai lần; chỉ giữ lại một."
        if fault:
            faults.append(f"--local {word}: {fault}")
        local[key] = value
    if faults:
        raise LocalRefused("\n".join(faults))
    return local


def local_told(local: LocalRules) -> list[str]:
    """Each rule in the words that a person reads."""
    return [f"{found.label}: {local[key]} {found.unit}".strip() for key in local if (found := local_key(key))]


def _value(told: str) -> int | str:
    return int(told) if told.isascii() and told.isdigit() else told


def _fault(key: str, value: int | str, *, on: date, stack: LawStack | None) -> str:
    refusal = refuse_local_rule(key, value, since=on, until=on, stack=stack)
    if refusal is None:
        return ""
    if local_key(key) is None:
        names = ", ".join(name for name in LOCAL_KEYS if not name.startswith("vote."))
        return f"{refusal.message} Tên được dùng: {names}, vote.MÃ_DANH_HIỆU."
    return f"{refusal.message} {refusal.remedy} Căn cứ {refusal.citation}."
