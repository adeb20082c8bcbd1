"""What units asked to have mended of names: the Board's list of it, and the page that declines."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from dossiers.models import Nomination
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.models import Jurisdiction
from roles.queries import names_on
from roles.rights.permissions import mandate_for
from workflow.access import page_of
from workflow.actions.decline_name_request import decline_name_request as decline_door
from workflow.table.moves import Act
from workflow.views.dossiers.appraisal.correcting_names import called
from workflow.views.shared.act_questions import ActQuestion, ReasonForm, confirmed
from workflow.whose_turn import CORRECTABLE, name_requests_of, open_name_requests

PAGE = 50


@declares("see_jurisdiction")
@require_GET
def name_requests(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """The oldest first. What can be mended no more leads to the answer alone."""
    jurisdiction, on = request.subject, request.on
    page = Paginator(name_requests_of(jurisdiction), PAGE).get_page(request.GET.get("page"))
    names = names_on([each.nomination.dossier.unit_id for each in page], on=on)
    told = {
        "jurisdiction": jurisdiction,
        "page": page,
        "rows": [(each, names[each.nomination.dossier.unit_id]) for each in page],
        "correctable": CORRECTABLE,
        "may_answer": mandate_for(request.user, "appraise_dossier", jurisdiction, on=on) is not None,
    }
    return render(request, "workflow/name_requests.html", told)


@page_of(Act.DECLINE_NAME_REQUEST)
def decline_name_request(request: RequestAbout[Nomination], pk: int) -> HttpResponse:
    row = request.subject
    page = f"{reverse('workflow:dossier', args=[row.dossier_id])}#th-{row.pk}"
    found = open_name_requests().filter(nomination=row).first()
    wanted = f" Đơn vị đề nghị ghi: {called(found)}." if found else ""
    asked = ActQuestion(
        title=f"Không sửa tên: {row.recipient_name}",
        question=f"Hồ sơ {row.dossier.code} ghi: {called(row)}.{wanted}",
        submit_label="Trả lời không sửa",
        cancel_url=page,
        consequences=(
            "Tên trong hồ sơ giữ nguyên; đơn vị được báo và đọc lý do ở trang hồ sơ.",
            "Đơn vị có căn cứ khác thì đề nghị lại được.",
        ),
    )
    return confirmed(
        request,
        asked,
        ReasonForm(request.POST or None),
        lambda reason: decline_door(row.pk, reason=reason, by=request.user, on=request.on),
        done="Đã trả lời đơn vị là không sửa, kèm lý do.",
        to=page,
    )
