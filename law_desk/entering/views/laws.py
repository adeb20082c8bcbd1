"""Laws on the desk: those that were opened, those that wait, and the progress of one by award."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from law.awards import award as award_of
from law.awards import name_of
from law_desk.entering.opening_laws import KINDS, open_known_law, open_new_law, unread_regimes
from law_desk.entering.worksheet import AWARDS, Worksheet, worksheets
from law_desk.loaded.law_of_packs import law_of_packs
from law_desk.models import EnteredLaw
from roles.access.asked_request import AskedRequest
from roles.access.declarations import holds
from roles.doors.sent_once import sent_once
from roles.forms.fields import MISSING, DayField
from roles.views.answering import form_response


class NewLawForm(forms.Form):
    """A law that neither the program nor a pack knows."""

    instrument = forms.CharField(
        label="Tên dùng để dẫn",
        max_length=200,
        error_messages=MISSING,
        help_text="Như sẽ in sau điều, khoản, ví dụ: Luật 06/2026/QH16.",
    )
    kind = forms.ChoiceField(label="Loại văn bản", choices=list(KINDS.items()), error_messages=MISSING)
    issued_on = DayField(label="Ngày ban hành")
    since = DayField(label="Có hiệu lực từ ngày")
    basis = forms.CharField(
        label="Lời in làm căn cứ",
        max_length=400,
        error_messages=MISSING,
        help_text="Sau chữ “Căn cứ” của quyết định, ví dụ: Luật sửa đổi, bổ sung một số điều của Luật Thi "
        "đua, khen thưởng ngày 15 tháng 3 năm 2027.",
    )


@dataclass(frozen=True, slots=True)
class AwardLine:
    """How far one award is."""

    award: str
    name: str
    total: int
    answered: int
    doubts: int
    tone: str
    state: str


@holds("enter_law")
@require_GET
def desk(request: AskedRequest) -> HttpResponse:
    opened = list(EnteredLaw.objects.select_related("opened_by").order_by("-since"))
    known = {law.regime for law in opened}
    waiting = [regime for regime in unread_regimes(law_of_packs().stack) if regime.id not in known]
    return render(request, "law_desk/entering/desk.html", {"opened": opened, "waiting": waiting})


@holds("enter_law")
@sent_once
def open_law(request: AskedRequest, regime: str) -> HttpResponse:
    """A button of the desk; opened by itself it leads there."""
    if request.method != "POST":
        return redirect("law_desk:desk")
    law = open_known_law(regime, by=request.user, on=request.on)
    return redirect("law_desk:entered_law", law=law.pk)


@holds("enter_law")
@sent_once
def new_law(request: AskedRequest) -> HttpResponse:
    def act(typed: dict[str, Any]) -> tuple[str, str]:
        law = open_new_law(by=request.user, on=request.on, **typed)
        return f"Đã mở {law} để nhập.", reverse("law_desk:entered_law", args=[law.pk])

    form = NewLawForm(request.POST or None)
    return form_response(request, "law_desk/entering/new_law.html", {}, form=form, act=act)


@holds("enter_law")
@require_GET
def entered_law(request: AskedRequest, law: int) -> HttpResponse:
    row = get_object_or_404(EnteredLaw, pk=law)
    sheets = list(worksheets(row).values())
    lines = [award_line(sheet) for sheet in sheets]
    of_state = [line for line in lines if award_of(line.award).is_of_state]
    told = {
        "law": row,
        "next_url": _next_work(sheets),
        "below": [line for line in lines if line not in of_state],
        "of_state": of_state,
        "is_state_begun": any(line.tone != "grey" for line in of_state),
        "done": sum(line.tone == "green" for line in lines),
        "all": len(AWARDS),
    }
    return render(request, "law_desk/entering/entered_law.html", told)


def _next_work(sheets: list[Worksheet]) -> str:
    """The first rule that nobody answered, or cases to be read; awards below the State first. Empty: none."""
    waiting = [each for each in sheets if not each.is_confirmed and not each.is_proposed]
    for sheet in sorted(waiting, key=lambda each: award_of(each.award).is_of_state):
        own = sheet.law.pk, sheet.award
        left = [each.rule.key for each in sheet.rules if each.is_open]
        if left:
            return reverse("law_desk:enter_rule", args=[*own, left[0]])
        return reverse("law_desk:review", args=own)
    return ""


def award_line(sheet: Worksheet) -> AwardLine:
    tone, state = _state(sheet)
    total = len(sheet.rules)
    return AwardLine(sheet.award, name_of(sheet.award), total, sheet.answered, sheet.doubts, tone, state)


def _state(sheet: Worksheet) -> tuple[str, str]:
    if sheet.is_confirmed:
        return "green", "Đã xác nhận"
    if sheet.is_proposed:
        return "blue", "Chờ người khác xác nhận"
    if sheet.doubts:
        return "amber", "Còn nghi vấn"
    if sheet.is_complete:
        return "blue", "Đủ câu trả lời"
    is_begun = any(each.entry is not None and not each.rule.is_shared for each in sheet.rules)
    return "grey", "Đang nhập" if is_begun else "Chưa xác nhận"
