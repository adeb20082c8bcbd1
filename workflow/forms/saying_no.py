"""What the pages of a nomination that is not qualified ask: why and by which article, the answer, the end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from dossiers.form_fields.one_file import LONGEST_FILE_NAME
from dossiers.uploads.upload_limits import LARGEST_UPLOAD_WORDS
from law.awards import award as award_of
from roles.forms.fields import MISSING, DayField, TickedField, choice_field
from workflow.actions.steps.law_says import is_stopping

UPHOLD, REOPEN = "giu-nguyen", "xet-lai"


class SendBackForm(forms.Form):
    """Why a dossier goes back, and what of the law's findings its unit is told beside that."""

    reason = forms.CharField(
        label="Lý do",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=MISSING,
        help_text="Nêu rõ nội dung phải sửa và căn cứ; đơn vị đọc đúng những lời này, ở đầu thông báo.",
    )
    chosen = TickedField(
        label="Nội dung chương trình đã đối chiếu, đưa vào thông báo",
        coerce=str,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, grounds: Mapping[str, Mapping[str, Any]], **kwargs: Any) -> None:
        """`grounds` as `told_to_unit` gives them; what stops the dossier is ticked."""
        super().__init__(*args, **kwargs)
        if not grounds:
            del self.fields["chosen"]
            return
        chosen: Any = self.fields["chosen"]
        chosen.choices = [(key, _told(each)) for key, each in grounds.items()]
        chosen.initial = [key for key, each in grounds.items() if is_stopping(each)]
        mark = "Bỏ đánh dấu điều không thuộc" if chosen.initial else "Đánh dấu điều thuộc"
        chosen.help_text = f"Chỉ gồm điều đơn vị tự hoàn thiện được. {mark} lý do trả lại."


def _told(ground: Mapping[str, Any]) -> str:
    return f"{ground['about']}, {award_of(ground['award']).name}: {ground['message']}"


class DisqualifyForm(forms.Form):
    """Why, by which article, and until when the unit may answer where nobody gave it days."""

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
        help_text="Điều, khoản và văn bản quy định điều kiện không đạt, "
        "ví dụ: khoản 1 Điều 23 Luật Thi đua, khen thưởng 2022.",
    )
    answer_by = DayField(
        label="Hạn đơn vị giải trình",
        help_text="Địa phương chưa quy định thời hạn: ghi ngày cuối cùng đơn vị được giải trình. "
        "Trước khi hết ngày ấy, đơn vị chưa giải trình thì chưa giữ nguyên kết luận được.",
    )

    def __init__(self, *args: Any, asks_day: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_day:
            del self.fields["answer_by"]


class AnswerForm(forms.Form):
    """The unit's own words, read again before they go out."""

    reason = forms.CharField(
        label="Nội dung giải trình",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=MISSING,
        help_text="Nêu lý lẽ, số liệu, số và ngày văn bản chứng minh. "
        "Không giải trình thì ghi rõ như vậy, cơ quan thẩm định không phải đợi hết hạn.",
    )


class AnswerReviewForm(AnswerForm):
    """The same words as they go out, and what proves them: no browser keeps a file through a further page."""

    paper = forms.FileField(
        label="Văn bản chứng minh",
        required=False,
        max_length=LONGEST_FILE_NAME,
        help_text=f"PDF, Word, Excel, ảnh JPG hoặc PNG, tối đa {LARGEST_UPLOAD_WORDS}; "
        "nhiều văn bản thì gộp vào một tệp. Bấm “Sửa lại” thì sau đó chọn lại tệp.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].widget = forms.HiddenInput()


TAKING_BACK = (REOPEN, "Rút kết luận, đưa trường hợp trở lại thẩm định")


class ConclusionForm(forms.Form):
    """The no stands, or is taken back; why is told to the unit."""

    choice = forms.ChoiceField(
        label="Kết luận",
        choices=[(UPHOLD, "Giữ nguyên: không đủ điều kiện"), TAKING_BACK],
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

    def __init__(self, *args: Any, is_early: bool, **kwargs: Any) -> None:
        """`is_early`: while the unit may still answer, the no can be taken back and no more."""
        super().__init__(*args, **kwargs)
        if is_early:
            choice = choice_field(self, "choice")
            choice.choices = [TAKING_BACK]
            choice.initial = REOPEN
            self.fields["reason"].help_text = "Đơn vị đọc đúng những lời này."

    @property
    def is_upheld(self) -> bool:
        given: dict[str, Any] = self.cleaned_data
        return given["choice"] == UPHOLD
