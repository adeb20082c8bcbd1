"""Forms of the auditor's pages; a filter that cannot be read is told, never silently dropped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms

from roles.forms.fields import DayField, HourField, choice_field
from trail.clock import VIETNAM
from trail.verbs import LABELS, NEVER_DONE, Verb


class SearchForm(forms.Form):
    q = forms.CharField(
        label="Nội dung, tên người, đơn vị",
        required=False,
        max_length=200,
        help_text="Gõ không dấu cũng được.",
    )
    nguoi = forms.CharField(label="Người thực hiện", required=False, max_length=150)
    chuc = forms.ChoiceField(label="Chức vụ khi thực hiện", required=False)
    viec = forms.ChoiceField(
        label="Việc",
        required=False,
        choices=[("", "Mọi việc"), *((v.value, LABELS[v]) for v in Verb if v not in NEVER_DONE)],
    )
    tu = DayField(label="Từ ngày", required=False)
    den = DayField(label="Đến ngày", required=False)

    def __init__(self, *args: Any, posts: Iterable[str], **given: Any) -> None:
        super().__init__(*args, **given)
        choice_field(self, "chuc").choices = [("", "Mọi chức vụ"), *((post, post) for post in posts)]

    def asked(self) -> dict[str, Any]:
        """What trail.queries.search_entries takes, but for the person."""
        given = self.cleaned_data
        return {
            "text": given["q"],
            "office": given["chuc"],
            "verb": Verb(given["viec"]) if given["viec"] else None,
            "since": given["tu"],
            "until": given["den"],
        }


class InstantForm(forms.Form):
    """A day, and perhaps a time of it."""

    ngay = DayField(label="Ngày")
    gio = HourField(
        label="Giờ",
        required=False,
        input_formats=["%H:%M", "%H:%M:%S"],
        widget=forms.TextInput(attrs={"placeholder": "14:00", "autocomplete": "off"}),
        error_messages={"invalid": "Ghi giờ và phút, ví dụ 14:00."},
        help_text="Để trống: hồ sơ vào cuối ngày đó.",
    )

    def instant(self) -> date | datetime:
        """The end of the day, or the minute on the clock of Vietnam."""
        day, time = self.cleaned_data["ngay"], self.cleaned_data["gio"]
        return datetime.combine(day, time, tzinfo=VIETNAM) if time else day
