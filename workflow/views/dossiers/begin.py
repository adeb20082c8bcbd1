"""A unit begins a dossier: year, way, title, and the earlier one that it supplements; and mends these."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from dossiers.models import Dossier, Way
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.doors.refusals import Refused
from roles.doors.sent_once import sent_once
from roles.forms.fields import choice_field, told_year
from roles.models import Unit
from roles.queries import jurisdiction_of, names_on
from roles.reader.current_office import current_office_of
from workflow.access import page_of
from workflow.actions.begin import begin as begin_door
from workflow.actions.change_dossier import DossierWords, words_of
from workflow.actions.change_dossier import change_dossier as change_dossier_door
from workflow.table.moves import Act
from workflow.views.shared.act_questions import refusal_in_words
from workflow.views.shared.attempt import refusal_of


class DossierForm(forms.Form):
    """What a unit calls a dossier, and of which year and kind it is."""

    year = forms.TypedChoiceField(
        label="Năm thành tích", coerce=int, help_text="Năm có thành tích đề nghị khen thưởng."
    )
    way = forms.ChoiceField(
        label="Loại khen thưởng",
        choices=Way.choices,
        widget=forms.RadioSelect,
        help_text="Đột xuất và theo đợt, chuyên đề đi đường ngắn hơn: trang soạn cho biết hồ sơ qua đâu.",
    )
    title = forms.CharField(
        label="Tên hồ sơ", max_length=300, help_text="Ví dụ: Đề nghị khen thưởng tổng kết năm."
    )

    def offer_years(self, *years: int, on: date) -> None:
        choice_field(self, "year").choices = [(year, told_year(year, on=on)) for year in years]


class ChangeDossierForm(DossierForm):
    """`seen`: the title, year and kind as they were shown."""

    seen = forms.CharField(widget=forms.HiddenInput(), max_length=400)

    def __init__(self, *args: Any, dossier: Dossier, on: date, **kwargs: Any) -> None:
        kept = words_of(dossier)
        initial = {"title": kept.title, "year": kept.year, "way": kept.way, "seen": _as_sent(kept)}
        super().__init__(*args, **{"initial": initial, **kwargs})
        years = [dossier.year] if dossier.submitted_on else [*_years(on), dossier.year]
        self.offer_years(*dict.fromkeys(years), on=on)
        if dossier.submitted_on:
            told = f"Hồ sơ đã trình với mã {dossier.code} nên năm không đổi được nữa."
            self.fields["year"].help_text = told

    def words(self) -> DossierWords:
        given = self.cleaned_data
        return DossierWords(given["title"].strip(), given["year"], given["way"])


def _as_sent(words: DossierWords) -> str:
    return f"{words.year}|{words.way}|{words.title}"


def _years(on: date) -> tuple[int, ...]:
    return (*range(on.year, on.year - 6, -1), on.year + 1)


class BeginForm(DossierForm):
    unit = forms.TypedChoiceField(label="Đơn vị", coerce=int)
    first = forms.TypedChoiceField(
        label="Bổ sung cho hồ sơ",
        coerce=int,
        required=False,
        empty_value=None,
        help_text="Chỉ chọn khi đề nghị lại hoặc đề nghị thêm sau một hồ sơ đã trình.",
    )

    field_order = ("unit", "year", "way", "title", "first")

    def __init__(
        self,
        *args: Any,
        units: list[tuple[int, str]],
        on: date,
        earlier: list[Dossier],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.earlier = {dossier.pk: dossier for dossier in earlier}
        choice_field(self, "unit").choices = units
        self.offer_years(*_years(on), on=on)
        choice_field(self, "first").choices = [
            ("", "Không, đây là hồ sơ đầu"),
            *((dossier.pk, f"{dossier.code}: {dossier.title}") for dossier in earlier),
        ]
        if len(units) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
            self.fields["unit"].initial = units[0][0]

    def clean(self) -> dict[str, Any]:
        """A supplement belongs to the same unit as the dossier it supplements."""
        given = super().clean() or {}
        first = self.earlier.get(given.get("first") or 0)
        if first is not None and first.unit_id != given.get("unit"):
            self.add_error("first", "Hồ sơ này của đơn vị khác. Chọn một hồ sơ của chính đơn vị đang lập.")
        given["first"] = first
        return given


@page_of(Act.BEGIN)
@sent_once
def begin(request: AskedRequest) -> HttpResponse:
    on = request.on
    units: list[Unit] = _own_first(request)
    form = _form(request, units)
    refused = None
    if request.method == "POST" and form.is_valid():
        try:
            unit = next(unit for unit in units if unit.pk == form.cleaned_data["unit"])
            made = _begun(request, unit, form.cleaned_data)
        except Refused as caught:
            refused = refusal_in_words(caught)
        else:
            messages.success(request, f"Đã lập hồ sơ {made.code}. Hãy thêm các trường hợp đề nghị.")
            return redirect("dossiers:draft", pk=made.pk)
    status = refused.status if refused else 422 if request.method == "POST" else 200
    page = {"form": form, "refused": refused, "units": names_on([unit.pk for unit in units], on=on)}
    return render(request, "workflow/begin.html", page, status=status)


@page_of(Act.CHANGE_DOSSIER)
def change_dossier(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """What cannot go along is told, and nothing is written; a sealed dossier is shown where it is now."""
    dossier, on = request.subject, request.on
    if dossier.is_shut:
        return redirect("workflow:dossier", pk=pk)
    form = ChangeDossierForm(request.POST or None, dossier=dossier, on=on)
    refused = None
    if request.method == "POST" and form.is_valid():
        kept, wanted = words_of(dossier), form.words()
        # What the page had shown is what the database has, or the door says who was first.
        seen = kept if form.cleaned_data["seen"] == _as_sent(kept) else DossierWords("", 0, "")
        refused = refusal_of(lambda: change_dossier_door(pk, wanted, seen=seen, by=request.user, on=on))
        if refused is None:
            now = Dossier.objects.get(pk=pk)
            told = "Không có gì thay đổi." if words_of(now) == kept else f"Đã sửa hồ sơ {now.code}."
            messages.success(request, told)
            if _names_year_before(kept, words_of(now)):
                messages.warning(
                    request,
                    f"Tên hồ sơ “{now.title}” còn nêu năm {kept.year}, hồ sơ nay của năm {now.year}. "
                    "Xin sửa tên nếu chưa đúng.",
                )
            return redirect("dossiers:draft", pk=pk)
    status = refused.status if refused else 422 if form.errors else 200
    page = {
        "form": form,
        "refused": refused,
        "refused_at": reverse("dossiers:draft", args=[pk]),
        "mends_in_draft": True,
        "dossier": dossier,
    }
    return render(request, "workflow/change_dossier.html", page, status=status)


def _names_year_before(kept: DossierWords, now: DossierWords) -> bool:
    """A name may speak of several years: it is asked, never mended."""
    return kept.year != now.year and str(kept.year) in now.title and str(now.year) not in now.title


def _own_first(request: AskedRequest) -> list[Unit]:
    """The units where the reader drafts, that of the chosen office first."""
    current = current_office_of(request)
    organ = current.organ if current else None
    units = [each for each in request.organs if isinstance(each, Unit)]
    return sorted(units, key=lambda unit: (unit != organ, unit.pk))


def _form(request: AskedRequest, units: list[Unit]) -> BeginForm:
    on = request.on
    names = names_on([unit.pk for unit in units], on=on)
    earlier = Dossier.objects.filter(unit__in=units, submitted_on__isnull=False).order_by("-pk")[:100]
    return BeginForm(
        request.POST if request.method == "POST" else None,
        units=[(unit.pk, names[unit.pk]) for unit in units],
        on=on,
        earlier=list(earlier),
        initial={"year": on.year, "way": Way.MERIT, "first": request.GET.get("bo-sung", "")},
    )


def _begun(request: AskedRequest, unit: Unit, given: dict[str, Any]) -> Dossier:
    on = request.on
    jurisdiction = jurisdiction_of(unit, on=on)
    if jurisdiction is None:
        raise Refused(
            "Đơn vị chưa được xếp vào cấp có thẩm quyền nào, nên chưa biết trình hồ sơ về đâu.",
            remedy="Đề nghị cơ quan thường trực thi đua, khen thưởng khai báo nơi đơn vị trình hồ sơ.",
        )
    return begin_door(
        unit=unit,
        jurisdiction=jurisdiction,
        year=given["year"],
        title=given["title"].strip(),
        way=given["way"],
        first=given["first"],
        by=request.user,
        on=on,
    )
