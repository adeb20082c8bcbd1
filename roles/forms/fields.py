"""Form fields as officials fill them, each with its bounds: days, hours, and what is ticked in a list."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from vietnamese.dates import parse_date, short_date

MISSING = {"required": "Chưa điền ô này."}
# Somebody's birth at the one end, the last day of a rule at the other; between them a calendar can count.
FIRST_YEAR, LAST_YEAR = 1900, 2100
# Of a day or an hour as anybody types it.
LONGEST = 30
# As many nominations as one dossier may hold: no list that is ticked is longer.
MOST_TICKED = 10_000
# The largest number a column of PostgreSQL's "integer" holds, and so the last version of a row.
LARGEST = 2_147_483_647


def typed_day(text: str) -> date:
    """The day a person means; ValueError in Vietnamese for what is no day of FIRST_YEAR to LAST_YEAR."""
    if len(text) > LONGEST:
        raise ValueError(f"Ngày dài quá {LONGEST} ký tự. Ghi ngày/tháng/năm, ví dụ 05/01/2020.")
    day = parse_date(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"Năm {day.year:04} nằm ngoài khoảng từ {FIRST_YEAR} đến {LAST_YEAR}.")
    return day


class DayField(forms.CharField):
    """A day as dd/mm/yyyy; None when it may stay empty and does."""

    def __init__(self, **given: Any) -> None:
        attributes = {"inputmode": "numeric", "placeholder": "ngày/tháng/năm", "autocomplete": "off"}
        usual = {"widget": forms.TextInput(attrs=attributes), "error_messages": MISSING}
        super().__init__(**{"max_length": LONGEST, **usual, **given})

    def prepare_value(self, value: object) -> object:
        return short_date(value) if isinstance(value, date) else value

    def clean(self, value: object) -> date | None:
        if isinstance(value, date):
            return value
        text = super().clean(value)
        if not text:
            return None
        try:
            return typed_day(text)
        except ValueError as fault:
            raise ValidationError(str(fault)) from fault


class HourField(forms.TimeField):
    """An hour and minutes, in one of the `input_formats`; None when it may stay empty and does."""

    max_length = LONGEST

    def to_python(self, value: Any) -> time | None:
        if isinstance(value, str) and len(value) > self.max_length:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        found: time | None = super().to_python(value)
        return found


class AtMost(forms.Field):
    """More answers than `most` are counted, and not looked at."""

    most: int

    def clean(self, value: Any) -> Any:
        if isinstance(value, list | tuple) and len(value) > self.most:
            raise ValidationError(
                f"Đã chọn {len(value)} mục; mỗi lần được chọn tối đa {self.most}. Hãy chia làm nhiều lần."
            )
        return super().clean(value)


class TickedField(AtMost, forms.TypedMultipleChoiceField):
    """Several of the choices; whether each is one of them costs one look, however many there are."""

    most = MOST_TICKED

    def validate(self, value: Any) -> None:
        # Django normalises whatever it was given into pairs.
        choices: Any = self.choices
        self._offered = {str(key) for key, _words in choices}
        super().validate(value)

    def valid_value(self, value: Any) -> bool:
        return str(value) in self._offered


class TickedRowsField(AtMost, forms.ModelMultipleChoiceField):
    """Several rows, at most `most` of them."""

    default_error_messages = {"invalid_pk_value": "“%(pk)s” không có trong danh sách. Hãy chọn lại."}

    def __init__(self, *args: Any, most: int, **given: Any) -> None:
        super().__init__(*args, **given)
        self.most = most


def said_in_words(text: str) -> None:
    """Of a place or a reason: ValidationError where figures of another field stand in this one."""
    if not any(letter.isalpha() for letter in text):
        raise ValidationError("Ô này chỉ có chữ số hoặc dấu; có điền nhầm ô không? Ghi lại bằng lời.")


def day_of(given: str, *, default: date) -> date:
    """The day of an address (?ngay=…); the default when it is missing or cannot be read."""
    try:
        return typed_day(given)
    except ValueError:
        return default


def year_of(given: str, *, default: int) -> int:
    """The year of an address (?nam=…), within what a calendar of offices can mean."""
    return int(given) if given.isdecimal() and len(given) == 4 and 1990 <= int(given) <= 2100 else default


def told_year(year: int, *, on: date) -> str:
    """ "2026 (năm nay)", "2027 (năm sau)"; an earlier year is its number."""
    words = {on.year: " (năm nay)", on.year + 1: " (năm sau)"}
    return f"{year}{words.get(year, '')}"


def key_of(given: str) -> int | None:
    """The number of a row as a form sends it back; None for what neither a form nor a column can hold."""
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 19 else None


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
