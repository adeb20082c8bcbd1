"""Every subject of a kind once: its acts in their order go to each replay, then its rows are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from trail.state.acts import Act, acts_of, in_step, open_streams, rows_of
from trail.state.faults import WHOLE, Fault, Finding, Looked, by_act
from trail.state.table import Table

Values = dict[str, Any]
"""One row as an entry would keep it, by the names of its columns; its key is "id"."""
Rows = dict[str, list[Values]]
"""All rows of one subject, by the table's name."""


class Replay(Protocol):
    """What a subject's acts say of its rows."""

    def take(self, act: Act) -> None: ...

    def findings(self, rows: Rows) -> Iterable[Finding]: ...


Begin = Callable[[str], Replay]
"""A new replay of the subject called "kind:key"."""


def check(
    kind: str, tables: Sequence[Table], begin: Sequence[Begin], *, only: int | None = None
) -> Iterator[Finding]:
    """Acts and rows are read in step, one subject at a time."""
    with open_streams() as stack:
        streams = [rows_of(stack, table, only=only) for table in tables]
        for subject, (acts, *found) in in_step(acts_of(stack, kind, only=only), *streams):
            replays = [start(f"{kind}:{subject}") for start in begin]
            for act in acts:
                for replay in replays:
                    replay.take(act)
            rows = {table.name: [values(table, row) for row in own] for table, own in _pairs(tables, found)}
            yield Looked(sum(map(len, rows.values())))
            for replay in replays:
                yield from replay.findings(rows)


def _pairs(tables: Sequence[Table], found: list[Iterable[Any]]) -> Iterator[tuple[Table, Iterable[Any]]]:
    return zip(tables, found, strict=True)


def values(table: Table, row: tuple[Any, ...]) -> Values:
    key, *written = table.written(row)
    return {"id": key, **dict(zip(table.fields, written, strict=True))}


def differing(
    table: Table, row: Values, said: Values, *, subject: str, act: Act | None, name: str = ""
) -> Iterator[Fault]:
    """A fault for each field that `said` names and the row has otherwise."""
    for field, history in said.items():
        if row[field] != history:
            yield fault(table, row["id"], field, row[field], history, subject=subject, act=act, name=name)


def unmade(table: Table, key: Any, *, subject: str, act: Act | None, name: str = "") -> Fault:
    """A row that nothing in the history ever made."""
    return fault(table, key, WHOLE, "row", None, subject=subject, act=act, name=name)


def gone(table: Table, key: Any, *, subject: str, act: Act | None, name: str = "") -> Fault:
    """A row that the history made and nothing took away."""
    return fault(table, key, WHOLE, None, "row", subject=subject, act=act, name=name)


def fault(
    table: Table,
    key: Any,
    field: str,
    row: Any,
    history: Any,
    *,
    subject: str,
    act: Act | None,
    name: str = "",
) -> Fault:
    return Fault(
        table=table.db_table,
        id=key,
        field=field,
        row=row,
        history=history,
        subject=subject,
        name=name or (act.content["about"] if act else ""),
        last_act=by_act(act),
    )
