"""Statements that Django writes once a process: what every act asks is not compiled anew each time.

    open_one = Kept(lambda: Passage.objects.filter(dossier=Slot("dossier"), closed_at__isnull=True)[:1])
    passages = open_one(dossier=7)

The queryset is compiled at the first call, with a place for each slot; later calls bind their values to the
same text and make the same models. What is not a slot is part of the statement.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Expression, QuerySet
from django.db.models.expressions import RawSQL
from django.db.transaction import TransactionManagementError

Row = TypeVar("Row")


class Slot(Expression):
    """The place of one value, named; Django hands it through to the statement's parameters."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return "%s", [self]


def any_of(name: str) -> RawSQL:
    """For `…__in`: a slot for a list of keys of any length, as one parameter."""
    return RawSQL("SELECT unnest(%s::bigint[])", [Slot(name)])


class Kept(Generic[Row]):
    """Call it with a value for each slot; the answer is the list of what the queryset yields."""

    def __init__(self, queryset: Callable[[], QuerySet[Any, Row]]) -> None:
        self._queryset = queryset

    def __call__(self, **given: Any) -> list[Row]:
        template, compiler, text, parameters, converters = self._compiled
        if template.query.select_for_update and connection.get_autocommit():
            raise TransactionManagementError("a lock outlives its statement only inside a transaction")
        bound = tuple(given[each.name] if isinstance(each, Slot) else each for each in parameters)
        asking = copy(compiler)
        asking.connection = connection
        asking.as_sql, asking.get_converters = lambda *_, **__: (text, bound), lambda _: converters
        rows = template.all()
        rows.query.get_compiler = lambda *_, **__: asking  # type: ignore[method-assign]
        return list(rows)

    @cached_property
    def _compiled(self) -> tuple[QuerySet[Any, Row], Any, str, tuple[Any, ...], dict[int, Any]]:
        template = self._queryset()
        compiler = template.query.get_compiler(connection=connection)
        text, parameters = compiler.as_sql()
        converters = compiler.get_converters([column[0] for column in compiler.select])
        return template, compiler, text, tuple(parameters), converters
