"""Rows of a load written into one table of the history, and told of each person in his own entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import models

from dossiers.importing.storing.copying import copy_into
from dossiers.loading.load_kind import LoadGround, LoadPlan, LoadSource
from dossiers.loading.storing_rows.new_people import write_new_people
from dossiers.loading.storing_rows.telling_people import tell_people
from dossiers.loading.whose_row.people_directory import LoadedPerson
from dossiers.recipients.card_words import CardLine

DECLARED = ("declared_by_id", "declared_on", "declared_from")


def declared(ground: LoadGround, source: LoadSource) -> tuple[Any, ...]:
    """The values of DECLARED: who loaded it, when, from what."""
    return source.by.pk, ground.on, source.words


def store_told_rows(
    plan: LoadPlan,
    ground: LoadGround,
    source: LoadSource,
    *,
    model: type[models.Model],
    columns: Sequence[str],
    values_of: Callable[[Any], tuple[Any, ...]],
    line_of: Callable[[Any], CardLine],
) -> None:
    """`plan.new` are pairs of person and record, `columns` what `values_of` a record are written into. Copied
    in; the number of statements grows with the entries alone, some thousands at once."""
    records: dict[LoadedPerson, list[Any]] = {}
    for person, record in plan.new:
        records.setdefault(person, []).append(record)
    newcomers = [person for person in records if not person.id]
    write_new_people(newcomers)
    rows = ((person.id, *values_of(record)) for person, record in plan.new)
    copy_into(model, ("recipient_id", *columns), rows)
    tell_people(records, line_of, set(newcomers), ground, source)
