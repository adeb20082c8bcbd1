"""The filters of the lists of dossiers: what waits on a desk, and all that an office may see."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet

from dossiers.models import Dossier, Nomination, Standing
from law.awards import FORMS, TITLES
from roles.forms.fields import DayField, choice_field, model_field
from roles.models import Bloc, Jurisdiction, Office, Unit
from roles.reader.current_office import CurrentOffice
from vietnamese.dates import short_date
from workflow.forms.award_stages import stage_choices
from workflow.forms.dossier_places import awards_of, places_known_to, years_of
from workflow.models import Passage

# Who reads drafts of dossiers; for all others what a unit is still drafting is not there.
DRAFT_READERS = (Office.UNIT_CLERK, Office.UNIT_HEAD, Office.AUDITOR)
NEWEST, OLDEST, BY_UNIT, BY_SUBMISSION, BY_DUE_DAY = "", "cu", "don-vi", "ngay-trinh", "han"


class FilterForm(forms.Form):
    """The filters of a list; a wrong value in an address filters nothing."""

    q = forms.CharField(
        label="Đơn vị, mã hồ sơ",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Gõ không dấu cũng được"}),
    )
    award = forms.ChoiceField(label="Đề nghị", required=False)
    bloc = forms.ModelChoiceField(
        label="Khối", queryset=Bloc.objects.none(), required=False, empty_label="Tất cả"
    )
    year = forms.TypedChoiceField(label="Năm", coerce=int, required=False, empty_value=None)

    def __init__(self, *args: Any, current: CurrentOffice, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "award").choices = [("", "Tất cả"), *_awards(current, on=on)]
        choice_field(self, "year").choices = [("", "Tất cả"), *_years(current, on=on)]
        if isinstance(current.organ, Jurisdiction):
            model_field(self, "bloc").queryset = current.organ.blocs.order_by("code")
        else:
            del self.fields["bloc"]

    def chosen(self, name: str) -> Any:
        """The cleaned value, None when it is missing or wrong."""
        return getattr(self, "cleaned_data", {}).get(name) or None


def _awards(current: CurrentOffice, *, on: date) -> list[tuple[str, str]]:
    """Titles before forms, each from high to low."""
    found = awards_of(current.organ, on=on)
    both = (*TITLES.values(), *FORMS.values())
    return [(each.code, each.name) for each in both if each.code in found]


def _years(current: CurrentOffice, *, on: date) -> list[tuple[int, str]]:
    """Those of which the office has a dossier: this year, then the latest first."""
    found = years_of(current.organ, on=on)
    return [(year, str(year)) for year in sorted(found, key=lambda year: (year != on.year, -year))]


class InboxFilterForm(FilterForm):
    """Of what lies on a desk: only awards and blocs that stand in one of its `passages` are offered."""

    received = forms.ChoiceField(
        label="Tiếp nhận",
        required=False,
        choices=[("", "Tất cả"), ("chua", "Chưa tiếp nhận"), ("roi", "Đã tiếp nhận")],
    )
    due = forms.ChoiceField(label="Hạn xử lý", required=False, choices=[("", "Tất cả"), ("qua", "Quá hạn")])

    def __init__(self, *args: Any, passages: QuerySet[Passage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dossiers = Dossier.objects.filter(pk__in=passages.order_by().values("dossier"))
        found = Nomination.objects.filter(dossier__in=dossiers).order_by().values_list("award", flat=True)
        # What an address asks for stays asked for, though nothing answers to it.
        held = {*found.distinct(), self.data.get("award", "")}
        choice_field(self, "award").choices = [
            ("", "Tất cả"),
            *((each.code, each.name) for each in (*TITLES.values(), *FORMS.values()) if each.code in held),
        ]
        if "bloc" in self.fields and not self.data.get("bloc"):
            blocs = Bloc.objects.filter(pk__in=dossiers.values("bloc"))
            model_field(self, "bloc").queryset = blocs.order_by("code")


class DossierListForm(FilterForm):
    """Of all that an office may see. Only standings that some act brings a nomination to are offered; the
    unit, one of those `within`, is named by an address alone: a figure of the year's table leads here."""

    place = forms.ChoiceField(label="Đang ở đâu", required=False)
    standing = forms.ChoiceField(label="Có trường hợp", required=False)
    since = DayField(label="Trình từ ngày", required=False)
    until = DayField(label="Trình đến ngày", required=False)
    unit = forms.ModelChoiceField(
        label="Đơn vị", queryset=Unit.objects.none(), required=False, widget=forms.HiddenInput
    )
    sort = forms.ChoiceField(
        label="Sắp xếp",
        required=False,
        choices=[
            (NEWEST, "Lập sau đứng trước"),
            (OLDEST, "Lập trước đứng trước"),
            (BY_UNIT, "Theo tên đơn vị"),
            (BY_SUBMISSION, "Trình sau đứng trước"),
            (BY_DUE_DAY, "Hạn xử lý sớm đứng trước"),
        ],
    )

    def __init__(
        self, *args: Any, current: CurrentOffice, within: QuerySet[Dossier], on: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, current=current, on=on, **kwargs)
        model_field(self, "unit").queryset = Unit.objects.filter(
            Exists(within.filter(unit=OuterRef("pk")).order_by())
        )
        hidden = {Standing.REVOKED} if current.office in DRAFT_READERS else {Standing.REVOKED, Standing.DRAFT}
        offered = [(each.value, each.told(None)) for each in Standing if each not in hidden]
        choice_field(self, "standing").choices = [
            ("", "Tất cả"),
            ("Theo mốc của bảng tổng hợp", stage_choices()),
            ("Theo tình trạng", offered),
        ]
        choice_field(self, "place").choices = [("", "Tất cả"), *places_known_to(current.organ)]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        since, until = found.get("since"), found.get("until")
        if since and until and until < since:
            self.add_error("until", f"Ngày này trước ngày đầu, {short_date(since)}: đổi lại hai ngày.")
        return found

    @property
    def is_filtering(self) -> bool:
        return any(self.chosen(name) for name in self.fields if name != "sort")
