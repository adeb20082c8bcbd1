"""The words of the tables: what a fact or a cell says, as the public format of a case writes it.

A word that is not known is refused: a misspelt fact must never become a case that asks for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from law.case_files.case_format import INITIATIVE_KINDS, WAYS
from law.eligibility import CHECKS
from law.eligibility.initiative import LEVELS
from law.eligibility.recipient import KIND_NAMES
from law.findings import Verdict

Read = Callable[[str], Any]

NULL, EMPTY, YES, NO = "bỏ trống", "không", "có", "không"
VERDICTS = {verdict.label: verdict.value for verdict in Verdict}
KINDS = {words: kind for kind, words in KIND_NAMES.items()}
SEXES = {"nữ": "female", "nam": "male"}
WITHOUT_DOT = ("copies", "simplified")
"""Rules that are no checks and have no dot in their name."""
_DAY = re.compile(r"\d\d/\d\d/\d{4}")
_SPAN = re.compile(r"(.+)–(.+)")
_DECISION = re.compile(r"(\S+) (\d\d/\d\d)(/\d{4}| năm sau)?")


def day(told: str) -> date:
    """ "10/01/2023", always day before month."""
    of_month, month, year = told.split("/")
    return date(int(year), int(month), int(of_month))


def plain(told: str) -> Any:
    """A day, a whole number, null, else the words themselves."""
    if told == NULL:
        return None
    if _DAY.fullmatch(told):
        return day(told)
    return int(told) if told.isdecimal() else told


def flag(told: str) -> bool | None:
    return {YES: True, NO: False, NULL: None}[told]


def text(told: str) -> str | None:
    return None if told == NULL else told


def word(words: Mapping[str, Any]) -> Read:
    return lambda told: words[told]


def some(item: Read) -> Read:
    """A list, its items apart by "; "."""
    return lambda told: [] if told == EMPTY else [item(each) for each in told.split("; ")]


def parts(**words: str) -> Read:
    """Parts apart by ", ", each its word and what it says; `words` gives the field of each word."""
    fields = {name.replace("_", " "): key for name, key in words.items()}

    def read(told: str) -> dict[str, Any]:
        found = {}
        for part in told.split(", "):
            name = next((name for name in fields if part.startswith(f"{name} ")), None)
            if name is None:
                raise ValueError(f"không rõ “{part}”")
            found[fields[name]] = plain(part.removeprefix(f"{name} "))
        return found

    return read


def held(key: str, time: Read) -> Read:
    """What was held, and when: "Vụ trưởng 2005–2019", "khiển trách 01/02/2022–01/03/2025", else the parts of
    the time: "khiển trách, từ 01/05/2023, đến bỏ trống"."""

    def read(told: str) -> dict[str, Any]:
        name, comma, parts_of_time = told.partition(", ")
        if comma:
            return {key: name, **time(parts_of_time)}
        name, _, span = told.rpartition(" ")
        days = achievement(span)
        return {key: name, "from": days["from"], "until": days["to"]}

    return read


def ratings(told: str) -> dict[str, str | None]:
    """ "2014–2018 HTXSNV, 2019 HTTNV"."""
    found: dict[str, str | None] = {}
    for part in () if told == EMPTY else told.split(", "):
        years, _, grade = part.partition(" ")
        since, _, until = years.partition("–")
        if max(len(since), len(until)) > len("2026"):
            raise ValueError(f"không rõ năm “{years}”")
        found |= {str(year): text(grade) for year in range(int(since), int(until or since) + 1)}
    return found


_ACHIEVEMENT = parts(từ="from", đến="to", mã="key")


def achievement(told: str) -> dict[str, Any]:
    """ "2025", "2018–2022": whole years; "01/03/2023–31/12/2023"; or its parts."""
    if told.split(" ")[0] in ("từ", "đến", "mã"):
        return _ACHIEVEMENT(told)
    span = _SPAN.fullmatch(told)
    since, until = (span[1], span[2]) if span else (told, told)
    if since.isdecimal():
        return {"from": date(int(since), 1, 1), "to": date(int(until), 12, 31)}
    return {"from": day(since), "to": day(until)}


def title(told: str, of_each: str = "") -> dict[str, Any]:
    """ "HCLĐ Nhì 2013, đột xuất, 2/QĐ 10/02/2014, thành tích 2012–2013"; `of_each` is said of every one."""
    name, *tokens = told.split(", ")
    award, _, year = name.rpartition(" ")
    found: dict[str, Any] = {"award": award, "year": int(year)} if year.isdecimal() else {"award": name}
    for token in (*(of_each.split(", ") if of_each else ()), *tokens):
        if token in WAYS:
            found["way"] = token
        elif token in ("còn hiệu lực", "đã hủy bỏ"):
            found["revoked"] = token == "đã hủy bỏ"
        elif token.startswith("thành tích "):
            found["achievement"] = achievement(token.removeprefix("thành tích "))
        else:
            found["decision"] = _decision(token, found.get("year"))
    return found


def initiative(told: str, of_each: str = "") -> dict[str, Any]:
    """ "SK-1 2024, đề tài, cấp tỉnh, 5/QĐ 03/11"; `of_each` is said of every one."""
    name, *tokens = told.split(", ")
    code, _, year = name.rpartition(" ")
    found: dict[str, Any] = {"code": code, "year": int(year)} if code else {"code": name}
    for token in (*(of_each.split(", ") if of_each else ()), *tokens):
        if token in INITIATIVE_KINDS:
            found["kind"] = token
        elif token.removeprefix("cấp ") in LEVELS:
            found["level"] = token.removeprefix("cấp ")
        else:
            found["decision"] = _decision(token, found.get("year"), found["code"])
    return found


def _decision(token: str, year: int | None, code: str = "") -> dict[str, Any] | None:
    """ "1/QĐ 20/12" is of the year told, "năm sau" of the next; "chưa có quyết định" is none. In its number
    NN and NNNN stand for the year, MÃ for the code of the initiative."""
    if token == "chưa có quyết định":
        return None
    found = _DECISION.fullmatch(token)
    if found is None:
        raise ValueError(f"không rõ “{token}”")
    number, day_and_month, after = found.groups()
    head, slash, tail = number.partition("/")
    number = {"NN": f"{year or 0:04}"[2:], "NNNN": str(year), "MÃ": code}.get(head, head) + slash + tail
    if after and after.startswith("/"):
        return {"number": number, "on": day(day_and_month + after)}
    if year is None:
        raise ValueError(f"“{token}” không rõ năm")
    return {"number": number, "on": day(f"{day_and_month}/{year + bool(after):04}")}


def rule(told: str) -> str:
    """The name of a check stands for its rule; any other rule is told in full."""
    if "." not in told and told not in (*CHECKS, *WITHOUT_DOT):
        raise ValueError(f"không có quy tắc “{told}”")
    return f"eligibility.{told}" if told in CHECKS else told


def finding(*told: str) -> dict[str, str]:
    """Verdict and citation, told together ("đúng quy định, Điều 24 …") or one above and one in the row."""
    found: dict[str, str] = {}
    for each in told:
        head, _, more = each.partition(", ")
        if head in VERDICTS:
            found["verdict"] = VERDICTS[head]
            each = more
        if each:
            found["citation"] = each
    if len(found) < 2:
        raise ValueError(f"“{told[-1]}” không đủ kết luận và căn cứ")
    return found
