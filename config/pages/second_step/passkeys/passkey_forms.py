"""Forms that bear what a device answered; a script puts it in, and without one it comes empty."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from config.pages.forms import PasswordAskedForm
from vietnamese.text import clean

# An answer with its attestation; the largest devices send some 5,000 letters.
LONGEST_ANSWER = 20_000
UNSENT = (
    "Trình duyệt chưa đưa ra khóa truy cập. Xin cho phép JavaScript, dùng trình duyệt mới hơn, hoặc dùng mã "
    "trên điện thoại."
)


class AnswerInput(forms.HiddenInput):
    """Empty on every page: an answer is good for one look, so after a refusal the device is asked anew."""

    def format_value(self, value: object) -> None:
        return None


class PasskeyAnswerForm(forms.Form):
    """Nobody types the answer, so what is wrong with it is told of the whole form."""

    credential = forms.CharField(max_length=LONGEST_ANSWER, required=False, widget=AnswerInput)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not given.get("credential"):
            raise ValidationError(UNSENT, code="unsent")
        return given


class NameForm(forms.Form):
    name = forms.CharField(
        label="Tên gợi nhớ",
        max_length=80,
        help_text="Ví dụ: máy tính ở cơ quan, điện thoại.",
        error_messages={"required": "Chưa điền mục này."},
    )

    def clean_name(self) -> str:
        return clean(self.cleaned_data["name"])


class AddPasskeyForm(NameForm, PasswordAskedForm, PasskeyAnswerForm):
    """Name and password are checked before the device's answer is looked at."""

    field_order = ("name", "password", "credential")
