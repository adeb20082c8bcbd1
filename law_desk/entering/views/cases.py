"""The cases of an award, which the jurist says are right or wrong; then the award is proposed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from law.awards import name_of
from law.findings import Verdict
from law.packs.desk.own_cases import OwnCase
from law_desk.entering.answering_cases import answer_cases
from law_desk.entering.case_review import CaseReview, review_of
from law_desk.entering.proposing_awards import propose_award as propose
from law_desk.entering.telling_cases import tell_case as tell
from law_desk.entering.telling_cases import withdraw_case as withdraw
from law_desk.entering.views.rule_pages import sheet_of
from law_desk.entering.worksheet import Worksheet
from law_desk.models import ToldCase
from roles.access.asked_request import AskedRequest
from roles.access.declarations import holds
from roles.doors.refusals import Forbidden, Refused
from roles.doors.sent_once import sent_once
from roles.forms.fields import MISSING, DayField
from roles.views.answering import form_response
from vietnamese.dates import short_date

_CODE = re.compile(r"th-([0-9a-f]{64})")
_SAID = {"dung": True, "khong": False}


class ToldCaseForm(forms.Form):
    """One case in the words of the tables."""

    told = forms.CharField(label="Tình huống", max_length=200, error_messages=MISSING)
    on = DayField(label="Ngày tiếp nhận")
    facts = forms.CharField(
        label="Dữ kiện",
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Mỗi dòng một dữ kiện “tên: nội dung”, ví dụ: công khai: từ 01/09/2026, họp 30/09/2026.",
    )
    verdict = forms.ChoiceField(
        label="Luật kết luận",
        choices=[(verdict.label, verdict.label) for verdict in Verdict],
        error_messages=MISSING,
    )


@holds("enter_law")
def review(request: AskedRequest, law: int, award: str) -> HttpResponse:
    """Every case with its two answers; what is ticked is written at once."""
    sheet = sheet_of(law, award)
    if request.method == "POST":
        try:
            count = answer_cases(law, award, dict(_said(request.POST)), by=request.user, on=request.on)
        except Forbidden:
            raise
        except Refused as refused:
            return _page(request, sheet, refused=refused)
        messages.success(request, f"Đã ghi câu trả lời cho {count} tình huống.")
        return redirect("law_desk:review", law=law, award=award)
    return _page(request, sheet)


@holds("enter_law")
@sent_once
def tell_case(request: AskedRequest, law: int, award: str) -> HttpResponse:
    sheet = sheet_of(law, award)

    def act(typed: dict[str, Any]) -> tuple[str, str]:
        tell(law, OwnCase(award, **typed), by=request.user, on=request.on)
        return "Đã ghi tình huống.", reverse("law_desk:review", args=[law, award])

    form = ToldCaseForm(request.POST or None, initial={"on": sheet.law.since})
    told = {"sheet": sheet, "name": name_of(award), "day_before": sheet.law.since - timedelta(days=1)}
    return form_response(request, "law_desk/entering/tell_case.html", told, form=form, act=act)


@holds("enter_law")
def withdraw_case(request: AskedRequest, case: int) -> HttpResponse:
    row = get_object_or_404(ToldCase, pk=case)
    if request.method == "POST":
        withdraw(case, by=request.user, on=request.on)
        messages.success(request, f"Đã bỏ tình huống “{row.told}”.")
    return redirect("law_desk:review", law=row.law_id, award=row.award)


@holds("enter_law")
@sent_once
def propose_award(request: AskedRequest, law: int, award: str) -> HttpResponse:
    sheet = sheet_of(law, award)
    if request.method != "POST":
        return redirect("law_desk:review", law=law, award=award)
    try:
        pack = propose(law, award, by=request.user, on=request.on)
    except Forbidden:
        raise
    except Refused as refused:
        return _page(request, sheet, refused=refused)
    messages.success(
        request, f"Đã viết, ký và đề nghị gói luật {pack}. Người khác xác nhận thì gói mới áp dụng."
    )
    return redirect("law_desk:pack", pack=pack.pk)


def _said(post: QueryDict) -> Iterator[tuple[str, bool]]:
    for name, told in post.items():
        if (code := _CODE.fullmatch(name)) and str(told) in _SAID:
            yield code[1], _SAID[str(told)]


def _page(request: AskedRequest, sheet: Worksheet, *, refused: Refused | None = None) -> HttpResponse:
    is_due = sheet.is_complete and not sheet.is_settled
    found: CaseReview | None = review_of(sheet) if is_due else None
    told = {
        "sheet": sheet,
        "name": name_of(sheet.award),
        "review": found,
        "refused": refused,
        "day_before": short_date(sheet.law.since - timedelta(days=1)),
        "left": [each.rule.subject for each in sheet.rules if each.is_open],
    }
    return render(request, "law_desk/entering/review.html", told, status=422 if refused else 200)
