"""What the law of a day asks of a level that decides: a council that votes, values that it sets itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from law.awards import FORMS, TITLES
from law.basics.local_keys import LOCAL_KEYS
from law.procedure.routing import deciding_levels, needs_council, open_levels
from law.procedure.thresholds import threshold
from law.rulebook import LawStack, Rulebook, rulebook_on


@dataclass(frozen=True, slots=True)
class AskedOfLevel:
    """`council`: some award decided here is voted on; `keys`: local rules that the law leaves to be set."""

    council: bool
    keys: tuple[str, ...]


def asked_of(level: str, *, on: date, stack: LawStack) -> AskedOfLevel:
    """By the national law alone: what the office has set itself is taken off by whoever asks."""
    rules = rulebook_on(on, stack=stack)
    awards = _decided_at(level, on=on, stack=stack)
    left = [f"vote.{award}" for award in awards if threshold(award, 1, rules).state == "province"]
    left += [key for key in ("deadline.appraisal",) if awards and _is_left(key, rules)]
    return AskedOfLevel(
        council=any(needs_council(award, rules).needed for award in awards),
        keys=tuple(key for key in LOCAL_KEYS if key in left),
    )


def _decided_at(level: str, *, on: date, stack: LawStack) -> list[str]:
    """What its head decides that day, or may decide where the text of the law leaves that open."""
    known = (award.code for award in (*TITLES.values(), *FORMS.values()) if award.exists_on(on))
    return [code for code in known if level in _levels_of(code, on=on, stack=stack)]


def _levels_of(code: str, *, on: date, stack: LawStack) -> tuple[str, ...]:
    return deciding_levels(code, on, stack=stack) + open_levels(code, on, stack=stack)


def _is_left(key: str, rules: Rulebook) -> bool:
    clock = rules.value(f"clock.{key.partition('.')[2]}")
    return clock is not None and clock.state == "province"
