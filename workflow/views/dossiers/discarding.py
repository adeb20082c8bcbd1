"""The unit discards a draft, also one that came back to it, and takes it up again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from dossiers.models import Dossier
from roles.access.asked_request import RequestAbout
from workflow.access import page_of
from workflow.actions.discard_dossier import discard_dossier as discard_dossier_door
from workflow.actions.restore_dossier import restore_dossier as restore_dossier_door
from workflow.table.moves import Act
from workflow.views.shared.act_questions import ActQuestion, ReasonForm, confirmed

_SUBMITTED = "Hồ sơ này đã từng trình: nhật ký giữ mọi lần trình, trả lại; nơi đã nhận đọc được lý do bỏ."


@page_of(Act.DISCARD_DOSSIER)
def discard_dossier(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """Nothing is lost: the page that follows has the button that takes it back."""
    dossier = request.subject
    page, was_submitted = reverse("workflow:dossier", args=[pk]), dossier.submitted_on is not None
    asked = ActQuestion(
        title=f"Bỏ hồ sơ {dossier.code}",
        question=f"Bỏ “{dossier.title}” đang soạn?",
        submit_label="Bỏ hồ sơ",
        cancel_url=reverse("dossiers:draft", args=[pk]),
        consequences=(
            *([_SUBMITTED] if was_submitted else []),
            "Hồ sơ rời khỏi việc đang chờ của đơn vị; nội dung và giấy tờ được giữ nguyên.",
            "Khôi phục được bất cứ lúc nào ở trang của hồ sơ.",
        ),
    )
    return confirmed(
        request,
        asked,
        ReasonForm(request.POST if request.method == "POST" else None, is_required=was_submitted),
        lambda reason: discard_dossier_door(pk, reason=reason, by=request.user, on=request.on),
        done=f"Đã bỏ hồ sơ {dossier.code}.",
        to=page,
    )


@page_of(Act.RESTORE_DOSSIER)
@require_POST
def restore_dossier(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    restored = restore_dossier_door(pk, by=request.user, on=request.on)
    messages.success(request, f"Đã khôi phục hồ sơ {restored.code}.")
    return redirect("dossiers:draft", pk=pk)
