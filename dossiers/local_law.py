"""The law of a day for one jurisdiction: its own dated values read once, laid over the national rulebook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from law.local_rules import is_local_key
from law.rulebook import Rulebook, rulebook_on
from roles.models import Jurisdiction


@dataclass(frozen=True, slots=True)
class LocalLaw:
    """Every local value that the jurisdiction ever set: (key, value, since, until)."""

    rows: tuple[tuple[str, int | str, date, date | None], ...]

    def values_on(self, day: date) -> dict[str, int | str]:
        """What `Case.local` and the rulebook are given; keys the law does not know are left out."""
        return {
            key: value
            for key, value, since, until in self.rows
            if since <= day and (until is None or until >= day)
        }

    def rulebook_on(self, day: date) -> Rulebook:
        return rulebook_on(day, local=self.values_on(day))


def local_law(jurisdiction: Jurisdiction) -> LocalLaw:
    """One statement, for as many days as are asked afterwards."""
    rows = jurisdiction.local_rules.values_list("key", "value", "since", "until")
    return LocalLaw(
        tuple(
            (key, value, since, until)
            for key, value, since, until in rows
            if is_local_key(key) and isinstance(value, (int, str))
        )
    )
