"""Seats, votes and who decides, asked of the law on a day: the row of a table and the answer in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from law.awards import award as award_of
from law.awards import name_of
from law.findings import Finding, Verdict
from law.procedure.routing import AUTHORITIES, may_decide, needs_council
from law.procedure.thresholds import threshold
from law.procedure.voting import tally
from law.rulebook import Rulebook
from law.seats_and_money.quotas import allowance

NONE = "không có"
_MEMBERS = 100
_BASES = (20, 100)

Facts = dict[str, str]
Asked = tuple[str, Facts, str]
"""The kind of table, what its row says, and the answer in words."""
Ask = Callable[[Rulebook], Asked]


def quotas(award: str) -> Iterator[tuple[str, Ask]]:
    for base in _BASES:
        yield f"Đơn vị có {base} {_base_name(award)} đề nghị {name_of(award)}", _seats(award, base)


def _base_name(award: str) -> str:
    return (
        "tập thể đủ tiêu chuẩn"
        if "collective" in award_of(award).recipients
        else "người đạt Lao động tiên tiến"
    )


def _seats(award: str, base: int) -> Ask:
    def ask(rules: Rulebook) -> Asked:
        found = allowance(award, base, rules)
        row = {"danh hiệu": award, "cơ số": str(base)}
        row["suất"] = NONE if found.seats is None else str(found.seats)
        words = f"được xét tối đa {found.seats}" if found.seats is not None else UNSET[found.state]
        return (
            "quotas",
            {**row, **_state(found.state), "căn cứ": found.citation},
            f"{words} ({found.citation})",
        )

    return ask


UNSET = {
    "none": "luật không đặt mức",
    "province": "luật giao địa phương quy định",
    "unread": "chưa xác nhận văn bản",
    "set": "",
}


def _state(state: str) -> Facts:
    return {} if state == "set" else {"tình trạng": state}


def votes(award: str) -> Iterator[tuple[str, Ask]]:
    yield f"Hội đồng {_MEMBERS} thành viên bỏ phiếu xét {name_of(award)}", lambda rules: _needed(award, rules)
    yield f"{name_of(award)} có phải qua Hội đồng", lambda rules: _council(award, rules)


def _needed(award: str, rules: Rulebook) -> Asked:
    bar = threshold(award, _MEMBERS, rules)
    secret = not _ballot(award, _MEMBERS, rules, secret=False)[0]
    row = {"danh hiệu": award, "phiếu cần": NONE if bar.needed is None else str(bar.needed)}
    if bar.needed is None:
        failing = [yes for yes in range(_MEMBERS + 1) if _ballot(award, yes, rules, secret=True)[1] is False]
        row["không đạt đến"] = str(max(failing))
    row |= {"phiếu kín": "có" if secret else "không", **_state(bar.state), "căn cứ": bar.citation}
    words = f"phải có {bar.needed} phiếu đồng ý" if bar.needed is not None else UNSET[bar.state]
    return "votes", row, f"{words}{', phiếu kín' if secret else ''} ({bar.citation})"


def _ballot(award: str, yes: int, rules: Rulebook, *, secret: bool) -> tuple[bool, bool | None]:
    found = tally(
        award,
        members=_MEMBERS,
        present=_MEMBERS,
        yes_present=yes,
        yes_written=0,
        secret=secret,
        rules=rules,
    )
    return found.valid, found.passed


def _council(award: str, rules: Rulebook) -> Asked:
    found = needs_council(award, rules)
    row = {"danh hiệu": award, "cần Hội đồng": "có" if found.needed else "không", "căn cứ": found.citation}
    if found.verdict is not Verdict.LAWFUL:
        row["kết luận"] = found.verdict.label
    words = "phải qua Hội đồng" if found.needed else "không phải qua Hội đồng"
    return "councils", row, f"{words} ({found.citation})"


def authorities(award: str) -> Iterator[tuple[str, Ask]]:
    yield f"Ai quyết định {name_of(award)}", lambda rules: _deciders(award, rules)


def _deciders(award: str, rules: Rulebook) -> Asked:
    asked = {name: may_decide(award, name, rules.on, stack=rules.stack) for name in AUTHORITIES}
    may = [name for name, refusal in asked.items() if refusal is None]
    left: dict[str, Finding] = {name: found for name, found in asked.items() if found is not None}
    still = [name for name, found in left.items() if found.verdict is Verdict.REVIEW]
    citation = next((found.citation for found in left.values()), "")
    row = {"danh hiệu": award, "được quyết định": "; ".join(may) or "không"}
    row |= {"còn ngỏ": "; ".join(still)} if still else {}
    words = ", ".join(AUTHORITIES[name] for name in may) or "không ai"
    words += f", còn để ngỏ {', '.join(AUTHORITIES[name] for name in still)}" if still else ""
    return "authorities", {**row, "căn cứ": citation}, f"{words} ({citation})"
