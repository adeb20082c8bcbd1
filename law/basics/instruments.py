"""Instruments of the law with their periods, and the legal bases a decision of a given day rests on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from law.awards import STATUTES, award
from law.citations import Citation


@dataclass(frozen=True, slots=True)
class Instrument:
    """`name` is what citations use; `basis` the words printed in a decision (empty: never printed).
    `articles`: how many it has, and of some of them `clauses`, where its text was read; else 0 and none."""

    name: str
    kind: str
    issued_on: date | None
    since: date
    until: date | None
    basis: str
    basis_for: tuple[str, ...]
    confidence: str
    articles: int = 0
    clauses: tuple[tuple[str, int], ...] = ()

    def is_in_force_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@lru_cache(maxsize=1)
def all_instruments() -> tuple[Instrument, ...]:
    """Every known instrument, in the order in which decisions name them."""
    rows = tomllib.loads((STATUTES / "instruments.toml").read_text(encoding="utf-8"))["instruments"]
    return tuple(instrument_of(row) for row in rows)


def instrument_of(row: Mapping[str, Any]) -> Instrument:
    """An instrument as the files write it; raises KeyError with the field that is missing."""
    return Instrument(
        name=row["name"],
        kind=row["kind"],
        issued_on=row.get("issued_on"),
        since=row["since"],
        until=row.get("until"),
        basis=row.get("basis", ""),
        basis_for=tuple(row["basis_for"]),
        confidence=row.get("confidence", "high"),
        articles=row.get("articles", 0),
        clauses=tuple(row.get("clauses", {}).items()),
    )


def instrument(name: str) -> Instrument | None:
    """The instrument that citations call by this name."""
    return next((found for found in all_instruments() if found.name == name), None)


def missing_article(quoted: Citation, known: Iterable[Instrument]) -> str:
    """Why there is no such article or clause, in words; empty where there is one, or where the text was not
    read so far."""
    found = next((each for each in known if each.name == quoted.instrument), None)
    if found is None or not found.articles or not quoted.article:
        return ""
    if _number(quoted.article) > found.articles:
        return f"{found.name} có {found.articles} điều, không có Điều {quoted.article}"
    clauses = dict(found.clauses).get(quoted.article)
    if clauses is None or not quoted.clause or _number(quoted.clause) <= clauses:
        return ""
    has = f"có {clauses} khoản" if clauses else "không chia khoản"
    return f"Điều {quoted.article} {found.name} {has}, không có khoản {quoted.clause}"


def is_compared(quoted: Citation, known: Iterable[Instrument], cited: Iterable[Citation]) -> bool:
    """Whether it is known that there is such an article, clause and point: by what was read of the text, or
    by what the values of the law themselves cite (`cited`)."""
    parts = [quoted.instrument, quoted.article, quoted.clause, quoted.point]
    if any(_within(parts, each) for each in cited):
        return True
    found = next((each for each in known if each.name == quoted.instrument), None)
    if found is None or not found.articles or quoted.point:
        return False
    return not quoted.clause or quoted.article in dict(found.clauses)


def _within(parts: list[str | None], cited: Citation) -> bool:
    own = [cited.instrument, *(part and str(part) for part in (cited.article, cited.clause, cited.point))]
    return all(part is None or part == other for part, other in zip(parts, own, strict=True))


def _number(part: str) -> int:
    return int("".join(letter for letter in part if letter.isdecimal()))


def in_force_on(day: date) -> tuple[Instrument, ...]:
    return tuple(found for found in all_instruments() if found.is_in_force_on(day))


def legal_bases(
    award_code: str, authority: str, on: date, *, known: Iterable[Instrument] | None = None
) -> tuple[str, ...]:
    """What a decision of that day cites, one text a line, without "Căn cứ" and without end mark:
    the paper adds both. Laws by their date, decrees and circulars by number and date.

    `known` are the instruments of a stack, without them those of the program's own statutes; one that a pack
    added stands behind the last of its kind.
    """
    award(award_code)
    cited = [each for each in known or all_instruments() if _is_cited(each, authority, on)]
    own = [each for each in cited if instrument(each.name)]
    for added in (each for each in cited if each not in own):
        places = [place for place, each in enumerate(own) if _rank(each) <= _rank(added)]
        own.insert(max(places, default=-1) + 1, added)
    return tuple(each.basis for each in own)


def _is_cited(found: Instrument, authority: str, on: date) -> bool:
    named = "*" in found.basis_for or authority in found.basis_for
    return bool(found.basis) and named and found.is_in_force_on(on)


def _rank(found: Instrument) -> int:
    """Laws stand before decrees, and those before circulars and whatever else explains them."""
    return {"law": 0, "decree": 1, "circular": 2}.get(found.kind, 3)
