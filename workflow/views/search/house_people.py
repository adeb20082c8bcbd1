"""Everybody of the units that file to a jurisdiction, or filed to one it took over from; their filter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.db.models import QuerySet

from dossiers.models import Recipient
from dossiers.models.recipient import IsNoPerson
from roles.forms.fields import choice_field
from roles.forms.searched_words import every_word
from roles.models import Jurisdiction, UnitProfile
from roles.queries import with_predecessors

IN_ORDER = ("is_no_person", "sort_key")
ENDED, EVERYBODY = "da-ket-thuc", "tat-ca"


class UnitOfHouse(NamedTuple):
    """A unit's last profile by that day, or its first where it is yet to come."""

    unit_id: int
    name: str
    sort_key: str
    since: date
    jurisdiction_id: int | None


def units_of_house(jurisdiction: Jurisdiction, *, on: date) -> dict[int, UnitOfHouse]:
    """By id, in Vietnamese order, those that have ended too: whose people the reader of this jurisdiction may
    open (`dossiers.access`). One statement for the units, one for what was taken over."""
    past = set(
        Jurisdiction.objects.filter(pk__in=with_predecessors([jurisdiction.pk])).values_list("pk", flat=True)
    )
    ever = UnitProfile.objects.filter(jurisdiction__in=past).values("unit")
    rows = UnitProfile.objects.filter(unit__in=ever).order_by("unit", "since")
    found: dict[int, UnitOfHouse] = {}
    for row in map(UnitOfHouse._make, rows.values_list(*UnitOfHouse._fields)):
        if row.unit_id not in found or row.since <= on:
            found[row.unit_id] = row
    kept = [row for row in found.values() if row.jurisdiction_id in past]
    return {row.unit_id: row for row in sorted(kept, key=lambda row: (row.sort_key, row.unit_id))}


def people_of(units: Iterable[int]) -> QuerySet[Recipient]:
    """Everybody there, with what IN_ORDER asks: people first, each kind in Vietnamese order."""
    return Recipient.objects.filter(unit__in=list(units)).annotate(is_no_person=IsNoPerson("kind"))


class PeopleForm(forms.Form):
    """What of the list is asked for; a wrong value in an address filters nothing."""

    q = forms.CharField(
        label="Tên, chức vụ hoặc mã",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Gõ không dấu cũng được"}),
    )
    unit = forms.TypedChoiceField(label="Đơn vị", coerce=int, required=False, empty_value=None)
    kind = forms.ChoiceField(label="Loại", required=False)
    state = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[("", "Đang hoạt động"), (ENDED, "Đã kết thúc"), (EVERYBODY, "Cả hai")],
    )

    def __init__(self, given: Mapping[str, Any], *, units: Mapping[int, UnitOfHouse]) -> None:
        super().__init__(given)
        kinds = [(str(value), str(label).capitalize()) for value, label in Recipient.Kind.choices]
        choice_field(self, "kind").choices = [("", "Tất cả"), *kinds]
        choice_field(self, "unit").choices = [
            ("", "Mọi đơn vị"),
            *((key, u.name) for key, u in units.items()),
        ]
        self.is_valid()

    def chosen(self, name: str) -> Any:
        """The cleaned value, None when it is missing or wrong."""
        return self.cleaned_data.get(name) or None

    @property
    def is_filtering(self) -> bool:
        return any(self.chosen(name) for name in self.fields)

    def narrowed(self, rows: QuerySet[Recipient]) -> QuerySet[Recipient]:
        """Those of `rows` that it asks for."""
        if unit := self.chosen("unit"):
            rows = rows.filter(unit=unit)
        if kind := self.chosen("kind"):
            rows = rows.filter(kind=kind)
            # Said with the index's own words, so that the list begins behind all people.
            rows = rows.filter(IsNoPerson("kind")) if kind != Recipient.Kind.INDIVIDUAL else rows
        if (state := self.chosen("state")) != EVERYBODY:
            rows = rows.filter(ended_on__isnull=state != ENDED)
        if words := self.chosen("q"):
            rows = rows.filter(every_word(words, at="searched"))
        return rows
