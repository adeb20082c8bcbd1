"""A package goes up, or is put away before it went."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from roles.access.asked_request import RequestAbout
from vietnamese.dates import short_date
from workflow.access import page_of
from workflow.actions.discard_package import discard_package as discard_package_door
from workflow.actions.send_up import send_up as send_up_door
from workflow.forms.sending_up import SendingForm
from workflow.models import Package
from workflow.queries.decisions import hands_for
from workflow.table.moves import Act
from workflow.views.shared.act_questions import ActQuestion, ReasonForm, RefusalInWords, confirmed
from workflow.views.shared.attempt import refusal_of

RECEIVER = "Bộ Nội vụ"


@page_of(Act.SEND_UP)
def send_up(request: RequestAbout[Package], pk: int) -> HttpResponse:
    """The petition's number, day and signer; what went where on which day. The archive is made then."""
    found = request.subject
    initial = {"sent_to": RECEIVER, "sent_on": short_date(request.on)}
    form = SendingForm(request.POST or None, initial=initial)
    hands = hands_for(found.jurisdiction, on=request.on)
    form.offer_signers((hand.name, f"{hand.name} ({hand.posts})") for hand in hands)
    refused: RefusalInWords | None = None
    if request.method == "POST" and form.is_valid():
        refused = refusal_of(lambda: send_up_door(pk, form.sending(), by=request.user, on=request.on))
        if refused is None:
            messages.success(request, "Đã ghi việc gửi. Các trường hợp chờ cấp trên quyết định.")
            return redirect("workflow:package", pk=pk)
    told = {"package": found, "form": form, "refused": refused, "count": found.cases.count()}
    status = refused.status if refused else 422 if form.errors else 200
    return render(request, "workflow/packages/send.html", told, status=status)


@page_of(Act.DISCARD_PACKAGE)
def discard_package(request: RequestAbout[Package], pk: int) -> HttpResponse:
    """The cases are free for another package; the reason stays in the trail."""
    found = request.subject
    asked = ActQuestion(
        title="Bỏ hồ sơ trình cấp trên",
        question=f"{found.subject}.",
        submit_label="Bỏ hồ sơ trình",
        cancel_url=reverse("workflow:package", args=[pk]),
        cancel_label="Hồ sơ trình",
        consequences=(
            "Chưa có gì gửi đi; các trường hợp trở lại danh sách chờ trình cấp trên.",
            "Hồ sơ trình đã bỏ không khôi phục được.",
        ),
        is_grave=True,
    )
    return confirmed(
        request,
        asked,
        ReasonForm(request.POST or None),
        lambda reason: discard_package_door(pk, reason=reason, by=request.user, on=request.on),
        done="Đã bỏ hồ sơ trình. Các trường hợp trở lại danh sách chờ trình cấp trên.",
        to=reverse("workflow:packages", args=[found.jurisdiction_id]),
    )
