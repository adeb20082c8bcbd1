"""The figures of the law that are no conditions, asked on the day before and on the first day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from law.basics.law_stack import LawStack
from law.packs.desk import figure_rows, paper_and_money_rows
from law.packs.desk.figure_rows import Ask, Facts
from law.rulebook import rulebook_on


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """`told` is what is asked about; `rows` are day, kind of table and what it says, `answers` in words."""

    told: str
    rows: tuple[tuple[date, str, Facts], ...]
    answers: tuple[str, ...]


def figures_asked(key: str, award: str, since: date, stack: LawStack) -> Iterator[AskedFigure]:
    """Every figure of this subject on both days; none of a subject without tables."""
    family = key.partition(".")[0]
    days = (since - timedelta(days=1), since)
    for told, ask in _ASKED[family](award) if family in _ASKED else ():
        answered = [(day, ask(rulebook_on(day, stack=stack))) for day in days]
        rows = tuple((day, table, facts) for day, (table, facts, _) in answered)
        yield AskedFigure(told, rows, tuple(words for _, (_, _, words) in answered))


_ASKED: Mapping[str, Callable[[str], Iterator[tuple[str, Ask]]]] = {
    "authority": figure_rows.authorities,
    "copies": paper_and_money_rows.copies,
    "multiplier": paper_and_money_rows.rewards,
    "papers": paper_and_money_rows.papers,
    "quorum": paper_and_money_rows.quorums,
    "quota": figure_rows.quotas,
    "reward": paper_and_money_rows.rewards,
    "vote": figure_rows.votes,
}
