"""Forms of this room: they read what was typed; the doors decide."""

from __future__ import annotations

from django import forms

from dossiers.form_fields.one_file import LONGEST_FILE_NAME
from law_desk.zips.opened_zips import LARGEST_ZIP
from roles.forms.fields import MISSING


class ProposalForm(forms.Form):
    file = forms.FileField(
        label="Gói luật",
        max_length=LONGEST_FILE_NAME,
        help_text=f"Thư mục của gói đã ký, nén thành một tệp .zip, tối đa {LARGEST_ZIP // 1_000_000} MB.",
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
        allow_empty_file=True,
        error_messages={"required": "Chưa chọn tệp. Bấm “Chọn tệp” rồi chọn tệp .zip của gói."},
    )
    basis = forms.CharField(
        label="Căn cứ đề nghị",
        max_length=300,
        error_messages=MISSING,
        help_text="Văn bản mà gói nạp vào, và nơi đã công bố, ví dụ: Công báo số 12 ngày 20/03/2027.",
    )


class ConfirmForm(forms.Form):
    note = forms.CharField(
        label="Đã đối chiếu thế nào",
        max_length=300,
        error_messages=MISSING,
        help_text="Ví dụ: đối chiếu từng điều với bản đăng Công báo.",
    )


class SpokenReasonForm(forms.Form):
    reason = forms.CharField(label="Lý do", max_length=300, error_messages=MISSING)


class PublisherForm(forms.Form):
    owner = forms.CharField(label="Nơi phát hành", max_length=200, error_messages=MISSING)
    public_key = forms.CharField(
        label="Khóa công khai",
        max_length=100,
        error_messages=MISSING,
        help_text="64 chữ số thập lục phân, như nơi phát hành thấy khi ký gói.",
    )
    compared = forms.CharField(
        label="Đã đối chiếu thế nào",
        max_length=300,
        error_messages=MISSING,
        help_text="Ai đọc lại khóa cho ai, bằng cách nào, ngày nào. Không đối chiếu qua thư điện tử.",
    )
