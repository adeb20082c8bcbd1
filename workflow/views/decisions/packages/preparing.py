"""From what is ready to go up to a package: which cases, and to whom the petition is addressed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from law.procedure.routing import AUTHORITIES
from roles.access.asked_request import RequestAbout
from roles.access.declarations import may_open
from roles.access.request_limits import LONG_FORM, takes
from roles.doors.sent_once import sent_once
from roles.models import Jurisdiction
from workflow.access import page_of
from workflow.actions.prepare_package import prepare_package as prepare_package_door
from workflow.forms.meetings import chosen_items, ticked_items
from workflow.forms.sending_up import AddresseeForm
from workflow.models import Package
from workflow.queries.decisions import ready_to_send_up
from workflow.reports.packed.no_vote import no_vote_told
from workflow.table.moves import Act
from workflow.views.decisions.new_drafts import group_asked_for
from workflow.views.shared.act_questions import RefusalInWords
from workflow.views.shared.attempt import refusal_of

# Whoever decides, a province presents its petition to the Prime Minister (Điều 83 of the law).
USUAL = AUTHORITIES["prime_minister"]


@page_of(Act.PREPARE_PACKAGE)
@sent_once
@takes(LONG_FORM)
def prepare_package(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """The cases of one award, way and year; posting makes the package."""
    jurisdiction = request.subject
    group = group_asked_for(request, ready_to_send_up(jurisdiction, on=request.on))
    if group is None:
        messages.info(request, "Nhóm này không còn trường hợp nào chờ trình cấp trên.")
        return redirect("workflow:packages", pk=pk)
    form = AddresseeForm(request.POST or None, initial={"addressee": USUAL})
    refused: RefusalInWords | None = None
    if request.method == "POST" and form.is_valid():
        made: list[Package] = []
        refused = refusal_of(lambda: made.append(_prepared(request, form)))
        if made:
            messages.success(request, "Đã lập hồ sơ trình. Tải tờ trình, ký và lấy số rồi ghi việc gửi.")
            return redirect("workflow:package", pk=made[0].pk)
    is_sent = request.method == "POST"
    told = {
        "jurisdiction": jurisdiction,
        "group": group,
        "form": form,
        "refused": refused,
        "no_vote": no_vote_told((row.nomination for row in group.rows), jurisdiction, on=request.on),
        "may_see_rules": may_open("see_jurisdiction", request.user, jurisdiction, on=request.on),
        "ticked": ticked_items(request.POST) if is_sent else {row.nomination.pk for row in group.rows},
    }
    status = refused.status if refused else 422 if form.errors else 200
    return render(request, "workflow/packages/prepare.html", told, status=status)


def _prepared(request: RequestAbout[Jurisdiction], form: AddresseeForm) -> Package:
    chosen = chosen_items(request.POST)
    addressee = form.cleaned_data["addressee"]
    return prepare_package_door(request.subject, chosen, addressee=addressee, by=request.user, on=request.on)
