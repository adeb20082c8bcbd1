"""Rows of which an act keeps only those that it wrote, where a subject has many of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from trail.state.proved_table import CHANGED, ROWS, ProvedTable
from trail.state.recorded_acts import RecordedAct
from trail.state.replays import Rows, Values, differing, gone, unmade
from trail.state.row_faults import Finding, Gap


@dataclass
class Changes:
    """The row as last kept, by key. `told` names the rows that an older entry made and did not keep."""

    subject: str
    table: ProvedTable
    gap: str
    told: Callable[[RecordedAct], Iterable[Any]]
    said: dict[Any, Values] = field(default_factory=dict)
    by: dict[Any, RecordedAct] = field(default_factory=dict)
    older: set[Any] = field(default_factory=set)
    last: RecordedAct | None = None

    def take(self, act: RecordedAct) -> None:
        self.last = act
        self.older.update(self.told(act))
        kept = act.details.get(CHANGED, {}).get(self.table.name)
        if kept is None:
            return
        for key, *values in kept[ROWS]:
            self.said[key] = dict(zip(kept["fields"], values, strict=True))
            self.by[key] = act

    def findings(self, rows: Rows) -> Iterator[Finding]:
        waiting = set(self.said)
        for row in rows[self.table.name]:
            key = row["id"]
            waiting.discard(key)
            if key in self.said:
                known = {name: value for name, value in self.said[key].items() if name in row}
                yield from differing(self.table, row, known, subject=self.subject, act=self.by[key])
            elif key in self.older:
                yield Gap(self.gap, subject=self.subject)
            else:
                yield unmade(self.table, key, subject=self.subject, act=self.last)
        for key in waiting:
            yield gone(self.table, key, subject=self.subject, act=self.by[key])
