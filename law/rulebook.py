"""Reads the statutes into the rulebook of a day, with a jurisdiction's own dated rules laid over.

It carries a hash over the data and the code of this room, so that a verdict can be traced to its law.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from law.awards import STATUTES
from law.basics.instruments import all_instruments
from law.basics.rulebook_types import Condition, LocalRules, Rulebook
from law.basics.values import BrokenStatute, Subject, Value, read_subjects
from law.citations import Citation
from law.eligibility import CHECKS

FALLBACK_KEY = "transition.decree_98"
FALLBACK_APPLIES = "áp dụng"
"""A province that has not issued its own rules may go on with the decree before, for a time."""


class NoRulebook(LookupError):
    """No regime is known for that day; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Regime:
    id: str
    since: date
    until: date | None
    citation: Citation
    is_read: bool

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@lru_cache(maxsize=1)
def all_subjects() -> Mapping[str, Subject]:
    """Everything that the statutes regulate; raises BrokenStatute. A condition names a check there is."""
    return MappingProxyType(read_subjects(STATUTES, all_instruments(), checks=CHECKS))


@lru_cache(maxsize=1)
def regimes() -> tuple[Regime, ...]:
    rows = tomllib.loads((STATUTES / "regimes.toml").read_text(encoding="utf-8"))["regimes"]
    return tuple(
        Regime(row["id"], row["since"], row.get("until"), Citation(**row["citation"]), row["read"])
        for row in rows
    )


@lru_cache(maxsize=1)
def law_hash() -> str:
    """SHA-256 over every TOML and Python file of this room, names included, in a fixed order."""
    digest = hashlib.sha256()
    room = Path(__file__).parent
    for path in sorted(path for path in room.rglob("*") if path.suffix in {".py", ".toml"}):
        digest.update(path.relative_to(room).as_posix().encode())
        digest.update(b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def rulebook_on(
    day: date, *, local: LocalRules | None = None, papers: Mapping[str, str] | None = None
) -> Rulebook:
    """The rulebook of that day for a jurisdiction with these rules, `papers` naming by what each was set.

    Raises NoRulebook. Cached.
    """
    return _rulebook_on(day, tuple(sorted((local or {}).items())), tuple(sorted((papers or {}).items())))


def rulebook_beside(rules: Rulebook, day: date) -> Rulebook:
    """The same jurisdiction's rulebook of another day."""
    return rules if day == rules.on else rulebook_on(day, local=rules.local, papers=rules.papers)


@lru_cache(maxsize=4096)
def _rulebook_on(
    day: date, local: tuple[tuple[str, int | str], ...], papers: tuple[tuple[str, str], ...]
) -> Rulebook:
    national = _national_on(day)
    if not local:
        return national
    return Rulebook(
        on=day,
        regime=national.regime,
        hash=national.hash,
        local=MappingProxyType(dict(local)),
        papers=MappingProxyType(dict(papers)),
        is_read=national.is_read,
        regime_since=national.regime_since,
        regime_citation=national.regime_citation,
        _values=_with_fallback(national, dict(local)),
        _conditions=national._conditions,
    )


def _with_fallback(national: Rulebook, local: LocalRules) -> Mapping[str, Value]:
    """What is left to the province is taken from the decree before (khoản 2 Điều 60 NĐ 152/2025)."""
    rule = national.value(FALLBACK_KEY)
    if rule is None or not rule.is_set or local.get(FALLBACK_KEY) != FALLBACK_APPLIES:
        return national._values
    earlier = _national_on(rule["law_of"])
    return MappingProxyType(
        {key: _fallen_back(value, earlier.value(key)) for key, value in national._values.items()}
    )


def _fallen_back(value: Value, earlier: Value | None) -> Value:
    return earlier if value.state == "province" and earlier is not None and earlier.is_set else value


@lru_cache(maxsize=4096)
def _national_on(day: date) -> Rulebook:
    regime = next((found for found in regimes() if found.covers(day)), None)
    if regime is None:
        raise NoRulebook(f"Không có chế độ thi đua, khen thưởng nào được nạp cho ngày {day:%d/%m/%Y}.")
    values, conditions = _in_force(day)
    return Rulebook(
        on=day,
        regime=regime.id,
        hash=law_hash(),
        local=MappingProxyType({}),
        is_read=regime.is_read,
        regime_since=regime.since,
        regime_citation=regime.citation,
        _values=values,
        _conditions=conditions,
    )


def _in_force(day: date) -> tuple[Mapping[str, Value], Mapping[str, tuple[Condition, ...]]]:
    values: dict[str, Value] = {}
    conditions: dict[str, tuple[Condition, ...]] = {}
    for key, subject in all_subjects().items():
        if (value := subject.on(day)) is None:
            continue
        values[key] = value
        if key.startswith("condition."):
            _, code, name = key.split(".", 2)
            condition = Condition(name, value.get("check", name), value)
            conditions[code] = (*conditions.get(code, ()), condition)
    return MappingProxyType(values), MappingProxyType(conditions)


__all__ = ["BrokenStatute", "Condition", "LocalRules", "NoRulebook", "Rulebook", "law_hash", "rulebook_on"]
