"""What the pages of a nomination that is not qualified ask: why and by which article, the answer, the end."""

from __future__ import annotations

from typing import Any

from django import forms

from roles.forms.fields import MISSING

UPHOLD, REOPEN = "giu-nguyen", "xet-lai"


class DisqualifyForm(forms.Form):
    """Why, and by which article."""

    reason = forms.CharField(
        label="Lý do",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=MISSING,
        help_text="Điều kiện nào không đạt, vì sao. Đơn vị đọc đúng những lời này.",
    )
    article = forms.CharField(
        label="Điều khoản",
        max_length=300,
        error_messages=MISSING,
        help_text="Điều, khoản và văn bản quy định điều kiện đó.",
    )


class AnswerForm(forms.Form):
    """The unit's own words."""

    reason = forms.CharField(
        label="Nội dung giải trình",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=MISSING,
        help_text="Nêu lý lẽ, số liệu, số và ngày văn bản chứng minh. Chỉ gửi một lần.",
    )


class ConclusionForm(forms.Form):
    """The no stands, or is taken back; why is told to the unit."""

    choice = forms.ChoiceField(
        label="Kết luận",
        choices=[
            (UPHOLD, "Giữ nguyên: không đủ điều kiện"),
            (REOPEN, "Rút kết luận, đưa trường hợp trở lại thẩm định"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một trong hai."},
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=MISSING,
        help_text="Trả lời điều đơn vị đã giải trình. Đơn vị đọc đúng những lời này.",
    )

    @property
    def is_upheld(self) -> bool:
        given: dict[str, Any] = self.cleaned_data
        return given["choice"] == UPHOLD
