"""The forms of the second step: a code at the door, and what is asked to set it up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from config.pages.forms import PasswordAskedForm
from config.pages.second_step.authenticator_codes import step_of, use_authenticator_code
from config.pages.second_step.recovery_codes import use_recovery_code
from config.pages.second_step.sealed_secrets import Unreadable
from config.pages.tries.counted_tries import MustWait, Trier, counted
from config.pages.tries.waits import Wait
from config.ui.figures import instant

# A recovery code with blanks between its letters.
LONGEST_CODE = 40
_DIGITS = {
    "autocomplete": "one-time-code",
    "inputmode": "text",
    "autocapitalize": "none",
    "spellcheck": "false",
}


def code_field(label: str, *, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST_CODE,
        help_text=help_text,
        widget=forms.TextInput(attrs=_DIGITS),
        error_messages={"required": "Chưa điền mục này."},
    )


class CodeForm(forms.Form):
    """A code after the right password; `wait` is set while no code is looked at."""

    wait: Wait | None = None

    code = code_field(
        "Mã xác thực", help_text="6 chữ số trong ứng dụng xác thực, hoặc một mã dự phòng trên giấy."
    )

    def __init__(self, *args: Any, user: User, trier: Trier, **given: Any) -> None:
        super().__init__(*args, **given)
        self.user, self.trier = user, trier
        self.fields["code"].widget.attrs["autofocus"] = True

    def clean_code(self) -> str:
        typed = _without_blanks(self.cleaned_data["code"])
        try:
            with counted(self.trier):
                if not _is_right(self.user, typed):
                    raise ValidationError(
                        "Mã không đúng, đã dùng rồi hoặc đã hết hạn. Xin đợi mã tiếp theo; kiểm tra giờ của "
                        "điện thoại.",
                        code="wrong",
                    )
        except MustWait as told:
            self.wait = told.wait
            again = f"Xin thử lại từ {instant(told.wait.again_at)}."
            raise ValidationError(f"Mã xác thực đã sai quá nhiều lần. {again}", code="wait") from told
        except Unreadable as fault:
            raise ValidationError(
                "Máy chủ không còn đọc được khóa xác thực của tài khoản. Xin dùng mã dự phòng, hoặc nhờ "
                "người phân công đặt lại xác thực hai bước.",
                code="unreadable",
            ) from fault
        return typed


class EnrolForm(PasswordAskedForm):
    """The password, and a code that shows that the telephone has the key; `step` is its half minute."""

    step: int = 0

    code = code_field("Mã đang hiện trên điện thoại", help_text="6 chữ số; mã đổi sau mỗi 30 giây.")
    field_order = ("code", "password")

    def __init__(self, *args: Any, secret: str, **given: Any) -> None:
        super().__init__(*args, **given)
        self.secret = secret

    def clean_code(self) -> str:
        typed = _without_blanks(self.cleaned_data["code"])
        step = step_of(self.secret, typed)
        if step is None:
            raise ValidationError(
                "Mã không đúng. Xin kiểm tra giờ của điện thoại rồi gõ mã đang hiện.", code="wrong"
            )
        self.step = step
        return typed


def _is_right(user: User, typed: str) -> bool:
    """Six digits are the telephone's; everything else is taken for a code on paper."""
    return use_authenticator_code(user, typed) if typed.isdecimal() else use_recovery_code(user, typed)


def _without_blanks(typed: str) -> str:
    return "".join(typed.split())
