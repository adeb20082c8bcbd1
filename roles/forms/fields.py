"""Form fields as officials fill them: a day typed day first, shown the way it is read."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from vietnamese.dates import parse_date, short_date

MISSING = {"required": "Chưa điền ô này."}


class DayField(forms.CharField):
    """A day as dd/mm/yyyy; None when it may stay empty and does."""

    def __init__(self, **given: Any) -> None:
        attributes = {"inputmode": "numeric", "placeholder": "ngày/tháng/năm", "autocomplete": "off"}
        super().__init__(**{"widget": forms.TextInput(attrs=attributes), "error_messages": MISSING, **given})

    def prepare_value(self, value: object) -> object:
        return short_date(value) if isinstance(value, date) else value

    def clean(self, value: object) -> date | None:
        if isinstance(value, date):
            return value
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_date(text)
        except ValueError as fault:
            raise ValidationError(str(fault)) from fault


def day_of(given: str, *, default: date) -> date:
    """The day of an address (?ngay=…); the default when it is missing or cannot be read."""
    try:
        return parse_date(given)
    except ValueError:
        return default


def year_of(given: str, *, default: int) -> int:
    """The year of an address (?nam=…), within what a calendar of offices can mean."""
    return int(given) if given.isdecimal() and len(given) == 4 and 1990 <= int(given) <= 2100 else default


def key_of(given: str) -> int | None:
    """The number of a row as a form sends it back; None for what neither a form nor a column can hold."""
    return int(given) if given.isdecimal() and len(given) < 19 else None


def choice_field(form: forms.BaseForm, name: str) -> forms.ChoiceField:
    """The form's own field of that name, whose choices may be set."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    return field


def model_field(form: forms.BaseForm, name: str) -> forms.ModelChoiceField[Any]:
    """The form's own field of that name, whose queryset may be set; of one model or of several."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    return field
