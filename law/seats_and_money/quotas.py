"""How many may be proposed: a share of a base, whole seats, never rounded up."""

from __future__ import annotations

from dataclasses import dataclass

from law.awards import award as award_of
from law.citations import Citation
from law.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Allowance:
    """`seats` is None where no rule in force sets a limit; `share` is the percent that was applied.

    `state` tells why there is no limit: "none" (the law sets none), "unread" (its text is not confirmed).
    """

    award: str
    base: int
    seats: int | None
    citation: str
    share: int | None = None
    is_local: bool = False
    state: str = "set"
    rule: str = "quota"
    base_fact: str = ""
    base_name: str = ""
    confidence: str = "high"

    @property
    def told(self) -> str:
        """How many may be proposed, within a sentence."""
        return seats_told(self.seats, base=self.base, base_name=self.base_name, state=self.state)


def seats_told(seats: int | None, *, base: int | None, base_name: str, state: str) -> str:
    """No limit, no known limit, no seat and so many seats are four things, each with words that are true.

    `base` is None where nobody counted it.
    """
    if seats is None:
        return "luật không giới hạn số suất" if state == "none" else "chưa xác định số suất"
    if seats:
        return f"được tối đa {seats}" + ("" if base is None else f" trên {base} {base_name}")
    if not base:
        return f"chưa có {base_name} nào nên chưa có suất"
    return f"{base} {base_name} chưa đủ cho một suất"


def has_quota(award: str, rules: Rulebook) -> bool:
    """Whether the law knows a share for this award at all, even if it sets none today."""
    return rules.value(f"quota.{award}") is not None


def allowance(award: str, base: int, rules: Rulebook) -> Allowance:
    """Seats for this award on this base: floor(base x share / 100), in whole numbers.

    A lower share of the province replaces the national one; where the law sets none, only the
    province's own share limits.
    """
    value = rules.value(f"quota.{award}")
    if value is None:
        return Allowance(award, base, None, str(Citation(rules.regime_citation.instrument)), state="none")
    national = value["at_most"] if value.is_set else None
    key = value.get("local_key", "")
    local = rules.local_number(key) if key else None
    share, is_local = _tighter(national, local)
    return Allowance(
        award=award_of(award).code,
        base=base,
        seats=None if share is None else base * share // 100,
        citation=rules.local_citation(key) if is_local else str(value.citation),
        share=share,
        is_local=is_local,
        state="set" if share is not None else value.state,
        rule=value["rule"],
        base_fact=value["base"],
        base_name=value["base_name"],
        confidence="high" if is_local else value.confidence,
    )


def _tighter(national: int | None, local: int | None) -> tuple[int | None, bool]:
    """The lower of both shares, and whether it is the local one."""
    if local is None or (national is not None and national <= local):
        return national, False
    return local, True
