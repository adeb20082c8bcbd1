"""Thousands of rows into one table by COPY: five to nine times faster than bulk_create."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from psycopg.types.json import Jsonb

_IDS = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"


def new_ids(model: type[models.Model], *, count: int) -> list[int]:
    """Keys taken from the table's sequence, so that rows can point to each other before they are there."""
    if not count:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_IDS, [model._meta.db_table, count])
        return [key for (key,) in cursor.fetchall()]


def copy_into(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """`columns` are attribute names; the others take the model's defaults, or what the database makes."""
    fields = {field.attname: field for field in model._meta.concrete_fields if not field.generated}
    rest = [field for name, field in fields.items() if name not in columns and name != "id"]
    tail = tuple(_written(field.get_db_prep_save(field.get_default(), connection)) for field in rest)
    names = [str(field.column) for field in (*(fields[name] for name in columns), *rest)]
    quoted = ", ".join(connection.ops.quote_name(name) for name in names)
    statement = f"COPY {connection.ops.quote_name(model._meta.db_table)} ({quoted}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row((*row, *tail))


def _written(value: Any) -> Any:
    """A JSON default as text once, not once a row."""
    return json.dumps(value.obj) if isinstance(value, Jsonb) else value
