"""A jurisdiction that ended hands its open dossiers to its successor, on a page of the successor."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from roles.access.asked_request import RequestAbout
from roles.models import Jurisdiction
from workflow.access import page_of
from workflow.actions.succeed import succeed as succeed_door
from workflow.table.moves import Act
from workflow.views.shared.act_questions import ActQuestion, NoReasonForm, confirmed


@page_of(Act.SUCCEED)
def succeed(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """The successor takes over the open dossiers of a jurisdiction that ended."""
    ended = request.subject
    open_dossiers = ended.dossiers.filter(closed_on__isnull=True).count()
    asked = ActQuestion(
        title=f"Nhận bàn giao hồ sơ của {ended.name}",
        question=f"Nhận {open_dossiers} hồ sơ chưa xong của {ended.name} về {ended.successor}?",
        submit_label="Nhận bàn giao",
        cancel_url=reverse("home"),
        cancel_label="Việc của tôi",
        consequences=(
            "Trạng thái của từng trường hợp và nơi hồ sơ đang nằm được giữ nguyên.",
            "Từ đó cơ quan kế thừa thẩm định, trình hội đồng và dự thảo quyết định.",
        ),
    )
    return confirmed(
        request,
        asked,
        NoReasonForm(request.POST if request.method == "POST" else None),
        lambda _reason: succeed_door(ended, by=request.user, on=request.on),
        done=f"Đã nhận bàn giao {open_dossiers} hồ sơ của {ended.name}.",
        to=reverse("workflow:inbox"),
    )
