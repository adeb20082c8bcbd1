"""Rows against the last entry that kept all of them: what differs, what is gone, what nothing ever made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from trail.state.proved_table import KEPT, ROWS, ProvedTable
from trail.state.recorded_acts import RecordedAct
from trail.state.replays import Rows, Values, differing, gone, unmade
from trail.state.row_faults import Finding, Gap


@dataclass(frozen=True, kw_only=True)
class Proved:
    """One table of a subject; `gap` names rows that only an older entry, which kept none, can have made.

    `accounts`: which older entries may have made such rows; the chain having any is enough unless said.
    `moving`: columns that change between such entries, and are left to a check of their own.
    """

    table: ProvedTable
    gap: str
    accounts: Callable[[RecordedAct], bool] = lambda act: True
    moving: Collection[str] = ()


@dataclass
class Snapshots:
    """A replay that needs no knowledge of what was done: each act kept the rows as it left them."""

    subject: str
    proved: Sequence[Proved]
    by: dict[str, RecordedAct] = field(default_factory=dict)
    accounted: set[str] = field(default_factory=set)
    last: RecordedAct | None = None

    def take(self, act: RecordedAct) -> None:
        self.last = act
        kept = act.details.get(KEPT, {})
        for each in self.proved:
            name = each.table.name
            if name in kept:
                self.by[name] = act
            elif name not in self.by and each.accounts(act):
                self.accounted.add(name)

    def said(self, table: ProvedTable) -> dict[object, Values]:
        """The rows as last kept, by key."""
        act = self.by.get(table.name)
        if act is None:
            return {}
        kept = act.details[KEPT][table.name]
        return {row[0]: dict(zip(kept["fields"], row[1:], strict=True)) for row in kept[ROWS]}

    def findings(self, rows: Rows) -> Iterator[Finding]:
        for each in self.proved:
            yield from self._of(each, rows[each.table.name])

    def _of(self, each: Proved, rows: list[Values]) -> Iterator[Finding]:
        table, act = each.table, self.by.get(each.table.name, self.last)
        if table.name not in self.by and table.name in self.accounted:
            if rows:
                yield Gap(each.gap, len(rows), self.subject)
            return
        said = self.said(table)
        for row in rows:
            history = said.pop(row["id"], None)
            if history is None:
                yield unmade(table, row["id"], subject=self.subject, act=act)
                continue
            known = {
                name: value for name, value in history.items() if name in row and name not in each.moving
            }
            yield from differing(table, row, known, subject=self.subject, act=act)
        for key in said:
            yield gone(table, key, subject=self.subject, act=act)
