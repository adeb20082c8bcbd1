"""The law of a day for one jurisdiction: its own dated values read once, laid over the national rulebook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from law.local_rules import is_local_key
from law.rulebook import Rulebook, rulebook_on
from roles.models import Jurisdiction


@dataclass(frozen=True, slots=True)
class LocalLaw:
    """Every local value that the jurisdiction ever set: (key, value, since, until, paper)."""

    rows: tuple[tuple[str, int | str, date, date | None, str], ...]

    def values_on(self, day: date) -> dict[str, int | str]:
        """What `Case.local` and the rulebook are given; keys the law does not know are left out."""
        return {key: value for key, value, _paper in self._on(day)}

    def rulebook_on(self, day: date) -> Rulebook:
        papers = {key: paper for key, _value, paper in self._on(day)}
        return rulebook_on(day, local=self.values_on(day), papers=papers)

    def _on(self, day: date) -> list[tuple[str, int | str, str]]:
        return [
            (key, value, paper)
            for key, value, since, until, paper in self.rows
            if since <= day and (until is None or until >= day)
        ]


def local_law(jurisdiction: Jurisdiction) -> LocalLaw:
    """One statement, for as many days as are asked afterwards."""
    rows = jurisdiction.local_rules.values_list("key", "value", "since", "until", "citation")
    return LocalLaw(
        tuple(
            (key, value, since, until, citation)
            for key, value, since, until, citation in rows
            if is_local_key(key) and isinstance(value, (int, str))
        )
    )
