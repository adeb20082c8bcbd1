"""What a unit types about a person or collective, with the lists of its history."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BaseModelFormSet, modelformset_factory

from dossiers.form_fields.day_field import HistoryDayField
from dossiers.models import CollectiveYear, HeldTitle, Initiative, Pending, Rating, Recipient
from law.awards import FORMS, TITLES
from vietnamese.text import clean, modern_tones

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
        labels = {"name": "Họ và tên, hoặc tên tập thể"}

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
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


class TitleForm(forms.ModelForm):
    """Titles and forms received before, also by other bodies; two groups, never mixed."""

    award = forms.ChoiceField(
        label="Danh hiệu, hình thức",
        choices=[
            ("", NOTHING),
            ("Danh hiệu thi đua", [(code, each.name) for code, each in TITLES.items()]),
            ("Hình thức khen thưởng", [(code, each.name) for code, each in FORMS.items()]),
        ],
    )
    decision_on = HistoryDayField(label="Ngày quyết định", required=False)

    class Meta:
        model = HeldTitle
        fields = ("award", "year", "decision_number", "decision_on", "decided_by")


class InitiativeForm(forms.ModelForm):
    """A browser sends the first choice of a list that nobody touched: a row of these alone stays empty."""

    kind = forms.ChoiceField(
        label="Loại",
        choices=[(each, each) for each in ("sáng kiến", "đề tài", "đề án", "mưu trí")],
        initial="sáng kiến",
    )
    level = forms.ChoiceField(
        label="Cấp công nhận",
        choices=[(each, each) for each in ("cơ sở", "tỉnh", "toàn quốc")],
        initial="cơ sở",
    )
    decision_on = HistoryDayField(label="Ngày công nhận", required=False)

    class Meta:
        model = Initiative
        fields = ("code", "title", "kind", "level", "year", "decision_number", "decision_on")


class RatingForm(forms.ModelForm):
    level = forms.ChoiceField(label="Mức độ hoàn thành", choices=[("", NOTHING), *Rating.Level.choices])

    class Meta:
        model = Rating
        fields = ("year", "level")


class PendingForm(forms.ModelForm):
    kind = forms.ChoiceField(label="Việc", choices=[("", NOTHING), *Pending.Kind.choices])
    since = HistoryDayField(label="Từ ngày")
    until = HistoryDayField(label="Đến hết ngày", required=False)

    class Meta:
        model = Pending
        fields = ("kind", "since", "until", "source")


def _list(model: type, form: type[forms.ModelForm] | None = None, **given: Any) -> type[BaseModelFormSet]:
    shape: dict[str, Any] = {"form": form} if form else {}
    return modelformset_factory(model, extra=1, can_delete=True, **shape, **given)


LISTS: dict[str, tuple[str, type[BaseModelFormSet]]] = {
    "ratings": ("Xếp loại hằng năm", _list(Rating, RatingForm)),
    "titles": ("Danh hiệu, hình thức đã được tặng", _list(HeldTitle, TitleForm)),
    "initiatives": ("Sáng kiến, đề tài", _list(Initiative, InitiativeForm)),
    "pending": ("Việc đang xem xét, thanh tra, xác minh", _list(Pending, PendingForm)),
    "years": (
        "Số liệu tập thể theo năm",
        _list(
            CollectiveYear,
            fields=(
                "year",
                "people",
                "women",
                "advanced_workers",
                "grassroots_fighters",
                "completed",
                "warned_or_worse",
                "party_cell",
            ),
        ),
    ),
}
OF_PERSONS = ("ratings", "titles", "initiatives", "pending")
OF_COLLECTIVES = ("years", "ratings", "titles", "pending")


def lists_of(recipient: Recipient, posted: Any = None) -> dict[str, BaseModelFormSet]:
    """The lists that this kind of recipient has; titles decided in this system are not edited here."""
    names = OF_PERSONS if recipient.kind == Recipient.Kind.INDIVIDUAL else OF_COLLECTIVES
    return {name: LISTS[name][1](posted, prefix=name, queryset=_rows(recipient, name)) for name in names}


def _rows(recipient: Recipient, name: str) -> Any:
    rows = getattr(recipient, name).order_by("pk")
    return rows.filter(nomination__isnull=True) if name == "titles" else rows
