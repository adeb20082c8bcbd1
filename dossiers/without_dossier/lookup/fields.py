"""Fields that tell an empty answer from "none"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

NONE = "khong"
NOT_ASKED = "Chưa hỏi"
_YEARS = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")
_FIRST, _LAST = 1945, 2100


def choice(label: str, choices: Mapping[str, str]) -> forms.ChoiceField:
    listed = [("", NOT_ASKED), *((value, words[:1].upper() + words[1:]) for value, words in choices.items())]
    return forms.ChoiceField(label=label, required=False, choices=listed)


class CountField(forms.IntegerField):
    def __init__(self, **given: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric"})
        super().__init__(
            **{"required": False, "min_value": 0, "max_value": 1_000_000, "widget": widget, **given}
        )


class YesNoField(forms.TypedChoiceField):
    def __init__(self, **given: Any) -> None:
        choices = [("", NOT_ASKED), ("co", "Có"), (NONE, "Không")]
        super().__init__(
            **{
                "required": False,
                "choices": choices,
                "coerce": lambda value: value == "co",
                "empty_value": None,
                **given,
            }
        )


class YearsField(forms.CharField):
    """ "2020, 2021, 2022" or "2020-2022"; "không" is none; None when nothing was typed. The example ends with
    the year `until`."""

    def __init__(self, *, until: int, **given: Any) -> None:
        first, second = until - 2, until - 1
        help_text = f"Ví dụ: {first}, {second}, {until} hoặc {first}-{until}. Chưa có thì ghi “không”."
        super().__init__(**{"required": False, "max_length": 200, "help_text": help_text, **given})

    def clean(self, value: Any) -> tuple[int, ...] | None:
        text = super().clean(value).strip()
        if not text:
            return None
        if text.casefold() in ("không", "khong", "0"):
            return ()
        found: set[int] = set()
        for part in re.split(r"[,;\s]+(?![-–])(?<![-–])", text):
            found |= self._years(part)
        return tuple(sorted(found))

    def _years(self, part: str) -> set[int]:
        match = _YEARS.fullmatch(part.strip())
        if match is None:
            raise ValidationError(f"“{part}” không phải năm. Ghi như 2020, 2021 hoặc 2020-2022.")
        first, last = int(match[1]), int(match[2] or match[1])
        if not _FIRST <= first <= last <= _LAST:
            raise ValidationError(f"“{part}”: năm phải từ {_FIRST} đến {_LAST}, năm trước đứng trước.")
        return set(range(first, last + 1))
