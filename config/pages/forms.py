"""The forms of the door, with words a person understands instead of the framework's."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, UsernameField
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from config.pages.tries.counted_tries import MustWait, Trier, counted, trier_at_the_door
from config.pages.tries.waits import Wait
from config.settings.base import SHORTEST_PASSWORD
from config.ui.figures import instant
from roles.appointments.given_passwords import given_password_of

_MISSING = {"required": "Chưa điền mục này."}
# A sentence of thirty words; checking whether a password is like the name costs the square of its length.
LONGEST_PASSWORD = 256


def password_field(autocomplete: str) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(strip=False, max_length=LONGEST_PASSWORD, widget=widget)


class SignInForm(AuthenticationForm):
    """The answer to a wrong name and to a wrong password is the same, so that names cannot be guessed.

    `wait` is set when no password is looked at, or when this wrong one was the last free try.
    """

    wait: Wait | None = None

    username = UsernameField(max_length=150, widget=forms.TextInput(attrs={"autofocus": True}))
    password = password_field("current-password")
    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu không đúng. Xin kiểm tra Caps Lock và bộ gõ.",
        "inactive": "Tài khoản này đã ngừng dùng. Xin liên hệ người quản trị của cơ quan.",
    }

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["username"].label = "Tên đăng nhập"
        self.fields["password"].label = "Mật khẩu"
        for field in self.fields.values():
            field.error_messages |= _MISSING

    def confirm_login_allowed(self, user: User) -> None:
        """Asked only after the right password: who has not got that learns nothing."""
        super().confirm_login_allowed(user)
        _confirm_not_over(user)

    def clean(self) -> dict[str, Any]:
        username, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not username or not password:
            return self.cleaned_data
        assert self.request is not None  # the page hands it in: without it nobody could be counted
        try:
            with counted(trier_at_the_door(self.request, username)):
                return super().clean()
        except MustWait as told:
            self.wait = told.wait
            raise _in_words(told.wait) from told


def _confirm_not_over(user: User) -> None:
    given = given_password_of(user)
    if given is not None and given.until <= timezone.now():
        over = f"Mật khẩu được cấp đã hết hạn từ {instant(given.until)}."
        raise ValidationError(f"{over} Xin cơ quan đã cấp cho mật khẩu khác.", code="given_is_over")


class PasswordAskedForm(forms.Form):
    """The account's password, asked again because a machine may have been left open; tries are counted."""

    password = password_field("current-password")

    def __init__(self, *args: Any, user: User, trier: Trier, **given: Any) -> None:
        super().__init__(*args, **given)
        self.user, self.trier = user, trier
        self.fields["password"].label = "Mật khẩu của ông/bà"
        for field in self.fields.values():
            field.error_messages |= _MISSING

    def clean_password(self) -> str:
        typed = str(self.cleaned_data["password"])
        try:
            with counted(self.trier):
                if not self.user.check_password(typed):
                    raise ValidationError("Mật khẩu không đúng.", code="password_incorrect")
        except MustWait as told:
            raise _in_words(told.wait) from told
        return typed


class ChangePasswordForm(PasswordChangeForm):
    """The old password is asked again, because a machine may have been left open; tries are counted."""

    RULES = (
        f"Ít nhất {SHORTEST_PASSWORD} ký tự, không chỉ gồm chữ số, không giống tên đăng nhập hay họ tên, "
        "không phải mật khẩu nhiều người dùng. Một câu dài dễ nhớ tốt hơn một từ khó nhớ."
    )

    old_password = password_field("current-password")
    new_password1 = password_field("new-password")
    new_password2 = password_field("new-password")
    error_messages = {
        "password_incorrect": "Mật khẩu hiện tại không đúng.",
        "password_mismatch": "Hai lần gõ mật khẩu mới không giống nhau.",
    }

    def __init__(self, *args: Any, trier: Trier, **given: Any) -> None:
        super().__init__(*args, **given)
        self.trier = trier
        self._word("old_password", "Mật khẩu hiện tại")
        self._word("new_password1", "Mật khẩu mới", help_text=self.RULES)
        self._word("new_password2", "Gõ lại mật khẩu mới")

    def clean_old_password(self) -> str:
        try:
            with counted(self.trier):
                return super().clean_old_password()
        except MustWait as told:
            raise _in_words(told.wait) from told

    def clean_new_password1(self) -> str:
        """What somebody else gave must not stay, and what leaked neither."""
        new = str(self.cleaned_data["new_password1"])
        if new == self.cleaned_data.get("old_password"):
            raise ValidationError("Mật khẩu mới phải khác mật khẩu hiện tại.", code="same_as_before")
        return new

    def _word(self, name: str, label: str, *, help_text: str = "") -> None:
        field: forms.Field = self.fields[name]
        field.label, field.help_text = label, help_text
        field.error_messages |= _MISSING


def _in_words(wait: Wait) -> ValidationError:
    return ValidationError(f"{wait.reason} Xin thử lại từ {instant(wait.again_at)}.", code="wait")
