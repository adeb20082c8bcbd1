"""The rules that may leave their answer to a person, each with when it does and why no reading settles it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from law.awards import STATUTES

ANY = "*"
DECIDED_LATER = "→R4"
"""Stands beside the regimes: received under an earlier law, decided under the one that was not read."""


@dataclass(frozen=True, slots=True)
class Review:
    """`rule` is a finding's rule, "vote.*" for one rule an award, "*" for every rule without an entry.

    `when` and `why` are for people: in which case it answers "review", and why no reading settles it.
    """

    rule: str
    regimes: tuple[str, ...]
    when: str
    why: str

    def is_of(self, rule: str, regime: str) -> bool:
        if regime not in self.regimes:
            return False
        family = self.rule.removesuffix(ANY)
        return rule.startswith(family) if family != self.rule else rule == self.rule


@lru_cache(maxsize=1)
def reviews() -> tuple[Review, ...]:
    """All of them, in the order of the table."""
    rows = tomllib.loads((STATUTES / "reviews.toml").read_text(encoding="utf-8"))["reviews"]
    return tuple(Review(row["rule"], tuple(row["regimes"]), row["when"], row["why"]) for row in rows)


def review_of(rule: str, regime: str) -> Review | None:
    """The entry of this rule in this regime, its own before the one for all; None where there is none."""
    found = [entry for entry in reviews() if entry.is_of(rule, regime)]
    return max(found, key=lambda entry: len(entry.rule), default=None)
