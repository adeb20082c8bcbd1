"""Instruments of the law with their periods, and the legal bases a decision of a given day rests on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
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


def legal_bases(award_code: str, authority: str, on: date) -> tuple[str, ...]:
    """What a decision of that day cites, one text a line, without "Căn cứ" and without end mark:
    the paper adds both. Laws by their date, decrees and circulars by number and date."""
    award(award_code)
    return tuple(
        found.basis
        for found in in_force_on(on)
        if found.basis and ("*" in found.basis_for or authority in found.basis_for)
    )
