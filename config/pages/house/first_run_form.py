"""What an installation is asked on its first page: the code, the office, its papers, its first officer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from config.pages.forms import password_field
from config.pages.house.handed_in_logo import LogoField
from roles.forms.fields import MISSING
from roles.forms.organs.founding_powers import NewPowerForm
from roles.models import UnitLevel


class FirstRunForm(NewPowerForm):
    """The officer has no account yet, so that his name and a password typed twice are asked for."""

    code = forms.CharField(
        label="Mã bắt đầu",
        max_length=60,
        error_messages=MISSING,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        help_text="Người quản trị máy chủ lấy mã bằng lệnh manage.py first_code. Mã chỉ dùng được một lần.",
    )
    level = forms.ChoiceField(
        label="Cấp của cơ quan", choices=UnitLevel.choices, initial=UnitLevel.PROVINCE, error_messages=MISSING
    )
    logo = LogoField(required=False)
    password = password_field("new-password")
    password_again = password_field("new-password")

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["name"].label = "Tên cơ quan"
        self.fields["name"].help_text = "Ví dụ: UBND tỉnh Cao Bằng, UBND xã Sóc Hà, Sở Nội vụ tỉnh Cao Bằng."
        self.fields["full_name"].required = True
        self.fields["full_name"].help_text = ""
        self.fields["full_name"].error_messages |= MISSING
        for name, label in (("password", "Mật khẩu"), ("password_again", "Gõ lại mật khẩu")):
            self.fields[name].label = label
            self.fields[name].error_messages |= MISSING
        self.fields["password"].help_text = "Từ 10 ký tự; một câu dài dễ nhớ tốt hơn một từ khó nhớ."

    def clean(self) -> dict[str, object]:
        given = super().clean()
        if given["user"] is not None:
            self.add_error("username", "Tên đăng nhập này đã có người dùng. Ghi tên khác.")
        self._look_at_passwords(given)
        return given

    def _look_at_passwords(self, given: dict[str, object]) -> None:
        password, again = given.get("password"), given.get("password_again")
        if not password or not again:
            return
        if password != again:
            self.add_error("password_again", "Hai lần gõ mật khẩu không giống nhau.")
        owner = User(username=str(given.get("username", "")), last_name=str(given.get("full_name", "")))
        try:
            validate_password(str(password), owner)
        except ValidationError as fault:
            self.add_error("password", fault)
