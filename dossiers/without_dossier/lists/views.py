"""A list in Excel judged on the spot: shown, or taken away with the verdicts in it; nothing is stored."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods

from dossiers.form_fields.day_field import HistoryDayField
from dossiers.form_fields.one_file import LONGEST_FILE_NAME, WITH_A_FILE
from dossiers.importing.cell_faults import Refusal
from dossiers.importing.opening.container import refuse_by_size
from dossiers.importing.workbooks.xlsx_pages import XLSX
from dossiers.uploads.temporary_names import TEMPORARY
from dossiers.without_dossier.lists.blank_workbook import blank_workbook
from dossiers.without_dossier.lists.evaluating import Evaluated, evaluate_list
from dossiers.without_dossier.lists.verdict_workbook import evaluated_workbook
from dossiers.without_dossier.lookup.forms import FIRST_YEAR, LAST_YEAR, with_law
from dossiers.without_dossier.lookup.rules_here import rules_here
from roles.access.asked_request import AskedRequest
from roles.access.declarations import signed_in
from roles.access.request_limits import takes
from roles.doors.law_in_force import stack_in_force
from vietnamese.text import clean

AT_ONCE_ROWS = 2_000
"""A page that stores nothing has no job to wait for."""
SHOWN = 300


class ListForm(forms.Form):
    file = forms.FileField(
        label="Tệp danh sách",
        max_length=LONGEST_FILE_NAME,
        help_text="Tệp .xlsx theo mẫu, tối đa 2.000 dòng; dài hơn thì chia thành nhiều tệp.",
        widget=forms.FileInput(attrs={"accept": f".xlsx,{XLSX}"}),
        allow_empty_file=True,
        error_messages={"required": "Chưa chọn tệp. Bấm “Chọn tệp” rồi chọn tệp danh sách đã điền."},
    )
    on = HistoryDayField(label="Ngày xét", required=False)
    year = forms.IntegerField(
        label="Năm của thành tích",
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text="Để trống: theo năm ghi ở tiêu đề của tệp.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def clean_on(self) -> date | None:
        day: date | None = self.cleaned_data["on"]
        return with_law(day) if day else None

    def clean_file(self) -> UploadedFile:
        given: UploadedFile = self.cleaned_data["file"]
        try:
            refuse_by_size(given.size or 0)
        except Refusal as refusal:
            raise forms.ValidationError(f"{refusal.what} {refusal.remedy}") from refusal
        return given


@signed_in
@require_http_methods(["GET", "POST"])
@takes(WITH_A_FILE)
def listed(request: AskedRequest) -> HttpResponse:
    """With "tai" the answer is the workbook, else a page."""
    on: date = request.on
    is_sent = request.method == "POST"
    form = ListForm(request.POST, request.FILES) if is_sent else ListForm(initial={"on": on})
    given: dict[str, Any] = {"form": form, "most_shown": SHOWN}
    if is_sent and form.is_valid():
        try:
            told = _evaluated(request, form, day=form.cleaned_data["on"] or on)
        except Refusal as refusal:
            form.add_error("file", f"{refusal.what} {refusal.remedy}")
        else:
            if "tai" in request.POST:
                return _workbook(evaluated_workbook(told), name=_name(form.cleaned_data["file"]))
            given |= {"told": told, "rows": told.rows[:SHOWN], "rest": max(len(told.rows) - SHOWN, 0)}
    return render(request, "dossiers/lookup/list.html", given, status=422 if form.errors else 200)


def _evaluated(request: HttpRequest, form: ListForm, *, day: date) -> Evaluated:
    rules = rules_here(request, day).rules
    with tempfile.NamedTemporaryFile(prefix=TEMPORARY, suffix=".xlsx") as local:
        shutil.copyfileobj(form.cleaned_data["file"], local)
        local.flush()
        return evaluate_list(
            Path(local.name),
            on=day,
            year=form.cleaned_data["year"],
            rules=rules,
            most_rows=AT_ONCE_ROWS,
        )


def _name(upload: UploadedFile) -> str:
    return f"{Path(clean(upload.name or 'danh-sach.xlsx')).stem[-100:]}-da-xet.xlsx"


@signed_in
@require_GET
def template(request: AskedRequest) -> HttpResponse:
    """The empty workbook with the lists of today."""
    on: date = request.on
    content = blank_workbook(year=on.year, on=on, stack=stack_in_force())
    return _workbook(content, name=f"Mẫu xét thử danh sách {on.year}.xlsx")


def _workbook(content: bytes, *, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
