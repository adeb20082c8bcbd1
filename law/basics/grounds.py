"""The grounds on which an award may rest: the law names several, and a nomination rests on one of them.

They stand in the data as the branches (`any_of`) of a condition, which figures settle, and beside them
(`unsettled`) those that no figure settles. A code is that of the award and its own: "BK tỉnh.movement".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from law.awards import award as award_of
from law.basics.nominees import kind_of
from law.basics.owed_papers import PAPER_NAMES
from law.basics.rulebook_types import Rulebook
from law.basics.unread import UNREAD
from law.basics.values import Value, citation_of
from law.citations import Citation
from law.facts import Nominee


@dataclass(frozen=True, slots=True)
class Ground:
    """`words` are those of the law; `unread` what of its article is not confirmed ("khoản, điểm").

    `paper` is the key of the paper that proves what no figure settles, empty where figures settle it all.
    `branch` is the row of the data. It is for these `kinds` of recipient, and `ways` (empty: all of them).
    """

    code: str
    award: str
    words: str
    citation: Citation
    unread: str
    paper: str
    kinds: tuple[str, ...]
    ways: tuple[str, ...]
    branch: Mapping[str, Any]

    @property
    def is_settled(self) -> bool:
        """Whether figures alone can say that it holds."""
        return not self.paper

    @property
    def paper_name(self) -> str:
        return PAPER_NAMES.get(self.paper, "")

    @property
    def article(self) -> str:
        """The article as far as it was read."""
        return f"{self.citation} ({self.unread}: {UNREAD})" if self.unread else str(self.citation)

    @property
    def told(self) -> str:
        """Words and article in one line."""
        return f"{self.words} ({self.article})" if not self.unread else f"{self.words}, {self.article}"

    def is_for(self, kind: str, way: object) -> bool:
        """A way that nobody asked for passes."""
        return kind in self.kinds and (not self.ways or not way or way in self.ways)


def grounds_in(value: Value) -> tuple[Ground, ...]:
    """The grounds that a condition tells, those first that figures settle; none where the law sets none."""
    if not value.is_set:
        return ()
    rows = (*value.get("any_of", ()), *value.get("unsettled", ()))
    return tuple(_ground(row, value) for row in rows)


def grounds_of(award: str, rules: Rulebook) -> tuple[Ground, ...]:
    """All grounds of the award on the day of the rulebook; none where it is reached in one way only."""
    return tuple(ground for condition in rules.conditions(award) for ground in grounds_in(condition.value))


def grounds_for(nominee: Nominee, rules: Rulebook) -> tuple[Ground, ...]:
    """Those that a nomination of this kind of recipient and way may name."""
    kind = kind_of(nominee)
    return tuple(each for each in grounds_of(nominee.award, rules) if each.is_for(kind, nominee.way))


def named_ground(nominee: Nominee, rules: Rulebook) -> Ground | None:
    """The ground it rests on; None where it names none, or one that is not among those it may name."""
    if not isinstance(nominee.ground, str):
        return None
    return next((each for each in grounds_for(nominee, rules) if each.code == nominee.ground), None)


def named_among(nominee: Nominee, value: Value) -> Ground | None:
    """The named ground where this condition is the one that tells it."""
    if not isinstance(nominee.ground, str):
        return None
    return next((each for each in grounds_in(value) if each.code == nominee.ground), None)


def _ground(row: Mapping[str, Any], value: Value) -> Ground:
    _, award, _ = value.key.split(".", 2)
    return Ground(
        code=f"{award}.{row['code']}",
        award=award,
        words=row["words"],
        citation=citation_of(row["citation"]) if "citation" in row else value.citation,
        unread=row.get("unread", ""),
        paper=row.get("paper", ""),
        kinds=tuple(value.get("kinds") or value.get("recipients") or award_of(award).recipients),
        ways=tuple(value.get("ways", ())),
        branch=row,
    )
