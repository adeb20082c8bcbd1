"""Who decides an award and where a unit proposes it, in words for one who cannot ask for it in a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from law.basics.law_stack import LawStack
from law.basics.unread import UNREAD
from law.procedure.routing import (
    AUTHORITIES,
    authority_article,
    authority_of,
    deciding_authorities,
    deciding_levels,
    open_levels,
)


@dataclass(frozen=True, slots=True)
class DecidedBy:
    """`by` and `article` are empty where the law that is loaded names nobody; `is_own`: the level asked of
    gives it, or may."""

    by: str
    where: str
    article: str
    is_own: bool


def who_decides(
    code: str, *, level: str, on: date, beside: str = "hồ sơ này", stack: LawStack | None = None
) -> DecidedBy:
    """As it is on that day for a unit of this level; `beside` is by what it is not proposed."""
    by = " hoặc ".join(_within(AUTHORITIES[each]) for each in deciding_authorities(code, on, stack=stack))
    is_own = level in deciding_levels(code, on, stack=stack)
    is_open = level in open_levels(code, on, stack=stack)
    if is_own:
        where = f"đề nghị ngay tại đơn vị, không qua {beside}"
    elif is_open:
        where = f"{UNREAD} nào giao {decider_at(level)}; hỏi cơ quan thường trực trước khi đề nghị"
    else:
        where = f"đề nghị với người có thẩm quyền ấy, không qua {beside}"
    return DecidedBy(by, where, authority_article(code, on, stack=stack), is_own or is_open)


def decider_at(level: str) -> str:
    """Who decides at this level of unit, within a sentence."""
    return _within(AUTHORITIES[authority_of(level)])


def _within(words: str) -> str:
    """A title within a sentence: only the names of institutions keep their capital."""
    return words if words.startswith("Chủ tịch") else words[:1].lower() + words[1:]
