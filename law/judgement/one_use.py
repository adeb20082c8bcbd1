"""One initiative serves one award: the same one may not carry two nominations, of one dossier or of two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from law.awards import name_of
from law.basics.grounds import grounds_in
from law.basics.rulebook_types import Condition
from law.basics.unread import UNREAD
from law.eligibility.falling import lost
from law.facts import Case, Initiative, Nominee, Use, listed_facts
from law.findings import Finding, Verdict
from law.judgement.conditions import answers_with, same_person_groups
from law.rulebook import Rulebook


def initiatives_used_twice(case: Case, rules: Rulebook) -> list[Finding]:
    """Told of every nomination that shares an initiative with another of the case, or with one of a dossier
    handed over earlier. It is guidance: a person decides."""
    if not is_used_once(rules):
        return []
    awards = {nominee.award for nominee in case.nominees}
    resting = {award for award in awards if rests_on_initiatives(award, rules)}
    users: dict[str, list[Nominee]] = {}
    for nominee in (each for each in case.nominees if each.award in resting):
        for code in dict.fromkeys(_code(item) for item in listed_facts(nominee.initiatives)):
            users.setdefault(code, []).append(nominee)
    beside = [
        _used_beside(code, nominee, _others(nominee, sharing), rules)
        for code, sharing in users.items()
        if code and len(sharing) > 1
        for nominee in sharing
    ]
    return [*beside, *_used_before(case, resting, rules)]


def rests_on_initiatives(award: str, rules: Rulebook) -> bool:
    """LĐTT asks for none: a fighter's initiative listed beside it is used once."""
    return any(_asks(condition.check, condition.value.fields) for condition in rules.conditions(award))


def needs_initiatives(award: str, rules: Rulebook, *, kind: str, way: str = "", ground: str = "") -> bool:
    """Whether no branch of the law reaches the award without one; of a named ground, that one alone."""
    return any(
        _always_asks(condition, kind=kind, way=way, ground=ground) for condition in rules.conditions(award)
    )


def is_used_once(rules: Rulebook) -> bool:
    """Whether the law of the day, or what guides it, lets an initiative serve one award alone."""
    value = rules.value("one_use")
    return value is not None and value.state != "none"


def _always_asks(condition: Condition, *, kind: str, way: str, ground: str) -> bool:
    if condition.value.state == "none":
        return False
    if condition.check != "alternatives":
        return _asks(condition.check, condition.value.fields)
    branches = [each for each in grounds_in(condition.value) if each.is_for(kind, way)]
    named = [each for each in branches if each.code == ground] or branches
    return bool(named) and all(
        any(_asks(part["check"], part) for part in each.branch.get("all_of", ())) for each in named
    )


def _asks(check: str, fields: Mapping[str, Any]) -> bool:
    branches = fields.get("any_of", ())
    return check in ("initiative", "initiatives_after") or any(
        _asks(part["check"], part) for branch in branches for part in branch["all_of"]
    )


def _others(nominee: Nominee, sharing: list[Nominee]) -> str:
    """The other nominations' awards by name, each once, whatever the order of the list."""
    return ", ".join(sorted({name_of(other.award) for other in sharing if other is not nominee}))


def _code(item: Initiative) -> str:
    return item.code if isinstance(item.code, str) else ""


def _used_beside(code: str, nominee: Nominee, others: str, rules: Rulebook) -> Finding:
    return _used_twice(
        f"Sáng kiến {code} dùng cả cho đề nghị {others} trong cùng hồ sơ",
        "Xác định sáng kiến dùng cho đề nghị nào, bổ sung sáng kiến khác cho đề nghị còn lại.",
        nominee,
        rules,
    )


def _used_before(case: Case, resting: set[str], rules: Rulebook) -> Iterator[Finding]:
    """The later dossier is told which earlier one has the initiative; the earlier one has done nothing.

    Whoever carries the award without it too is in order however the guidance is read.
    """
    groups = same_person_groups(case.nominees)
    for nominee in case.nominees:
        used = {item: told for item in listed_facts(nominee.initiatives) if (told := _uses(item, rules))}
        if not used or nominee.award not in resting:
            continue
        same_person = groups.get(nominee.id, ())
        free = replace(
            nominee, initiatives=tuple(i for i in listed_facts(nominee.initiatives) if i not in used)
        )
        before, after = (answers_with(nominee, case, rules, same_person, each) for each in (nominee, free))
        is_needed = bool(lost(before, after))
        for item, told in used.items():
            yield _used_twice(
                f"Sáng kiến {_code(item) or 'không mã'} đã dùng cho {told}",
                "Bổ sung sáng kiến khác, hoặc làm rõ với đơn vị trình hồ sơ ấy rồi ghi lý do.",
                nominee,
                rules,
                is_needed=is_needed,
            )


def _uses(item: Initiative, rules: Rulebook) -> str:
    """In words; empty where no nomination rests on it."""
    return "; ".join(
        _told(use) for use in listed_facts(item.used_in) if rests_on_initiatives(use.award, rules)
    )


def _told(use: Use) -> str:
    whose = f" của {use.unit}" if isinstance(use.unit, str) else ""
    when = f", trình ngày {use.on:%d/%m/%Y}" if isinstance(use.on, date) else ""
    return f"đề nghị {name_of(use.award)} trong hồ sơ {use.dossier}{whose}{when}"


def _used_twice(
    told: str, remedy: str, nominee: Nominee, rules: Rulebook, *, is_needed: bool = True
) -> Finding:
    value = rules.value("one_use")
    assert value is not None
    unread = "" if value.is_set else f" ({UNREAD})"
    guidance = f"một sáng kiến chỉ làm căn cứ cho một danh hiệu, hình thức khen thưởng{unread}."
    rest = "" if is_needed else " Không tính sáng kiến ấy thì các điều kiện khác của hồ sơ không đổi."
    return Finding(
        rule="initiative.one_use",
        verdict=Verdict.REVIEW if is_needed else Verdict.LAWFUL,
        message=f"{told}; {guidance}{rest}",
        remedy=remedy if is_needed else "",
        citation=str(value.citation),
        nominee=nominee.id,
        fact="initiatives",
        confidence=value.confidence,
    )
