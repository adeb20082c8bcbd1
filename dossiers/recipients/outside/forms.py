"""What is told of a decision taken elsewhere, why it is ended, and that its scan was read."""

from __future__ import annotations

from typing import Any

from django import forms

from dossiers.evidence.handed_in import HandedIn
from dossiers.form_fields.counts import YearField
from dossiers.form_fields.one_file import LONGEST_FILE_NAME
from dossiers.models import OutsideDecision
from dossiers.recipients.forms import NOTHING
from dossiers.recipients.outside.outside_obstacles import OutsideFacts
from dossiers.uploads.upload_limits import LARGEST_UPLOAD_WORDS
from law.awards import ELSEWHERE, FORMS, TITLES
from roles.forms.fields import MISSING, DayField, said_in_words

LONGEST_LIST = 60_000
_AWARDS = [
    ("", NOTHING),
    *(
        (label, [(code, each.name) for code, each in awards.items()])
        for label, awards in (
            ("Do bộ, ban, ngành, đoàn thể trung ương tặng", ELSEWHERE),
            ("Danh hiệu thi đua", TITLES),
            ("Hình thức khen thưởng", FORMS),
        )
    ),
]


_ISSUERS = [
    ("", NOTHING),
    *((value, label[0].upper() + label[1:]) for value, label in OutsideDecision.Issuer.choices),
]


class OutsideForm(forms.Form):
    """One award of one year by one decision, for all of this house whom it names."""

    issuer = forms.ChoiceField(
        label="Nơi quyết định",
        choices=_ISSUERS,
        error_messages=MISSING,
    )
    decided_by = forms.CharField(
        label="Người, cơ quan quyết định",
        max_length=200,
        validators=[said_in_words],
        error_messages=MISSING,
        help_text="Đúng như trên quyết định, ví dụ Bộ trưởng Bộ Giáo dục và Đào tạo.",
    )
    number = forms.CharField(
        label="Số quyết định",
        max_length=60,
        error_messages=MISSING,
        help_text="Cả ký hiệu, ví dụ 512/QĐ-BGDĐT.",
    )
    dated_on = DayField(label="Ngày quyết định")
    signer = forms.CharField(
        label="Người ký", max_length=150, validators=[said_in_words], error_messages=MISSING
    )
    award = forms.ChoiceField(label="Danh hiệu, hình thức", choices=_AWARDS, error_messages=MISSING)
    year = YearField(label="Năm của thành tích", error_messages=MISSING)
    achievement_since = DayField(label="Thành tích từ", required=False)
    achievement_until = DayField(
        label="Thành tích đến", required=False, help_text="Để trống nếu quyết định không nêu."
    )
    people = forms.CharField(
        label="Những người, tập thể của cấp này có tên trong quyết định",
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=MISSING,
        help_text="Mỗi dòng một người, tập thể: họ và tên hoặc mã cán bộ; đơn vị. Dán được hai cột từ Excel.",
    )
    scan = forms.FileField(
        label="Bản chụp quyết định",
        max_length=LONGEST_FILE_NAME,
        error_messages={"required": "Đính kèm bản chụp quyết định."},
        help_text=f"PDF, Word, Excel, ảnh JPG hoặc PNG, tối đa {LARGEST_UPLOAD_WORDS}.",
    )

    def __init__(self, *args: Any, has_scan: bool = False, **more: Any) -> None:
        """`has_scan`: it was kept when the form was sent before."""
        super().__init__(*args, **more)
        self.fields["scan"].required = not has_scan

    def facts(self, scan: HandedIn) -> OutsideFacts:
        told: dict[str, Any] = {**self.cleaned_data, "scan": scan}
        told.pop("people")
        return OutsideFacts(**told)


class SeenForm(forms.Form):
    seen = forms.BooleanField(
        label="Tôi đã đọc bản chụp: số, ngày, người ký, danh hiệu và từng người, tập thể ở trên đều đúng.",
        error_messages={"required": "Đọc bản chụp rồi đánh dấu ô này."},
    )


class SeenAloneForm(SeenForm):
    """Of who entered it, where the office has nobody else."""

    alone_because = forms.CharField(
        label="Vì sao người ghi tự đối chiếu",
        max_length=500,
        validators=[said_in_words],
        error_messages=MISSING,
        help_text="Ai giao, theo văn bản, ý kiến nào. Lý do đi cùng quyết định và vào nhật ký.",
    )


class OutsideEndForm(forms.Form):
    reason = forms.CharField(
        label="Lý do bác",
        max_length=500,
        validators=[said_in_words],
        error_messages=MISSING,
        help_text="Sai ở đâu, căn cứ nào. Đơn vị đọc được lý do này trên thẻ của từng người.",
    )
