"""Forms of a power that begins: what stands on its papers, and the first officer, who appoints the others."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from roles.forms.appointment_forms import AccountForm
from roles.forms.fields import MISSING, DayField, said_in_words
from roles.forms.organs.founding_organs import INSTRUMENT, OfferedUnits, PaperForm, offer
from roles.models import PrintedWords, Unit


class PrintedWordsForm(forms.Form):
    """What stands on the papers of a power: who decides, its organ, its sign, its place, who proposes."""

    heading = forms.CharField(
        label="Thẩm quyền ban hành",
        max_length=200,
        error_messages=MISSING,
        help_text="In trên tên quyết định, ví dụ: Chủ tịch Ủy ban nhân dân xã Sóc Hà.",
    )
    organ_heading = forms.CharField(
        label="Tên cơ quan trên văn bản",
        max_length=200,
        error_messages=MISSING,
        help_text="Ví dụ: Ủy ban nhân dân xã Sóc Hà.",
    )
    superior_heading = forms.CharField(
        label="Cơ quan chủ quản trên văn bản",
        max_length=200,
        required=False,
        help_text="Để trống nếu không in dòng này.",
    )
    symbol = forms.CharField(
        label="Ký hiệu quyết định",
        max_length=40,
        error_messages=MISSING,
        help_text="QĐ- và tên viết tắt của cơ quan ban hành, ví dụ: QĐ-UBND, QĐ-SGDĐT.",
    )
    place = forms.CharField(
        label="Địa danh", max_length=120, error_messages=MISSING, help_text="In trước ngày tháng."
    )
    board_post = forms.CharField(
        label="Người trình",
        max_length=200,
        required=False,
        help_text="Chức vụ người đứng đầu cơ quan trình, ở dòng “Theo đề nghị của …” trên quyết định, "
        "ví dụ: Giám đốc Sở Nội vụ, Trưởng phòng Văn hóa - Xã hội.",
    )


class NewPowerForm(PrintedWordsForm, AccountForm, PaperForm):
    """The power of an organ's head, and who appraises and appoints there first, by which paper."""

    name = forms.CharField(
        label="Tên cấp có thẩm quyền", max_length=200, error_messages=MISSING, help_text="Ví dụ: xã Sóc Hà."
    )
    since = DayField(label="Có thẩm quyền từ ngày")
    post = forms.CharField(
        label="Chức vụ",
        max_length=200,
        error_messages=MISSING,
        help_text="Ví dụ: Công chức Văn hóa - Xã hội.",
    )


class NewJurisdictionForm(NewPowerForm):
    """A power below one that is there: of one of its units, by a paper."""

    organ = forms.ChoiceField(
        label="Cơ quan",
        error_messages=MISSING,
        help_text="Đơn vị thuộc cấp này; chưa có trong danh sách thì thành lập đơn vị trước.",
    )
    instrument = forms.CharField(
        label="Văn bản", max_length=200, error_messages=MISSING, help_text=INSTRUMENT
    )

    def __init__(self, *args: Any, organs: OfferedUnits, **given: Any) -> None:
        super().__init__(*args, **given)
        self._organs = offer(self, "organ", organs, empty="Chọn…")

    def clean_organ(self) -> Unit:
        return cast(Unit, self._organs[self.cleaned_data["organ"]])


class ChangedWordsForm(PrintedWordsForm):
    """What its papers say from a day on, by which paper, and why."""

    since = DayField(label="In như vậy từ ngày", help_text="Ngày này có thể chưa đến.")
    paper = forms.CharField(
        label="Văn bản làm căn cứ",
        max_length=300,
        error_messages=MISSING,
        validators=[said_in_words],
        help_text="Số, ngày, cơ quan ban hành, ví dụ: Nghị quyết 1657/NQ-UBTVQH15 ngày 16/6/2025.",
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=300,
        error_messages=MISSING,
        validators=[said_in_words],
        help_text="Ví dụ: đổi tên cơ quan sau sắp xếp; khi lập ghi nhầm ký hiệu.",
    )

    def words(self) -> PrintedWords:
        """As typed, of a form that is valid."""
        return PrintedWords(*(self.cleaned_data[name] for name in PrintedWords._fields))
