"""Whole numbers of a person's or collective's history, between bounds that hold in life."""

from __future__ import annotations

from typing import Any

from django import forms

FIRST_YEAR, LAST_YEAR = 1945, 2100
MOST_PEOPLE = 1_000_000


class YearField(forms.IntegerField):
    """A year since the first awards of this state."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"label": "Năm", "min_value": FIRST_YEAR, "max_value": LAST_YEAR, **given})


class MonthsField(forms.IntegerField):
    """How many months; a new form says 0."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"min_value": 0, "max_value": 600, "initial": 0, **given})


class PeopleField(forms.IntegerField):
    """How many people; 0 where none is said."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"min_value": 0, "max_value": MOST_PEOPLE, **given})
