"""The page of the act (as workflow/views/suspend.py); its words fill workflow/confirm.html."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from dossiers.models import Dossier
from tests.workflow.example_suspend.door import suspend as suspend_door
from tests.workflow.example_suspend.moves import Act
from workflow.access import page_of
from workflow.forms.holding import AwaitedForm
from workflow.views.shared.act_questions import ActQuestion, ReasonForm, confirmed


class SuspendForm(AwaitedForm, ReasonForm):
    field_order = ("reason", "awaited_from", "next_look_on")


@page_of(Act.SUSPEND)
def suspend(request: Any, pk: int) -> HttpResponse:
    """Why, for whom it waits, and when to look again."""
    dossier: Dossier = request.subject
    page = reverse("workflow:dossier", args=[pk])
    form = SuspendForm(request.POST if request.method == "POST" else None)
    asked = ActQuestion(
        title=f"Đình chỉ xét hồ sơ {dossier.code}",
        question=f"Đình chỉ việc xét toàn bộ hồ sơ “{dossier.title}”?",
        submit_label="Đình chỉ",
        cancel_url=page,
        consequences=("Mọi trường hợp chưa có quyết định được tạm giữ; số suất giữ nguyên.",),
    )
    return confirmed(
        request,
        asked,
        form,
        lambda reason: suspend_door(pk, reason=reason, awaited=form.awaited, by=request.user, on=request.on),
        done=f"Đã đình chỉ xét hồ sơ {dossier.code}.",
        to=page,
    )
