"""Two fields side by side: the number of a paper as its office's register gave it, and its day."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from roles.doors.given_numbers import GivenNumber
from roles.forms.fields import DayField
from trail.clock import today
from vietnamese.dates import short_date
from vietnamese.text import clean

# As long as a column that holds it.
LONGEST_NUMBER = 60
_NUMBER = re.compile(r"(\d{1,6})(/[^\s/-]+-[^/]*\w|-[^\s/-]+/[^/]*\w)?")
# A letter has no kind of paper in its sign, "99/BTĐKT", and other organs sign as they always did.
_NUMBER_ELSEWHERE = re.compile(r"(\d{1,6})([/-][^\W\d_](?:.*\w)?)?")
# What word processors make of a hyphen that was typed or copied.
_HYPHENS = re.compile(r"\s*[\u2010-\u2015\u2212-]\s*")


class PaperNumberField(forms.CharField):
    """ "15", "15/TTr-UBND", or "15-TTr/HU" as organs of the Party number (Hướng dẫn 36-HD/VPTW); a number
    below 10 gets its 0 (Điều 8 Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

    pattern = _NUMBER
    asked = (
        "Ghi số đúng như trên văn bản, ký hiệu đủ cả tên viết tắt của cơ quan, "
        "ví dụ 15 hoặc 15/TTr-UBND; của cơ quan Đảng là 15-TTr/HU."
    )

    def __init__(self, **given: Any) -> None:
        usual = {"required": False, "widget": forms.TextInput(attrs={"autocomplete": "off"})}
        super().__init__(**{"max_length": LONGEST_NUMBER, **usual, **given})

    def clean(self, value: object) -> str:
        text = re.sub(r"\s*/\s*", "/", clean(str(super().clean(value))))
        text = _HYPHENS.sub("-", text)
        if not text:
            return ""
        found = self.pattern.fullmatch(text)
        if found is None or int(found[1]) == 0:
            raise ValidationError(self.asked)
        return f"{int(found[1]):02d}{found[2] or ''}"


class NumberElsewhereField(PaperNumberField):
    """The number of a paper that another organ issued, a decision or a letter: "4567/BNV-TĐKT", "99/BTĐKT"
    (the sign of a letter: Phụ lục I, phần I, mục II.3 Nghị định 30/2020/NĐ-CP)."""

    pattern = _NUMBER_ELSEWHERE
    asked = (
        "Ghi số và ký hiệu đúng như trên văn bản, bắt đầu bằng số, ví dụ quyết định 512/QĐ-TTg, "
        "công văn 4567/BNV-TĐKT hoặc 99/BTĐKT."
    )


class NumberedPaperForm(forms.Form):
    """Both fields or neither, and no day to come; a subclass says in its labels of which paper."""

    paper_number = PaperNumberField(label="Số")
    paper_on = DayField(label="Ngày", required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        number, day = found.get("paper_number"), found.get("paper_on")
        if number and not day and "paper_on" not in self.errors:
            self.add_error("paper_on", "Đã ghi số thì ghi cả ngày của văn bản.")
        if day and not number and "paper_number" not in self.errors:
            self.add_error("paper_number", "Đã ghi ngày thì ghi cả số của văn bản.")
        if day and day > today():
            # The door refuses it as well; the form marks the field.
            self.add_error(
                "paper_on", f"Ngày này sau ngày {short_date(today())} là hôm nay: ghi đúng ngày trên văn bản."
            )
        return found

    def given(self) -> GivenNumber | None:
        """None where both were left empty."""
        number, day = self.cleaned_data["paper_number"], self.cleaned_data["paper_on"]
        return GivenNumber(number, day) if number else None
