"""What a rulebook is: the law's values of one day, with a jurisdiction's own rules beside them.

It is read by law/rulebook.py; the checks of law/eligibility/ know only what stands here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

from law.awards import award
from law.basics.law_stack import LawStack
from law.basics.local_keys import BrokenBound
from law.basics.values import Value
from law.citations import Citation

LocalRules = Mapping[str, int | str]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of one award: `check` names the file in law/eligibility/ that carries it out."""

    name: str
    check: str
    value: Value


@dataclass(frozen=True)
class Rulebook:
    """`on` is the day, `regime` "R1".."R4" or that of a pack, `hash` the trace, `local` the jurisdiction's
    own rules; `stack` is the law it was read from, which answers for other days, too. `broken` are local
    values that the law of the day forbids: nobody is judged by them, they are only told of."""

    on: date
    regime: str
    hash: str
    local: LocalRules
    is_read: bool
    regime_since: date
    regime_citation: Citation
    stack: LawStack = field(repr=False)
    _values: Mapping[str, Value] = field(repr=False)
    _conditions: Mapping[str, tuple[Condition, ...]] = field(repr=False)
    papers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    broken: Mapping[str, BrokenBound] = field(default_factory=lambda: MappingProxyType({}))
    read_for: frozenset[str] = frozenset()

    def is_read_of(self, code: str) -> bool:
        """Whether the text in force was read for this award."""
        return self.is_read or award(code).judged_as in self.read_for

    def value(self, key: str) -> Value | None:
        """What the law says on this subject today; None where it has no such subject."""
        return self._values.get(key)

    def values(self) -> Iterable[tuple[str, Value]]:
        """Everything the law speaks of on this day, by its subject, in the order of its files."""
        return self._values.items()

    def value_for(self, subject: str, code: str) -> Value | None:
        """What the law says on this subject of the award: its own value, else that of its group."""
        found = award(code)
        own = self._values.get(f"{subject}.{found.judged_as}")
        return own if own is not None else self._values.get(f"{subject}.{found.group}")

    def local_number(self, key: str) -> int | None:
        """The jurisdiction's own whole number for this key, if it set one."""
        found = self.local.get(key)
        return found if isinstance(found, int) else None

    def local_citation(self, key: str) -> str:
        """The paper by which the jurisdiction set this value; its key where no paper is at hand."""
        return self.papers.get(key) or f"Quy định của địa phương (tham số {key})"

    def conditions(self, code: str) -> tuple[Condition, ...]:
        """The conditions of the award, then those that every award shares."""
        return (*self._conditions.get(award(code).judged_as, ()), *self.shared_conditions())

    def shared_conditions(self) -> tuple[Condition, ...]:
        """The conditions that every award shares."""
        return self._conditions.get("*", ())

    def has_conditions(self, code: str) -> bool:
        """Whether this award's conditions are loaded at all; if not, its verdict is "review"."""
        return award(code).judged_as in self._conditions

    @cached_property
    def years_before(self) -> tuple[int, int]:
        """The years a dossier of this day may speak of when it names none: this one and the last."""
        return self.on.year, self.on.year - 1
