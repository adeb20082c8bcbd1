"""What who signs does before he signs: takes a refusal back, or sends a draft back to be mended."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from roles.access.asked_request import RequestAbout
from workflow.access import page_of
from workflow.actions.ask_to_mend import ask_to_mend as ask_to_mend_door
from workflow.actions.take_back_refusal import struck_lines
from workflow.actions.take_back_refusal import take_back_refusal as take_back_refusal_door
from workflow.forms.decisions import RefusalsBackForm, ReturnForm
from workflow.models import Decision
from workflow.table.moves import Act
from workflow.views.shared.act_questions import RefusalInWords
from workflow.views.shared.attempt import refusal_of

_MENDS_IT = (
    "Dự thảo đang bị trả lại để sửa: rút ý kiến không duyệt là đã sửa, rút xong thì xem và ký được ngay. "
    "Còn chỗ khác phải sửa thì bấm “Trả lại dự thảo để sửa”."
)


@page_of(Act.ASK_TO_MEND)
def ask_to_mend(request: RequestAbout[Decision], pk: int) -> HttpResponse:
    """Something in it is to be written otherwise; nobody in it is refused."""
    form = ReturnForm(request.POST or None)
    refused: RefusalInWords | None = None
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        refused = refusal_of(lambda: ask_to_mend_door(pk, reason=reason, by=request.user, on=request.on))
        if refused is None:
            messages.success(request, "Đã trả lại dự thảo. Chuyên viên thấy lý do ngay.")
            return redirect("workflow:decision", pk=pk)
    consequences = [
        "Không trường hợp nào bị coi là không duyệt; danh sách giữ nguyên cho tới khi chuyên viên sửa.",
        "Chuyên viên thấy lời này ở “Đang chờ xử lý”, sửa dự thảo hoặc trả lời vì sao giữ nguyên; "
        "sau đó dự thảo trở lại chờ ký.",
        "Trong lúc chờ thì chưa ký được.",
    ]
    return _asked(request, Act.ASK_TO_MEND, "Trả lại dự thảo để sửa", consequences, form, refused)


@page_of(Act.TAKE_BACK_REFUSAL)
def take_back_refusal(request: RequestAbout[Decision], pk: int) -> HttpResponse:
    """Of a draft: what was struck from it by mistake."""
    found, struck = request.subject, struck_lines(request.subject)
    if not struck and request.method == "GET":
        messages.info(request, "Quyết định này không có trường hợp nào bị không duyệt.")
        return redirect("workflow:decision", pk=pk)
    form = RefusalsBackForm(request.POST or None, struck=struck)
    refused: RefusalInWords | None = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        refused = refusal_of(
            lambda: take_back_refusal_door(
                pk, given["lines"], reason=given["reason"], by=request.user, on=request.on
            )
        )
        if refused is None:
            messages.success(request, "Đã rút ý kiến không duyệt; trường hợp trở lại dự thảo.")
            return redirect("workflow:decision", pk=pk)
    consequences = [
        "Trường hợp được chọn trở lại dự thảo, vẫn phải ký mới được khen thưởng.",
        "Chỉ tiêu của đơn vị được tính lại; đã hết chỉ tiêu thì không rút được.",
        *([_MENDS_IT] if found.to_mend else []),
    ]
    return _asked(request, Act.TAKE_BACK_REFUSAL, "Rút ý kiến không duyệt", consequences, form, refused)


def _asked(
    request: RequestAbout[Decision],
    act: Act,
    title: str,
    consequences: list[str],
    form: Any,
    refused: RefusalInWords | None,
) -> HttpResponse:
    told = {
        "title": title,
        "question": request.subject.subject,
        "consequences": consequences,
        "submit_label": title,
        "cancel_label": "Quyết định",
        "cancel_url": reverse("workflow:decision", args=[request.subject.pk]),
        "form": form,
        "refused": refused,
    }
    status = refused.status if refused else 422 if form.errors else 200
    return render(request, "workflow/decisions/confirm.html", told, status=status)
