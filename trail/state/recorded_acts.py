"""Histories and rows as streams in the order of their subjects, read in step: no table is held in memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection

from trail.state.proved_table import ProvedTable, RowValues
from trail.verbs import Verb

BATCH = 100
"""An entry of a large dossier is as long as its list."""
Stream = Iterator[tuple[int, Iterable[Any]]]

_ENTRIES = """
SELECT c.subject_id, e.seq, e.payload FROM trail_chain c JOIN trail_entry e ON e.chain_id = c.id
 WHERE c.subject_kind = %s AND (%s::bigint IS NULL OR c.subject_id = %s) ORDER BY c.subject_id, e.seq
"""


@dataclass(frozen=True)
class RecordedAct:
    """One entry, read: `subject` is its key, `seq` its place in the chain."""

    subject: int
    seq: int
    payload: str

    @cached_property
    def content(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.payload)
        return found

    @property
    def verb(self) -> Verb:
        return Verb(self.content["verb"])

    @property
    def on(self) -> str:
        """The day of the act, ISO 8601."""
        return str(self.content["on"])

    @property
    def details(self) -> dict[str, Any]:
        found: dict[str, Any] = self.content["details"]
        return found


def acts_of(stack: ExitStack, kind: str, *, only: int | None = None) -> Stream:
    """Each subject of the kind with its acts in their order; read a subject's acts before the next one."""
    rows = _streamed(stack, _ENTRIES, [kind, only, only])
    for subject, found in groupby(rows, key=itemgetter(0)):
        yield subject, (RecordedAct(*row) for row in found)


def proved_rows(stack: ExitStack, table: ProvedTable, *, only: int | str | None = None) -> Stream:
    """Each subject with all its rows of the table."""
    owner = f"coalesce({table.key}, 0)" if table.is_loose else table.key
    text = table.select() if only is None else table.select(only=f"{owner} = %s")
    return grouped_by_subject(_streamed(stack, text, [] if only is None else [only], batch=table.batch))


def read(stack: ExitStack, text: str, given: Sequence[Any] = ()) -> Iterator[RowValues]:
    """Any statement as a stream."""
    return _streamed(stack, text, given)


def grouped_by_subject(
    rows: Iterator[RowValues], *, by: Callable[[RowValues], Any] = itemgetter(0)
) -> Stream:
    """Rows in the order of their first column, gathered by it."""
    for key, found in groupby(rows, key=by):
        yield key, list(found)


def in_step(*streams: Stream) -> Iterator[tuple[Any, list[Iterable[Any]]]]:
    """Every key that any stream has, in order, with what each stream has of it (nothing: an empty list)."""
    heads = [next(stream, None) for stream in streams]
    while any(head is not None for head in heads):
        key = min(head[0] for head in heads if head is not None)
        here = [head is not None and head[0] == key for head in heads]
        yield key, [head[1] if found and head else () for head, found in zip(heads, here, strict=True)]
        for place, found in enumerate(here):
            if found:
                heads[place] = next(streams[place], None)


@contextmanager
def open_streams() -> Iterator[ExitStack]:
    """Closes every cursor that was opened on the way, also when a reader stops early."""
    with ExitStack() as stack:
        yield stack


def _streamed(
    stack: ExitStack, text: str, given: Sequence[Any], *, batch: int = BATCH
) -> Iterator[RowValues]:
    cursor = stack.enter_context(connection.chunked_cursor())
    cursor.execute(text, given)
    while rows := cursor.fetchmany(batch):
        yield from rows
