"""What the law of a day asks of a level that decides: a council that votes, values that it sets itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from law.awards import FORMS, TITLES
from law.basics.local_keys import FALLBACK_APPLIES, FALLBACK_KEY, LOCAL_KEYS
from law.procedure.routing import deciding_levels, needs_council, open_levels
from law.procedure.thresholds import threshold
from law.rulebook import LawStack, Rulebook, rulebook_on


@dataclass(frozen=True, slots=True)
class AskedOfLevel:
    """`council`: some award decided here is voted on; `keys`: local rules without which work stands still,
    each because the law leaves it to be set or, of those in `unread`, because the text named there, which
    may say it, was not read."""

    council: bool
    keys: tuple[str, ...]
    unread: Mapping[str, str]


def asked_of(level: str, *, on: date, stack: LawStack, falls_back: bool = False) -> AskedOfLevel:
    """By the national law alone: what the office has set itself is taken off by whoever asks.

    `falls_back`: the place goes on with the decree before, which may give what it has not set.
    """
    rules = rulebook_on(on, local={FALLBACK_KEY: FALLBACK_APPLIES} if falls_back else None, stack=stack)
    awards = _decided_at(level, on=on, stack=stack)
    bars = [threshold(award, 1, rules) for award in awards if lacks_threshold(award, rules)]
    left = [f"vote.{bar.award}" for bar in bars]
    left += [key for key in ("deadline.appraisal",) if awards and _is_left(key, rules)]
    return AskedOfLevel(
        council=any(needs_council(award, rules).needed for award in awards),
        keys=tuple(key for key in LOCAL_KEYS if key in left),
        unread={f"vote.{bar.award}": bar.citation for bar in bars if bar.state == "unread"},
    )


def lacks_threshold(award: str, rules: Rulebook) -> bool:
    """Whether a council must vote on it and cannot be convened, as no text that was read gives the share."""
    return needs_council(award, rules).needed and threshold(award, 1, rules).needed is None


def _decided_at(level: str, *, on: date, stack: LawStack) -> list[str]:
    """What its head decides that day, or may decide where the text of the law leaves that open."""
    known = (award.code for award in (*TITLES.values(), *FORMS.values()) if award.exists_on(on))
    return [code for code in known if level in _levels_of(code, on=on, stack=stack)]


def _levels_of(code: str, *, on: date, stack: LawStack) -> tuple[str, ...]:
    return deciding_levels(code, on, stack=stack) + open_levels(code, on, stack=stack)


def _is_left(key: str, rules: Rulebook) -> bool:
    clock = rules.value(f"clock.{key.partition('.')[2]}")
    return clock is not None and clock.state == "province"
