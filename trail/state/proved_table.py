"""A table whose rows the trail proves: an act keeps them in its entry as they stand when it is done."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

import orjson
from django.db import connection, models

from trail.seals.canonical import canonical_json
from vietnamese.text import nfc

RowValues = tuple[Any, ...]
KEPT = "kept"
"""The name in an entry's details under which tables lie: {table: {"fields": […], "rows": [[key, …], …]}}."""
CHANGED = "changed"
"""The same shape for single rows; what an entry does not name stays as it was."""
ROWS = "rows"


@dataclass(frozen=True, eq=False, kw_only=True)
class ProvedTable:
    """Rows of a model that belong to one kind of subject, whose key is the SQL expression `key` over `t`.

    Every column is proved but those in `unproved`, each with its reason; of `digested` ones (JSON that is
    long, bytes) the trail keeps the SHA-256, `raw` ones are left to their own check. Where `is_loose`, a row
    may belong to no subject: then it is subject 0. `batch` rows are fetched at once: few where one is large.
    """

    model: type[models.Model]
    kind: str
    key: str
    joins: str = ""
    where: str = "TRUE"
    called: str = ""
    is_loose: bool = False
    unproved: Mapping[str, str] = field(default_factory=dict)
    digested: Collection[str] = ()
    raw: Collection[str] = ()
    batch: int = 1000

    @property
    def db_table(self) -> str:
        return self.model._meta.db_table

    @property
    def name(self) -> str:
        """What the entry calls it."""
        return self.called or self.db_table

    @cached_property
    def fields(self) -> tuple[str, ...]:
        columns = (each.attname for each in self.model._meta.concrete_fields if not each.primary_key)
        return tuple(name for name in columns if name not in self.unproved)

    @cached_property
    def plain(self) -> tuple[Callable[[Any], Any], ...]:
        """How each column is written, in the order of `fields`."""
        return tuple(self._writer(name) for name in self.fields)

    def _writer(self, name: str) -> Callable[[Any], Any]:
        if name in self.digested:
            return digest_of_stored
        if name in self.raw:
            return lambda value: value
        is_json = isinstance(self.model._meta.get_field(name), models.JSONField)
        return stored_json if is_json else plain

    def select(self, *, only: str = "") -> str:
        """Owner, key and columns in the order of both; `only` is a further condition."""
        pk = self.model._meta.pk
        assert pk is not None
        owner = f"coalesce({self.key}, 0)" if self.is_loose else self.key
        columns = "".join(f", t.{name}" for name in self.fields)
        condition = f"({self.where}) AND {only}" if only else self.where
        source = f'"{self.db_table}" t {self.joins}'
        return f"SELECT {owner}, t.{pk.column}{columns} FROM {source} WHERE {condition} ORDER BY 1, 2"

    def written(self, row: RowValues) -> list[Any]:
        """[key, value, …] as an entry keeps it, from (owner, key, column, …)."""
        values = (write(value) for write, value in zip(self.plain, row[2:], strict=True))
        return [plain(row[1]), *values]


def proof(subject: int, *tables: ProvedTable) -> dict[str, Any]:
    """What goes into the details of an entry on `subject`: all its rows of these tables, read back now."""
    return proofs([subject], *tables)[subject]


def proofs(subjects: Collection[int], *tables: ProvedTable) -> dict[int, dict[str, Any]]:
    """The same for many subjects of one kind; one statement a table, whatever their number."""
    kept: dict[int, dict[str, Any]] = {subject: {} for subject in subjects}
    if not kept:
        return {}
    for table in tables:
        for found in kept.values():
            found[table.name] = {"fields": [], ROWS: []}
        for subject, rows in _read(table, list(subjects)):
            written = [table.written(row) for row in rows]
            kept[subject][table.name] = {"fields": list(table.fields), ROWS: written}
    return {subject: {KEPT: found} for subject, found in kept.items()}


def changed(table: ProvedTable, keys: Collection[Any]) -> dict[str, Any]:
    """What an act keeps of single rows where a subject has many: those of these keys, read back now."""
    with connection.cursor() as cursor:
        cursor.execute(table.select(only="t.id = ANY(%s)"), [list(keys)])
        rows = [table.written(row) for row in cursor.fetchall()]
    return {CHANGED: {table.name: {"fields": list(table.fields), ROWS: rows}}}


def _read(table: ProvedTable, subjects: list[int]) -> Iterator[tuple[int, Iterator[RowValues]]]:
    with connection.cursor() as cursor:
        cursor.execute(table.select(only=f"{table.key} = ANY(%s)"), [subjects])
        yield from groupby(cursor.fetchall(), key=itemgetter(0))


def plain(value: Any) -> Any:
    """A column as JSON has it: days and hours in ISO 8601, instants in UTC, texts composed (NFC)."""
    if value is None or type(value) is int:
        return value
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def stored_json(value: Any) -> Any:
    """A JSON column; Django's own cursor gives it as text."""
    return orjson.loads(nfc(value)) if isinstance(value, str) else value


def digest_of_stored(value: Any) -> str | None:
    """Of a JSON column, or of bytes as they are."""
    if isinstance(value, bytes | memoryview):
        return sha256(value).hexdigest()
    return None if value is None else digest(stored_json(value))


def digest(content: Any) -> str:
    """SHA-256 of the canonical JSON: sorted names, no spaces, NFC."""
    return sha256(nfc(canonical_json(content)).encode()).hexdigest()
