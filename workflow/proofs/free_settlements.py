"""What was settled by words alone against the answers that the entries keep, whatever their age."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from trail.state.proved_table import ProvedTable
from trail.state.recorded_acts import RecordedAct
from trail.state.replays import Rows, gone, unmade
from trail.state.row_faults import Finding
from workflow.models.of_cases.free_settlement import words_alone


@dataclass
class FreeSettlements:
    """An entry knows them by what they say, not by their keys: each once, as often as it was said."""

    subject: str
    table: ProvedTable
    said: list[tuple[tuple[Any, ...], RecordedAct]] = field(default_factory=list)
    last: RecordedAct | None = None

    def take(self, act: RecordedAct) -> None:
        self.last = act
        for answer in act.content["overridden"]:
            told = words_alone(answer)
            if told is not None:
                self.said.append((self._row(told, act), act))

    def _row(self, told: dict[str, Any], act: RecordedAct) -> tuple[Any, ...]:
        content = act.content
        row = {
            **told,
            "jurisdiction_id": content["jurisdiction"],
            "decision_id": act.subject if told["nomination_id"] is None else None,
            "settled_by_id": content["actor"]["id"],
            "settled_on": act.on,
        }
        return tuple(row[name] for name in self.table.fields)

    def findings(self, rows: Rows) -> Iterator[Finding]:
        waiting: dict[tuple[Any, ...], list[RecordedAct]] = {}
        for told, act in self.said:
            waiting.setdefault(told, []).append(act)
        for row in rows[self.table.name]:
            found = waiting.get(tuple(row[name] for name in self.table.fields))
            if found:
                found.pop()
            else:
                yield unmade(self.table, row["id"], subject=self.subject, act=self.last)
        for acts in waiting.values():
            for act in acts:
                yield gone(self.table, None, subject=self.subject, act=act)
