"""Do the rows that people read equal the history that can be proved? All checks, in one instant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from trail.kept_files.alarms import settle_alarms
from trail.state.row_faults import RowFault, Tally
from trail.verification.verify import Report, verify
from workflow.models import StateCheck
from workflow.proofs.registry import CHECKS

KEPT, SHOWN = 30, 200
Progress = Callable[[str, int], None]
"""Told which check is at work and how many rows have been looked at so far."""


def _silent(check: str, rows: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, kw_only=True)
class StateVerification:
    """`trail` says whether the history itself holds: rows that agree with a forged one prove nothing.

    `found` counts all faults; the first trail.state.row_faults.MOST of them are told. `unproved_of` names the
    first subjects of each kind that is `not_provable`.
    """

    trail: Report
    rows: int
    faults: tuple[RowFault, ...]
    found: int
    not_provable: dict[str, int]
    unproved_of: dict[str, list[str]]

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
            "unproved_of": self.unproved_of,
            "trail": self.trail.as_json(),
        }


def keep(state: StateVerification, *, began_at: datetime) -> StateCheck:
    """The result as the auditor's page shows it; the newest KEPT stay, and all that found something."""
    told = state.as_json()
    made = StateCheck.objects.create(
        began_at=began_at,
        ended_at=timezone.now(),
        is_ok=state.ok,
        rows=state.rows,
        found=state.found,
        faults=told["faults"][:SHOWN],
        not_provable=state.not_provable,
        unproved_of=state.unproved_of,
        trail=told["trail"],
    )
    newest = StateCheck.objects.order_by("-began_at").values_list("pk", flat=True)[:KEPT]
    StateCheck.objects.filter(is_ok=True).exclude(pk__in=list(newest)).delete()
    return made


def verify_and_keep(*, told: Progress = _silent) -> StateCheck:
    """What the night and the auditor's button do; files that are right again are told as mended."""
    began_at = timezone.now()
    state = verify_state(told=told)
    settle_alarms()
    return keep(state, began_at=began_at)


def verify_state(*, told: Progress = _silent) -> StateVerification:
    """Reads every row and every entry, as of one instant, while acts go on; nothing is held but faults.

    The history comes first: where it does not hold, no row is compared with it.
    """
    one_instant = not connection.in_atomic_block
    tally = Tally()
    with transaction.atomic():
        if one_instant:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        trail = verify()
        for name, check in CHECKS.items() if trail.ok else ():
            for rows in tally.take(check()):
                told(name, rows)
    return StateVerification(
        trail=trail,
        rows=tally.rows,
        faults=tuple(tally.faults),
        found=tally.found,
        not_provable=dict(sorted(tally.gaps.items())),
        unproved_of=tally.gaps_of,
    )
