"""Forging one column of one row past every trigger, and who finds it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import DataError, IntegrityError, connection, models, transaction

from trail.state.proved_table import ProvedTable
from trail.state.row_faults import RowFault
from workflow.proofs.registry import state_findings

OTHERS = {
    "standing": ("awarded", "refused", "draft"),
    "state": ("issued", "revoked", "minuted", "taken_back"),
    "desk": ("end", "unit"),
    "result": ("passed", "failed"),
    "content_type": ("image/png", "text/html"),
    "capacity": ("KT.", "TL."),
    "outcome": ("right", "wrong"),
}
# What must be forged along, or a constraint of the table would refuse it.
ALONG = {
    "dossiers_papercheck.outcome": ", reason = 'x', paper_number = 'x', paper_on = '2020-01-01'",
    "dossiers_papercheck.ended_on": ", ended_by_id = coalesce(ended_by_id, 999), end_reason = 'x'",
    "dossiers_outsidedecision.confirmed_by_id": ", alone_because = ''",
    "workflow_freesettlement.decision_id": ", nomination_id = NULL",
    "roles_appointment.capacity": ", on_behalf_of_id = coalesce(on_behalf_of_id, id)",
    "roles_appointment.unit_id": ", bloc_id = NULL, council_id = NULL, jurisdiction_id = NULL",
    "roles_appointment.bloc_id": ", unit_id = NULL, council_id = NULL, jurisdiction_id = NULL",
    "roles_appointment.council_id": ", unit_id = NULL, bloc_id = NULL, jurisdiction_id = NULL",
    "roles_appointment.jurisdiction_id": ", unit_id = NULL, bloc_id = NULL, council_id = NULL",
}


@dataclass(frozen=True)
class Row:
    """A row to be forged: its table, the subject that it belongs to, its key as an entry writes it."""

    table: ProvedTable
    subject: int | str
    key: Any

    @property
    def where(self) -> str:
        pk = self.table.model._meta.pk
        assert pk is not None
        return f"{pk.column} = '{self.key}'"


def rows_of(table: ProvedTable, *, most: int) -> list[Row]:
    """So many rows of the table that belong to somebody, from all over it."""
    with connection.cursor() as cursor:
        cursor.execute(table.select())
        found = [Row(table, row[0], table.written(row)[0]) for row in cursor.fetchall() if row[0]]
    step = max(1, len(found) / most)
    return [found[int(place * step)] for place in range(min(most, len(found)))]


def forgeries_of(row: Row, name: str) -> Iterator[str]:
    """Statements that each give the column another value than it has."""
    table = row.table
    for value in _values(table.model._meta.get_field(name)):
        others = ALONG.get(f"{table.db_table}.{name}", "")
        differs = f"{name} IS DISTINCT FROM {value}"
        yield f"UPDATE {table.db_table} SET {name} = {value}{others} WHERE {row.where} AND {differs}"


def _values(field: models.Field) -> Iterator[str]:
    """SQL expressions."""
    name = field.attname
    if isinstance(field, models.ForeignKey):
        yield "999" if not isinstance(field.target_field, models.CharField) else "'999'"
        field = field.target_field
    if name in OTHERS:
        yield from (f"'{value}'" for value in OTHERS[name])
    elif isinstance(field, models.BooleanField):
        yield f"NOT {name}"
    elif isinstance(field, models.BinaryField):
        yield f"set_byte({name}, 0, get_byte({name}, 0) # 1)"
        yield f"set_byte({name}, octet_length({name}) - 20, get_byte({name}, octet_length({name}) - 20) # 1)"
        yield f"substring({name} FROM 1 FOR 8)"
        yield "''"
    elif isinstance(field, models.JSONField):
        yield """'["giả mạo"]'::jsonb"""
    elif isinstance(field, models.DateTimeField):
        yield f"coalesce({name}, now()) + interval '1 second'"
    elif isinstance(field, models.DateField):
        yield f"coalesce({name} + 1, date '2020-01-01')"
        yield f"coalesce({name} - 1, date '2021-01-01')"
    elif isinstance(field, models.TimeField):
        yield f"coalesce({name}, time '08:00') + interval '1 minute'"
    elif isinstance(field, models.CharField | models.FileField | models.TextField):
        yield "'x'"
        yield "''"
    else:
        yield f"coalesce({name}, 0) + 1"
        yield f"CASE WHEN {name} IS NULL THEN 7 WHEN {name} > 0 THEN {name} - 1 ELSE 5 END"


@contextmanager
def forged(statement: str) -> Iterator[bool]:
    """The statement with triggers off, undone afterwards; False where a constraint refuses it."""
    with transaction.atomic():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL session_replication_role = replica")
                cursor.execute(statement)
                done = cursor.rowcount > 0
        except (IntegrityError, DataError):
            done = False
        yield done
        transaction.set_rollback(True)


def faults_of(row: Row) -> list[RowFault]:
    """What the checks of the row's own subject find."""
    return [found for found in state_findings(row.table.kind, row.subject) if isinstance(found, RowFault)]
