"""What the year's table is asked for: a year, perhaps one bloc, perhaps one award."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict

from law.awards import FORMS, TITLES
from roles.forms.fields import choice_field, model_field
from roles.models import Bloc, Jurisdiction
from roles.queries import with_predecessors
from workflow.forms.dossier_places import awards_of, years_of


class YearTableForm(forms.Form):
    """A wrong value in an address filters nothing; without a year it is the latest of which there is a
    dossier, else this one."""

    year = forms.TypedChoiceField(label="Năm thành tích", coerce=int, required=False, empty_value=None)
    bloc = forms.ModelChoiceField(
        label="Khối, cụm", queryset=Bloc.objects.none(), required=False, empty_label="Tất cả"
    )
    award = forms.ChoiceField(label="Danh hiệu, hình thức", required=False)

    def __init__(self, given: QueryDict, *, jurisdiction: Jurisdiction, on: date) -> None:
        held = years_of(jurisdiction, on=on)
        self._usual = max((year for year in held if year <= on.year), default=on.year)
        super().__init__({"year": self._usual, **given.dict()})
        years = sorted({*held, on.year, on.year - 1}, reverse=True)
        choice_field(self, "year").choices = [(year, str(year)) for year in years]
        asked = self.data["year"]
        year = next((year for year in years if str(year) == str(asked)), self._usual)
        # What had ended before the year began reviewed nothing of it.
        lived = Q(ended_on__isnull=True) | Q(ended_on__gte=date(year, 1, 1))
        blocs = Bloc.objects.filter(lived, jurisdiction__in=with_predecessors([jurisdiction.pk]))
        model_field(self, "bloc").queryset = blocs.order_by("code")
        found = awards_of(jurisdiction, on=on)
        choice_field(self, "award").choices = [
            ("", "Tất cả"),
            *((each.code, each.name) for each in (*TITLES.values(), *FORMS.values()) if each.code in found),
        ]

    def chosen(self, name: str) -> Any:
        """The cleaned value, None when it is missing or wrong."""
        return getattr(self, "cleaned_data", {}).get(name) or None

    @property
    def asked_year(self) -> int:
        return int(self.chosen("year") or self._usual)
