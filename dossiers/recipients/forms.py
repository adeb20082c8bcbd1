"""What a unit types about a person or collective; the lists of its history: history_forms.py."""

from __future__ import annotations

from typing import Any

from django import forms

from dossiers.form_fields.counts import MonthsField
from dossiers.form_fields.day_field import HistoryDayField
from dossiers.models import Recipient
from vietnamese.text import clean, modern_tones

CODE_LABELS = {
    Recipient.Kind.INDIVIDUAL: "Mã cán bộ",
    Recipient.Kind.COLLECTIVE: "Mã tập thể",
    Recipient.Kind.HOUSEHOLD: "Mã hộ",
}
STUDY_RESULTS = ("xuất sắc", "giỏi", "khá", "trung bình", "yếu")
NOTHING = "Chưa chọn"
# What only a person has: not asked on the card of a collective or a household.
OF_A_PERSON = (
    "sex",
    "birth_on",
    "position",
    "joined_on",
    "transferred_on",
    "old_unit_opinion",
    "maternity_months",
    "study_months",
    "study_result",
)


class RecipientForm(forms.ModelForm):
    """A person needs a sex, since the law prefers the woman between equals."""

    kind = forms.ChoiceField(label="Loại đối tượng", choices=[("", NOTHING), *Recipient.Kind.choices])
    sex = forms.ChoiceField(
        label="Giới tính",
        required=False,
        choices=[("", NOTHING), *Recipient.Sex.choices],
        help_text="Bắt buộc với cá nhân.",
    )
    position = forms.ChoiceField(
        label="Nhóm chức vụ", required=False, choices=[("", NOTHING), *Recipient.Position.choices]
    )
    study_result = forms.ChoiceField(
        label="Kết quả học tập",
        required=False,
        choices=[("", NOTHING), *((each, each) for each in STUDY_RESULTS)],
    )

    birth_on = HistoryDayField(label="Ngày sinh", required=False)
    joined_on = HistoryDayField(label="Ngày vào làm việc", required=False)
    transferred_on = HistoryDayField(label="Ngày chuyển đến", required=False)
    maternity_months = MonthsField(label="Số tháng nghỉ thai sản trong năm", max_value=12)
    study_months = MonthsField(label="Số tháng đi học")

    class Meta:
        model = Recipient
        fields = (
            "kind",
            "name",
            "sex",
            "birth_on",
            "staff_code",
            "post",
            "position",
            "joined_on",
            "transferred_on",
            "old_unit_opinion",
            "maternity_months",
            "study_months",
            "study_result",
        )
        labels = {"name": "Họ và tên, hoặc tên tập thể", "staff_code": "Mã cán bộ, mã tập thể hoặc mã hộ"}

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        if self.instance.pk:
            self.fields["staff_code"].label = CODE_LABELS[Recipient.Kind(self.instance.kind)]
        if self.instance.pk and self.instance.kind != Recipient.Kind.INDIVIDUAL:
            for name in OF_A_PERSON:
                del self.fields[name]

    def clean_name(self) -> str:
        return modern_tones(clean(self.cleaned_data["name"]))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == Recipient.Kind.INDIVIDUAL and not given.get("sex"):
            self.add_error(
                "sex" if "sex" in self.fields else "kind",
                "Cá nhân phải ghi nam hay nữ (để xét ưu tiên theo luật).",
            )
        return given

    def facts(self) -> dict[str, Any]:
        """The columns as the door takes them."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.fields}
