"""Who leaves a meeting before its end, and who comes back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from roles.access.asked_request import RequestAbout
from workflow.access import page_of
from workflow.actions.come_back import come_back as come_back_door
from workflow.actions.leave import leave as leave_door
from workflow.forms.meetings import MomentForm
from workflow.models import Meeting, RollEntry
from workflow.queries.ballots import entry_of
from workflow.table.moves import Act
from workflow.views.meetings.proposed_hour import moment_proposed
from workflow.views.shared.act_questions import ActQuestion, NoReasonForm, RefusalInWords, confirmed
from workflow.views.shared.attempt import refusal_of


@page_of(Act.LEAVE)
def leave(request: RequestAbout[Meeting], pk: int, member: int) -> HttpResponse:
    """Asks the hour, and says what becomes of the vote."""
    entry = _entry(request.subject, member)
    form = MomentForm(request.POST or None, initial=moment_proposed(request.subject, on=request.on))
    refused: RefusalInWords | None = None
    if request.method == "POST" and form.is_valid():
        refused = refusal_of(
            lambda: leave_door(pk, member, left_at=form.moment, by=request.user, on=request.on)
        )
        if refused is None:
            messages.success(request, f"Đã ghi {entry.name} ra về.")
            return redirect("workflow:meeting", pk=pk)
    told = {
        "title": "Ghi thành viên ra về",
        "question": f"{entry.name}, {entry.post}",
        "consequences": [_of_the_vote(entry), "Ghi nhầm, hoặc thành viên quay lại: bấm “Ghi trở lại họp”."],
        "form": form,
        "submit_label": "Ghi ra về",
        "cancel_label": "Cuộc họp",
        "cancel_url": reverse("workflow:meeting", args=[pk]),
        "refused": refused,
        "refused_at": "",
    }
    status = refused.status if refused else 422 if form.errors else 200
    return render(request, "workflow/confirm.html", told, status=status)


@page_of(Act.COME_BACK)
def come_back(request: RequestAbout[Meeting], pk: int, member: int) -> HttpResponse:
    """This happens when a member returns, and when the leaving was entered by a slip."""
    entry = _entry(request.subject, member)
    asked = ActQuestion(
        title="Ghi thành viên trở lại họp",
        question=f"{entry.name}, {entry.post}",
        submit_label="Ghi trở lại họp",
        cancel_url=reverse("workflow:meeting", args=[pk]),
        cancel_label="Cuộc họp",
        consequences=("Thành viên lại được tính là có mặt; chưa bỏ phiếu thì cuộc họp chờ phiếu này.",),
    )
    return confirmed(
        request,
        asked,
        NoReasonForm(request.POST or None),
        lambda _reason: come_back_door(pk, member, by=request.user, on=request.on),
        done=f"Đã ghi {entry.name} trở lại họp.",
        to=asked.cancel_url,
    )


def _entry(meeting: Meeting, member: int) -> RollEntry:
    entry = entry_of(meeting, member)
    if entry is None:
        raise Http404
    return entry


def _of_the_vote(entry: RollEntry) -> str:
    if entry.has_voted:
        return "Phiếu đã gửi vẫn giữ nguyên và được kiểm khi kết thúc cuộc họp."
    return (
        "Thành viên về mà chưa bỏ phiếu thì không có phiếu, không tính là có mặt khi biểu quyết; "
        "tỷ lệ đồng ý vẫn tính trên tổng số thành viên Hội đồng."
    )
