"""Instruments of the law with their periods, and the legal bases a decision of a given day rests on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from law.awards import STATUTES, award


@dataclass(frozen=True, slots=True)
class Instrument:
    """`name` is what citations use; `basis` the words printed in a decision (empty: never printed)."""

    name: str
    kind: str
    issued_on: date | None
    since: date
    until: date | None
    basis: str
    basis_for: tuple[str, ...]
    confidence: str

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
    )


def instrument(name: str) -> Instrument | None:
    """The instrument that citations call by this name."""
    return next((found for found in all_instruments() if found.name == name), None)


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
