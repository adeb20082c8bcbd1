"""Forms of this room: they read what was typed; the doors decide."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from law.basics.local_keys import LocalKey
from roles.forms.fields import MISSING, DayField, choice_field
from roles.local_rules.rule_words import rule_meant
from roles.models import Appointment, Capacity, Office
from roles.rights.permissions import Organ
from vietnamese.text import clean

USERNAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
# A value as it may be typed, by the beginning of the key; what is lawful is the door's question.
EXAMPLES = {
    "grassroots_fighter_share": "15",
    "vote.": "80",
    "share.": "60",
    "history.": "30",
    "deadline.appraisal": "20",
    "deadline.registration": "28/02",
    "deadline.year_end": "10/12",
    "deadline.": "10",
}


class LocalRuleForm(forms.Form):
    """One value of one key; which values are lawful is the door's question."""

    value = forms.CharField(label="Giá trị", max_length=100, error_messages=MISSING)
    since = DayField(label="Có hiệu lực từ ngày")
    until = DayField(label="Đến hết ngày", required=False, help_text="Để trống nếu chưa định ngày kết thúc.")
    citation = forms.CharField(
        label="Căn cứ",
        max_length=300,
        error_messages=MISSING,
        help_text="Điều, khoản, số văn bản địa phương, ví dụ: khoản 2 Điều 5 Quyết định 12/2020/QĐ-UBND.",
    )

    def __init__(self, *args: Any, key: LocalKey, **given: Any) -> None:
        super().__init__(*args, **given)
        self.key = key
        self.fields["value"].label = key.label
        self.fields["value"].help_text = _hint(key)
        if key.choices:
            choices = [(choice, choice) for choice in key.choices]
            self.fields["value"] = forms.ChoiceField(label=key.label, choices=choices)

    def clean_value(self) -> object:
        return rule_meant(self.key, str(self.cleaned_data["value"]))


def _hint(key: LocalKey) -> str:
    """How the value is typed: "Số nguyên, tính theo % tổng số thành viên. Ví dụ: 80."."""
    example = next((typed for start, typed in EXAMPLES.items() if key.key.startswith(start)), "")
    how = "Ngày/tháng" if key.type == "month_day" else f"Số nguyên, tính theo {key.unit}"
    return f"{how}. Ví dụ: {example}."


class EndForm(forms.Form):
    """The last day of an appointment or a rule, and why."""

    until = DayField(label="Ngày cuối cùng")
    reason = forms.CharField(label="Lý do", max_length=300, error_messages=MISSING)


class GivePasswordForm(forms.Form):
    """Why a person is given a new password."""

    reason = forms.CharField(
        label="Lý do",
        max_length=300,
        error_messages=MISSING,
        help_text="Ai đề nghị, khi nào, theo giấy nào, ví dụ: quên mật khẩu, giấy đề nghị ngày 28/11/2026.",
    )


class ResetSecondStepForm(forms.Form):
    """Why a person's second step is put away."""

    reason = forms.CharField(
        label="Lý do",
        max_length=300,
        error_messages=MISSING,
        help_text="Ai đề nghị, khi nào, theo giấy nào, ví dụ: mất điện thoại, giấy đề nghị ngày 28/11/2026.",
    )


class AccountForm(forms.Form):
    """Whose account: one that exists, or one to be made together with the appointment."""

    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=150,
        error_messages=MISSING,
        help_text="Chữ không dấu, chữ số và dấu chấm, ví dụ: nv.thang.",
    )
    full_name = forms.CharField(
        label="Họ và tên",
        max_length=150,
        required=False,
        help_text="Chỉ ghi khi người này chưa có tài khoản; tài khoản sẽ được lập cùng phân công.",
    )

    def clean_username(self) -> str:
        name = self.cleaned_data["username"].strip()
        if not USERNAME.fullmatch(name):
            raise ValidationError("Tên đăng nhập chỉ gồm chữ không dấu, chữ số và dấu chấm, ví dụ: nv.thang.")
        return str(name)

    def clean(self) -> dict[str, object]:
        """Adds `user`, None for whom an account must be made; then the full name must be there."""
        given = super().clean() or {}
        name = given.get("username")
        given["user"] = User.objects.filter(username=name).first()
        if name and given["user"] is None and not given.get("full_name"):
            self.add_error("full_name", f"Chưa có tài khoản “{name}”: ghi họ và tên để lập tài khoản mới.")
        self._refuse_another_person(given["user"], given.get("full_name", ""))
        return given

    def _refuse_another_person(self, user: User | None, typed: str) -> None:
        """A name beside an account that exists must be its owner's: else the right goes astray."""
        if user is None or not typed or clean(typed) == clean(user.get_full_name()):
            return
        owner = user.get_full_name() or user.get_username()
        self.add_error(
            "full_name",
            f"Tài khoản “{user.get_username()}” là của {owner}: xóa ô này nếu đúng người, hoặc ghi tên đăng "
            "nhập khác.",
        )


class AppointmentForm(AccountForm):
    """Who, at which organ, in which office, how he signs, by which paper."""

    organ = forms.ChoiceField(label="Nơi giữ chức trách", error_messages=MISSING)
    office = forms.ChoiceField(label="Chức trách", choices=Office.choices, error_messages=MISSING)
    post = forms.CharField(
        label="Chức vụ",
        max_length=200,
        error_messages=MISSING,
        help_text="Ghi đúng như sẽ in khi ký, ví dụ: Phó Chủ tịch.",
    )
    capacity = forms.ChoiceField(label="Cách ký", choices=Capacity.choices, required=False)
    on_behalf_of = forms.ChoiceField(
        label="Ký cho", required=False, help_text="Chỉ chọn khi ký thay, thừa lệnh hoặc thừa ủy quyền."
    )
    since = DayField(label="Từ ngày")
    until = DayField(label="Đến hết ngày", required=False, help_text="Bắt buộc khi ký thừa ủy quyền.")
    paper_number = forms.CharField(label="Số văn bản phân công", max_length=80, error_messages=MISSING)
    paper_on = DayField(label="Ngày văn bản")
    paper_by = forms.CharField(label="Cơ quan ban hành", max_length=200, error_messages=MISSING)

    def __init__(
        self,
        *args: Any,
        organs: dict[str, list[tuple[str, str, Organ]]],
        principals: Iterable[tuple[Appointment, str]],
        **given: Any,
    ) -> None:
        """`organs` by group: (value, name, organ); `principals` with what they are called."""
        super().__init__(*args, **given)
        self._organs = {value: organ for rows in organs.values() for value, _name, organ in rows}
        self._principals = {str(row.pk): row for row, _name in principals}
        choice_field(self, "organ").choices = [("", "Chọn…")] + [
            (group, [(value, name) for value, name, _organ in rows]) for group, rows in organs.items() if rows
        ]
        choice_field(self, "on_behalf_of").choices = [("", "Không ký cho ai")] + [
            (str(row.pk), name) for row, name in principals
        ]

    def clean_organ(self) -> Organ:
        return self._organs[self.cleaned_data["organ"]]

    def clean_on_behalf_of(self) -> Appointment | None:
        return self._principals.get(self.cleaned_data["on_behalf_of"])
