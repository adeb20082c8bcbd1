"""The form of a registration: a number for each title of the law of that day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from emulation.granted_elsewhere import GrantedElsewhere
from law.awards import TITLES
from roles.forms.fields import MISSING, choice_field, told_year

PREFIX = "title-"


class RegistrationForm(forms.Form):
    """One number a title; empty means none. Which numbers are lawful is the door's question."""

    year = forms.TypedChoiceField(label="Đăng ký cho năm", coerce=int, error_messages=MISSING)

    def __init__(
        self, *args: Any, on: date, elsewhere: Iterable[GrantedElsewhere] = (), **given: Any
    ) -> None:
        """`elsewhere`: what the unit may register, and proposes in no dossier to where it files."""
        told = {each.title.code: f"Do {each.told.by} quyết định; {each.told.where}." for each in elsewhere}
        super().__init__(*args, **given)
        choice_field(self, "year").choices = [
            (year, told_year(year, on=on)) for year in (on.year, on.year + 1)
        ]
        for code, title in TITLES.items():
            if title.exists_on(on):
                self.fields[f"{PREFIX}{code}"] = forms.IntegerField(
                    label=title.name,
                    help_text=told.get(code, ""),
                    required=False,
                    min_value=0,
                    max_value=100_000,
                    error_messages={
                        "invalid": "Ghi một số nguyên, hoặc để trống.",
                        "min_value": "Số lượng không được âm.",
                        "max_value": "Số lượng lớn quá 100.000.",
                    },
                )

    @property
    def title_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(PREFIX)]

    @property
    def titles(self) -> dict[str, int]:
        """The numbers given, by award code."""
        given = self.cleaned_data.items()
        return {
            name.removeprefix(PREFIX): count for name, count in given if name.startswith(PREFIX) and count
        }
