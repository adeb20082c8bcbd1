"""The one order of a dossier's nominations on pages: titles before forms, high before low, then as ranked."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import NullIf

from dossiers.models.nomination import Nomination
from law.awards import FORMS, TITLES
from law.awards import award as award_of


def in_list_order(rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Within an award by preference, those without one last, then by name."""
    codes = Value([*TITLES, *FORMS], output_field=ArrayField(TextField()))
    place = Func(codes, F("award"), function="array_position", output_field=IntegerField())
    preference = NullIf("ordinal", Value(0))
    return rows.order_by(place, preference.asc(nulls_last=True), "sort_key", "pk")


def list_place(row: Nomination) -> tuple[bool, int, bool, int, str, int]:
    """The same order for rows that were read already."""
    found = award_of(row.award)
    return (not found.is_title, found.place, row.ordinal == 0, row.ordinal, row.sort_key, row.pk)
