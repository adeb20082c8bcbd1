"""Where the law answers otherwise than a table says, in the words of the tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from law.findings import Verdict

Point = tuple[str, Any, Any]
"""What a row asks for, what it expects, what the law answers."""

_NAMES = {
    "adverse": "bất lợi",
    "all there": "đủ giấy tờ thì thiếu",
    "amount": "tiền",
    "by": "hết ngày",
    "citation": "căn cứ",
    "citations": "từng căn cứ theo",
    "copies": "số bộ",
    "days": "số ngày",
    "enough": "đủ bộ thì thấy",
    "exists": "có trong luật",
    "fails": "thiếu một phiếu thì đạt",
    "finds": "thấy",
    "first": "đứng trước",
    "grounds": "căn cứ hủy bỏ",
    "kinds": "giấy tờ",
    "law": "luật",
    "may": "được quyết định",
    "missing": "không có giấy tờ nào thì thiếu",
    "needed": "phiếu cần, cần Hội đồng",
    "open": "còn ngỏ",
    "paid": "được chi",
    "passed": "đạt phiếu",
    "passes": "đủ phiếu thì đạt",
    "read": "đã đọc",
    "recipients": "dành cho",
    "regime": "chế độ",
    "rule": "quy tắc",
    "says": "nêu",
    "seats": "suất",
    "secret": "phiếu kín",
    "silent": "im lặng",
    "state": "tình trạng",
    "titles": "danh hiệu thi đua",
    "too few": "thiếu một bộ thì thấy",
    "vote_citation": "căn cứ phiếu",
}
_VERDICTS = {verdict.value: verdict.label for verdict in Verdict}


def points_told(points: Iterable[Point]) -> list[str]:
    """Every point in which the answer is not what is expected; empty where all is."""
    return [
        f"{_NAMES.get(what, what)}: chờ {_shown(expected)}, được {_shown(answer)}"
        for what, expected, answer in points
        if expected != answer
    ]


def _shown(content: Any) -> str:
    if isinstance(content, bool):
        return "có" if content else "không"
    if content is None:
        return "bỏ trống"
    if isinstance(content, tuple):
        return ", ".join(_shown(each) for each in content)
    if isinstance(content, list | set | frozenset):
        return "; ".join(sorted(_shown(each) for each in content)) or "không có"
    if isinstance(content, date):
        return f"{content:%d/%m/%Y}"
    return f"“{_VERDICTS.get(str(content), str(content))}”"
