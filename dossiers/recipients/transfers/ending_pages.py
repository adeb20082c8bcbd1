"""The pages that ask before somebody leaves a unit's list, and before he comes back to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dossiers.models import Recipient
from dossiers.recipients.transfers.ending_people import end_recipient, resume_recipient
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.doors.refusals import Forbidden, Refused
from roles.doors.sent_once import sent_once
from roles.forms.fields import MISSING, DayField, said_in_words

LONGEST_REASON = 300


class ResumeForm(forms.Form):
    reason = forms.CharField(
        label="Lý do", max_length=LONGEST_REASON, validators=[said_in_words], error_messages=MISSING
    )


class EndRecipientForm(ResumeForm):
    last_day = DayField(label="Ngày cuối cùng ở đơn vị")
    field_order = ("last_day", "reason")


@declares("edit_recipient")
@sent_once
@require_http_methods(["GET", "POST"])
def end(request: RequestAbout[Recipient], pk: int) -> HttpResponse:
    """Nobody is deleted: what was decided about him stays."""
    given = {
        "title": "Ghi kết thúc ở đơn vị",
        "consequences": [
            "Từ năm sau không còn trong danh sách chọn khi lập hồ sơ, không tính vào số người của đơn vị.",
            "Thẻ, thành tích, hồ sơ đã trình và nhật ký giữ nguyên; ghi nhầm thì ghi hoạt động lại.",
        ],
        "submit_label": "Ghi kết thúc",
    }
    return _asked(request, EndRecipientForm(request.POST or None), end_recipient, given, done="kết thúc")


@declares("edit_recipient")
@sent_once
@require_http_methods(["GET", "POST"])
def resume(request: RequestAbout[Recipient], pk: int) -> HttpResponse:
    given = {
        "title": "Ghi hoạt động lại",
        "consequences": ["Trở lại danh sách của đơn vị như trước; lần ghi kết thúc vẫn còn trong nhật ký."],
        "submit_label": "Ghi hoạt động lại",
    }
    return _asked(request, ResumeForm(request.POST or None), resume_recipient, given, done="hoạt động lại")


def _asked(
    request: RequestAbout[Recipient],
    form: forms.Form,
    act: Callable[..., Recipient],
    given: dict[str, Any],
    *,
    done: str,
) -> HttpResponse:
    person = request.subject
    refused: Refused | None = None
    back = reverse("dossiers:recipient", args=[person.pk])
    if request.method == "POST" and form.is_valid():
        try:
            act(person.pk, **form.cleaned_data, by=request.user, on=request.on)
        except Forbidden:
            raise
        except Refused as fault:
            refused = fault
        else:
            messages.success(request, f"Đã ghi {person.name} {done}.")
            return redirect(back)
    given |= {
        "question": f"{person.name}, {person.unit.name_on(request.on)}.",
        "form": form,
        "refused": refused,
        "cancel_url": back,
        "cancel_label": person.name,
    }
    status = 422 if refused is not None or form.errors else 200
    return render(request, "dossiers/conduct/asked.html", given, status=status)
