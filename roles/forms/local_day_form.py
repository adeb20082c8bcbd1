"""A day on which offices rest or work in exchange, and why what was entered is withdrawn."""

from __future__ import annotations

from django import forms

from roles.forms.fields import MISSING, DayField, said_in_words
from roles.models import LocalDay


class LocalDayForm(forms.Form):
    """Which day it may be is the door's question."""

    day = DayField(label="Ngày")
    kind = forms.ChoiceField(
        label="Ngày này cơ quan",
        choices=LocalDay.Kind.choices,
        widget=forms.RadioSelect,
        initial=LocalDay.Kind.REST,
        error_messages=MISSING,
    )
    paper = forms.CharField(
        label="Văn bản",
        max_length=300,
        error_messages=MISSING,
        validators=[said_in_words],
        help_text="Số, ngày, cơ quan ban hành, ví dụ: Công điện 12/CĐ-UBND ngày 24/9/2026 của UBND tỉnh.",
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=300,
        error_messages=MISSING,
        validators=[said_in_words],
        help_text="Ví dụ: nghỉ tránh bão; làm bù cho ngày thứ Hai 31/8.",
    )


class WithdrawalForm(forms.Form):
    """Why a row that was entered holds no more."""

    reason = forms.CharField(
        label="Lý do rút", max_length=300, error_messages=MISSING, validators=[said_in_words]
    )
