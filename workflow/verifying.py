"""Do the rows that people read equal the history that can be proved? All checks, in one instant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from trail.state.faults import Fault, Tally
from trail.verify import Report, verify
from workflow.proofs.registry import CHECKS

Told = Callable[[str, int], None]
"""Told which check is at work and how many rows have been looked at so far."""


def _silent(check: str, rows: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, kw_only=True)
class State:
    """`trail` says whether the history itself holds: rows that agree with a forged one prove nothing.

    `found` counts all faults; the first trail.state.faults.MOST of them are told.
    """

    trail: Report
    rows: int
    faults: tuple[Fault, ...]
    found: int
    not_provable: dict[str, int]

    @property
    def ok(self) -> bool:
        return self.trail.ok and not self.found

    def as_json(self) -> dict[str, Any]:
        return {
            "ok": self.ok,
            "rows": self.rows,
            "found": self.found,
            "faults": [fault.as_dict() for fault in self.faults],
            "not_provable": self.not_provable,
            "trail": self.trail.as_json(),
        }


def verify_state(*, told: Told = _silent) -> State:
    """Reads every row and every entry, as of one instant, while acts go on; nothing is held but faults."""
    one_instant = not connection.in_atomic_block
    tally = Tally()
    with transaction.atomic():
        if one_instant:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        trail = verify()
        for name, check in CHECKS.items():
            for rows in tally.take(check()):
                told(name, rows)
    return State(
        trail=trail,
        rows=tally.rows,
        faults=tuple(tally.faults),
        found=tally.found,
        not_provable=dict(sorted(tally.gaps.items())),
    )
