"""Every subject of a kind once: its acts in their order go to each replay, then its rows are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from trail.state.proved_table import ProvedTable
from trail.state.recorded_acts import RecordedAct, acts_of, in_step, open_streams, proved_rows
from trail.state.row_faults import WHOLE, Finding, Looked, RowFault, by_act

Values = dict[str, Any]
"""One row as an entry would keep it, by the names of its columns; its key is "id"."""
Rows = dict[str, list[Values]]
"""All rows of one subject, by the table's name."""


class Replay(Protocol):
    """What a subject's acts say of its rows."""

    def take(self, act: RecordedAct) -> None: ...

    def findings(self, rows: Rows) -> Iterable[Finding]: ...


Begin = Callable[[str], Replay]
"""A new replay of the subject called "kind:key"."""


def replay_all(
    kind: str, tables: Sequence[ProvedTable], begin: Sequence[Begin], *, only: int | None = None
) -> Iterator[Finding]:
    """Acts and rows are read in step, one subject at a time."""
    with open_streams() as stack:
        streams = [proved_rows(stack, table, only=only) for table in tables]
        for subject, (acts, *found) in in_step(acts_of(stack, kind, only=only), *streams):
            replays = [start(f"{kind}:{subject}") for start in begin]
            for act in acts:
                for replay in replays:
                    replay.take(act)
            rows = {table.name: [values(table, row) for row in own] for table, own in _pairs(tables, found)}
            yield Looked(sum(map(len, rows.values())))
            for replay in replays:
                yield from replay.findings(rows)


def _pairs(
    tables: Sequence[ProvedTable], found: list[Iterable[Any]]
) -> Iterator[tuple[ProvedTable, Iterable[Any]]]:
    return zip(tables, found, strict=True)


def values(table: ProvedTable, row: tuple[Any, ...]) -> Values:
    key, *written = table.written(row)
    return {"id": key, **dict(zip(table.fields, written, strict=True))}


def differing(
    table: ProvedTable, row: Values, said: Values, *, subject: str, act: RecordedAct | None, name: str = ""
) -> Iterator[RowFault]:
    """A fault for each field that `said` names and the row has otherwise."""
    for field, history in said.items():
        if row[field] != history:
            yield row_fault(table, row["id"], field, row[field], history, subject=subject, act=act, name=name)


def unmade(
    table: ProvedTable, key: Any, *, subject: str, act: RecordedAct | None, name: str = ""
) -> RowFault:
    """A row that nothing in the history ever made."""
    return row_fault(table, key, WHOLE, "row", None, subject=subject, act=act, name=name)


def gone(table: ProvedTable, key: Any, *, subject: str, act: RecordedAct | None, name: str = "") -> RowFault:
    """A row that the history made and nothing took away."""
    return row_fault(table, key, WHOLE, None, "row", subject=subject, act=act, name=name)


def row_fault(
    table: ProvedTable,
    key: Any,
    field: str,
    row: Any,
    history: Any,
    *,
    subject: str,
    act: RecordedAct | None,
    name: str = "",
) -> RowFault:
    return RowFault(
        table=table.db_table,
        id=key,
        field=field,
        row=row,
        history=history,
        subject=subject,
        name=name or (act.content["about"] if act else ""),
        last_act=by_act(act),
    )
