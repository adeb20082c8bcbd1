"""Results kept while those who agreed at the meeting and those who agreed in writing were two figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trail.state.proved_table import KEPT, ROWS
from trail.state.recorded_acts import RecordedAct
from trail.state.replays import Rows, differing
from trail.state.row_faults import Finding
from workflow.models.proved_tables import AGENDA

PARTS = ("yes_present", "yes_written")


@dataclass
class OlderTallies:
    """The row bears their sum."""

    subject: str
    by: RecordedAct | None = None

    def take(self, act: RecordedAct) -> None:
        if AGENDA.name in act.details.get(KEPT, {}):
            self.by = act

    def findings(self, rows: Rows) -> Iterator[Finding]:
        kept = self.by.details[KEPT][AGENDA.name] if self.by else {"fields": (), ROWS: ()}
        if not set(PARTS) <= set(kept["fields"]):
            return
        at = [kept["fields"].index(name) + 1 for name in PARTS]
        sums = {row[0]: _sum(row[at[0]], row[at[1]]) for row in kept[ROWS]}
        for row in rows[AGENDA.name]:
            if row["id"] in sums:
                said = {"yes": sums[row["id"]]}
                yield from differing(AGENDA, row, said, subject=self.subject, act=self.by)


def _sum(present: int | None, written: int | None) -> int | None:
    return None if present is None else present + (written or 0)
