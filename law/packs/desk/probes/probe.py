"""One try at a rule: facts as the tables of cases write them, and the same in a jurist's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from law.awards import FORMS, TITLES
from law.awards import award as award_of
from law.eligibility.recipient import KIND_NAMES

Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Probe:
    """`facts` by their name in the tables; `told` goes on after the name of the award."""

    facts: Facts
    told: str
    award: str = ""
    """Another award, where the asked one cannot be refused by the rule."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A rule that is to be tried: its award, its figures and state, and the year of the merit."""

    award: str
    fields: Mapping[str, Any]
    state: str
    year: int

    @property
    def recipients(self) -> tuple[str, ...]:
        return award_of(self.award).recipients

    @property
    def kind(self) -> str:
        """A recipient whom the rule is about."""
        named = self.fields.get("kinds") or self.fields.get("recipients") or ()
        return next((kind for kind in self.recipients if kind in named), self.recipients[0])

    def facts(self, kind: str = "", way: str = "", **more: str) -> dict[str, str]:
        """Who is asked for, the year, for a form of reward the way, and what is told of it."""
        way = way or self.way
        found = {"đối tượng": KIND_NAMES[kind or self.kind], "thành tích": str(self.year)}
        return {**found, **({"hình thức": way} if way else {}), **more}

    @property
    def way(self) -> str:
        ways = self.fields.get("ways", ())
        return str(ways[0]) if ways else ""


Prober = Callable[[Tried], Iterator[Probe]]


def title_cell(code: str, year: int) -> str:
    return f"{code} {year}, công trạng, còn hiệu lực, {year % 100:02}/QĐ-UBND 30/12"


def initiative_cell(number: int, year: int, *, kind: str, level: str) -> str:
    return f"SK-{number} {year}, {kind}, cấp {level}, {number}/QĐ 03/11"


def neighbour(codes: tuple[str, ...]) -> str:
    """The award just above these for the same recipients, else the one just below; else empty."""
    wanted = award_of(codes[0]).recipients
    table = [code for code in (*TITLES, *FORMS) if award_of(code).recipients == wanted]
    place = table.index(codes[0])
    above = [code for code in table[:place] if code not in codes]
    below = [code for code in table[place:] if code not in codes]
    return next(iter((*above[-1:], *below[:1])), "")
