"""The rulebook of a day, read from a stack of the law, with a jurisdiction's own dated rules laid over.

It carries a hash over the data and the code of this room, so that a verdict can be traced to its law.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from law.awards import STATUTES
from law.basics.instruments import all_instruments
from law.basics.law_stack import LawStack, Layer, Regime
from law.basics.local_keys import FALLBACK_APPLIES, FALLBACK_KEY, BrokenBound, broken_bound, local_key
from law.basics.regime_file import regimes_in
from law.basics.rulebook_types import Condition, LocalRules, Rulebook
from law.basics.statute_files import subjects_of, tables_of_folder
from law.basics.values import BrokenStatute, Subject, Value
from law.eligibility import CHECKS

OWN = "vinh-danh"
"""The name of the lowest pack: the program's own statutes."""


class NoRulebook(LookupError):
    """No regime is known for that day; the message is Vietnamese."""


@lru_cache(maxsize=1)
def own_law() -> LawStack:
    """The stack of the program's own statutes alone; raises BrokenStatute."""
    tables = tables_of_folder(STATUTES)
    instruments = all_instruments()
    files = files_hash({path.name: path.read_bytes() for path in STATUTES.glob("*.toml")})
    return LawStack(
        layers=(Layer(OWN, files[:12], files),),
        tables=MappingProxyType(tables),
        subjects=MappingProxyType(subjects_of(tables.values(), instruments, checks=CHECKS)),
        instruments=instruments,
        regimes=regimes_in((STATUTES / "regimes.toml").read_bytes()),
        hash=law_hash(),
    )


def all_subjects() -> Mapping[str, Subject]:
    """Everything that the program's own statutes regulate; raises BrokenStatute."""
    return own_law().subjects


def regimes() -> tuple[Regime, ...]:
    """The regimes of the program's own statutes."""
    return own_law().regimes


def files_hash(files: Mapping[str, bytes]) -> str:
    """SHA-256 over the files by name, in the order of their names; names and lengths are part of it."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{hashlib.sha256(files[name]).hexdigest()}\n".encode())
    return digest.hexdigest()


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
    day: date,
    *,
    local: LocalRules | None = None,
    papers: Mapping[str, str] | None = None,
    stack: LawStack | None = None,
) -> Rulebook:
    """The rulebook of that day for a jurisdiction with these rules, `papers` naming by what each was set.

    It is read from `stack`, without one from the program's own statutes. Raises NoRulebook. Cached by stack.
    """
    of_local, of_papers = tuple(sorted((local or {}).items())), tuple(sorted((papers or {}).items()))
    return _rulebook_on(stack or own_law(), day, of_local, of_papers)


def rulebook_beside(rules: Rulebook, day: date) -> Rulebook:
    """The same jurisdiction's rulebook of another day, from the same stack."""
    if day == rules.on:
        return rules
    told = {**rules.local, **{key: each.value for key, each in rules.broken.items()}}
    return rulebook_on(day, local=told, papers=rules.papers, stack=rules.stack)


@lru_cache(maxsize=4096)
def _rulebook_on(
    stack: LawStack, day: date, local: tuple[tuple[str, int | str], ...], papers: tuple[tuple[str, str], ...]
) -> Rulebook:
    national = _national_on(stack, day)
    if not local:
        return national
    broken = _broken(national, dict(local))
    kept = {key: value for key, value in local if key not in broken}
    return replace(
        national,
        local=MappingProxyType(kept),
        broken=MappingProxyType(broken),
        papers=MappingProxyType(dict(papers)),
        _values=_with_fallback(national, kept),
    )


def _broken(national: Rulebook, local: LocalRules) -> dict[str, BrokenBound]:
    """Set while the law admitted them, perhaps; on this day they are no rules."""
    found = {
        key: broken_bound(key, value, national.value(known.bound_by))
        for key, value in local.items()
        if (known := local_key(key)) is not None
    }
    return {key: each for key, each in found.items() if each is not None}


def _with_fallback(national: Rulebook, local: LocalRules) -> Mapping[str, Value]:
    """What is left to the province is taken from the decree before (khoản 2 Điều 60 NĐ 152/2025)."""
    rule = national.value(FALLBACK_KEY)
    if rule is None or not rule.is_set or local.get(FALLBACK_KEY) != FALLBACK_APPLIES:
        return national._values
    earlier = _national_on(national.stack, rule["law_of"])
    return MappingProxyType(
        {key: _fallen_back(value, earlier.value(key)) for key, value in national._values.items()}
    )


def _fallen_back(value: Value, earlier: Value | None) -> Value:
    return earlier if value.state == "province" and earlier is not None and earlier.is_set else value


@lru_cache(maxsize=4096)
def _national_on(stack: LawStack, day: date) -> Rulebook:
    regime = next((found for found in stack.regimes if found.covers(day)), None)
    if regime is None:
        raise NoRulebook(f"Không có chế độ thi đua, khen thưởng nào được nạp cho ngày {day:%d/%m/%Y}.")
    values, conditions = _in_force(stack, day)
    return Rulebook(
        on=day,
        regime=regime.id,
        hash=stack.hash,
        local=MappingProxyType({}),
        is_read=regime.is_read,
        regime_since=regime.since,
        regime_citation=regime.citation,
        stack=stack,
        read_for=regime.read_for,
        _values=values,
        _conditions=conditions,
    )


def _in_force(stack: LawStack, day: date) -> tuple[Mapping[str, Value], Mapping[str, tuple[Condition, ...]]]:
    values: dict[str, Value] = {}
    conditions: dict[str, tuple[Condition, ...]] = {}
    for key, subject in stack.subjects.items():
        if (value := subject.on(day)) is None:
            continue
        values[key] = value
        if key.startswith("condition."):
            _, code, name = key.split(".", 2)
            condition = Condition(name, value.get("check", name), value)
            conditions[code] = (*conditions.get(code, ()), condition)
    return MappingProxyType(values), MappingProxyType(conditions)


__all__ = [
    "BrokenStatute",
    "Condition",
    "LawStack",
    "LocalRules",
    "NoRulebook",
    "Regime",
    "Rulebook",
    "law_hash",
    "own_law",
    "rulebook_on",
]
