"""The marks that cases bear, in words: how many each, and all of them in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dossiers.models import Nomination
from law.findings import Doubt, mark_told

# A verdict, or what a review is about (law.findings.Doubt), the gravest first: pages show them in this order.
MARK_WORDS = {
    "unlawful": "trái quy định",
    "incomplete": "thiếu giấy tờ",
    "held": "tạm giữ",
    "review": "cần xem xét",
    "unmet": "chưa đạt theo số liệu",
    "paper": "cần đối chiếu giấy tờ",
    "formality": "còn thủ tục",
    "lawful": "đủ điều kiện",
}
DOUBTS = tuple(doubt.value for doubt in Doubt)

Counts = list[tuple[str, int]]


def counted(marks: Iterable[str]) -> Counts:
    """(mark, how many), the gravest first; none that nobody bears."""
    found = Counter(marks)
    return [(mark, found[mark]) for mark in MARK_WORDS if found[mark]]


def told_in_a_sentence(counts: Counts) -> str:
    """ "23 trường hợp: 3 cần xem xét (1 chưa đạt theo số liệu, 2 còn thủ tục), 20 đủ điều kiện"."""
    doubts = [(mark, number) for mark, number in counts if mark in DOUBTS]
    parts = [_told(mark, number) for mark, number in counts if mark not in DOUBTS and mark != "lawful"]
    if doubts:
        parts.append(f"{_told('review', _sum(doubts))} ({', '.join(_told(*each) for each in doubts)})")
    parts += [_told(mark, number) for mark, number in counts if mark == "lawful"]
    return f"{_sum(counts)} trường hợp: {', '.join(parts)}"


def kept_mark(row: Nomination) -> str:
    """As it was judged and kept with the nomination; empty where it was not judged yet."""
    told = ((each["verdict"], each["rule"], each.get("doubt", "")) for each in row.findings)
    return mark_told(row.verdict, told)


def _told(mark: str, number: int) -> str:
    return f"{number} {MARK_WORDS[mark]}"


def _sum(counts: Counts) -> int:
    return sum(number for _mark, number in counts)
