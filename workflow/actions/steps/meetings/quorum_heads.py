"""How many members there must be at a meeting: shares of ALL members, by the law of its day."""

from __future__ import annotations

from law.procedure.thresholds import quorum
from law.rulebook import Rulebook
from roles.doors.refusals import Refused


def refuse_without_quorum(present: int, *, members: int, rules: Rulebook, remedy: str) -> None:
    """`Refused` in figures, with the article, where fewer are `present` than the law asks."""
    needed, article = quorum(members, rules), rules.value("quorum")
    if present < needed:
        raise Refused(
            f"Có mặt {present} trên {members} thành viên; cần ít nhất {needed}.",
            remedy=remedy,
            citation=str(article.citation) if article else "",
        )
