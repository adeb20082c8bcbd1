"""Form fields that read days as Vietnamese officials type them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from roles.forms.fields import LONGEST, typed_day
from vietnamese.dates import short_date


class HistoryDayField(forms.Field):
    """dd/mm/yyyy, also with dots or dashes; shown again as dd/mm/yyyy."""

    max_length = LONGEST

    def __init__(self, **given: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "ngày/tháng/năm"})
        super().__init__(**{"widget": widget, **given})

    def to_python(self, value: Any) -> date | None:
        if not value or isinstance(value, date):
            return value or None
        try:
            return typed_day(str(value))
        except ValueError as fault:
            raise ValidationError(str(fault)) from fault

    def prepare_value(self, value: Any) -> Any:
        return short_date(value) if isinstance(value, date) else value
