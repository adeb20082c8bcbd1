"""Whether a jurisdiction may set a value, at which levels it holds, and what is said of one that the law of a
later day forbids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from law.awards import award as award_of
from law.basics.local_keys import LocalKey, broken_bounds, is_local_key, local_key
from law.citations import Citation
from law.facts import Case
from law.findings import Finding, Verdict
from law.rulebook import LawStack, Rulebook, own_law


def refuse_local_rule(
    key: str, value: object, *, since: date, until: date | None = None, stack: LawStack | None = None
) -> Finding | None:
    """None when the province may set this value in the whole period; else why not, with the article.

    The bounds are those of `stack`, without one of the program's own statutes.
    """
    found = local_key(key)
    if found is None:
        return _refusal(
            key, f"Không có tham số địa phương nào tên “{key}”.", "Chọn một tham số trong danh mục."
        )
    if until is not None and until < since:
        return _refusal(
            key,
            f"Ngày hết hiệu lực {until:%d/%m/%Y} đứng trước ngày có hiệu lực {since:%d/%m/%Y}.",
            "Sửa lại hai ngày.",
        )
    fault = _type_fault(found, value)
    if fault:
        return _refusal(key, fault, "Sửa lại giá trị.")
    return _beyond_national_bound(found, value, stack or own_law(), since=since, until=until)


@lru_cache(maxsize=512)
def left_to_province(day: date, stack: LawStack) -> Mapping[str, Citation]:
    """By local key the article that leaves its value to the province on that day: the province's word then
    holds at every level below that has none of its own.

    By Điều 6 Nghị định 152/2025/NĐ-CP the province sets dossiers and procedure of what it and those below
    decide, and how the councils of all its levels work. No text that was read forbids a level below a value
    of its own, so that one goes before. A subject names its key as `local_key`; the share of a vote is a key
    by its own name.
    """
    found: dict[str, Citation] = {}
    for name, subject in stack.subjects.items():
        value = subject.on(day)
        if value is not None and value.state == "province":
            key = str(value.get("local_key", name))
            if is_local_key(key):
                found.setdefault(key, value.citation)
    return MappingProxyType(found)


def _type_fault(key: LocalKey, value: object) -> str:
    if key.type in ("percent", "days"):
        top = 100 if key.type == "percent" else 365
        whole = isinstance(value, int) and not isinstance(value, bool)
        if not whole or not 0 < int(str(value)) <= top:
            return f"“{key.label}” phải là số nguyên từ 1 đến {top}, không phải “{value}”."
    elif key.type == "choice":
        if value not in key.choices:
            return f"“{key.label}” phải là một trong: {', '.join(key.choices)}."
    elif not isinstance(value, str) or not _is_month_day(value):
        return f"“{key.label}” phải viết dạng tháng-ngày, ví dụ 12-10, không phải “{value}”."
    return ""


def _is_month_day(value: str) -> bool:
    if not re.fullmatch(r"\d\d-\d\d", value):
        return False
    try:
        date.fromisoformat(f"2023-{value}")
    except ValueError:
        return False
    return True


def _beyond_national_bound(
    key: LocalKey, value: object, stack: LawStack, *, since: date, until: date | None
) -> Finding | None:
    broken = next(broken_bounds(key.key, value, stack.subjects, since=since, until=until), None)
    if broken is None:
        return None
    law, word = broken.law, "thấp hơn" if key.is_ceiling else "cao hơn"
    end = f"đến {law.until:%d/%m/%Y}" if law.until else "đến nay"
    return _refusal(
        key.key,
        f"“{key.label}” là {broken.in_unit(broken.value)}, trong khi từ {law.since:%d/%m/%Y} {end} "
        f"pháp luật quy định {broken.limit}.",
        f"Đặt {broken.in_unit(law[key.bound])} hoặc {word}, hay chọn thời gian hiệu lực khác.",
        citation=str(law.citation),
        confidence=law.confidence,
    )


def rules_not_applied(case: Case, rules: Rulebook) -> list[Finding]:
    """For each nominee whom it would concern, that a local value is no rule any more on this day.

    It leaves nothing open: every bound is itself the rule of a place that has set none.
    """
    found = []
    for broken in rules.broken.values():
        paper = rules.local_citation(broken.key.key)
        told = (
            f"“{broken.key.label}” của địa phương là {broken.in_unit(broken.value)} ({paper}): không áp dụng "
            f"từ {broken.law.since:%d/%m/%Y}, vì pháp luật quy định {broken.limit}. "
            "Xét theo pháp luật; địa phương cần đặt giá trị mới."
        )
        found += [
            Finding(
                rule=f"local.{broken.key.key}",
                verdict=Verdict.LAWFUL,
                message=told,
                citation=str(broken.law.citation),
                nominee=nominee.id,
                fact=f"local.{broken.key.key}",
                confidence=broken.law.confidence,
            )
            for nominee in case.nominees
            if award_of(nominee.award).judged_as == broken.award
        ]
    return found


def _refusal(key: str, message: str, remedy: str, *, citation: str = "", confidence: str = "high") -> Finding:
    return Finding(
        rule=f"local.{key}",
        verdict=Verdict.UNLAWFUL,
        message=message,
        remedy=remedy,
        citation=citation or str(own_law().regimes[-1].citation),
        fact=f"local.{key}",
        confidence=confidence,
    )
