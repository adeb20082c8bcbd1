"""The clerk's pages: signed decisions, the number and the issue, and back to be mended."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from law.awards import award as award_of
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import holds
from vietnamese.numbers import grouped
from workflow.access import page_of
from workflow.actions.issue import issue as issue_door
from workflow.actions.return_decision import return_decision as return_decision_door
from workflow.forms.decisions import ReturnForm
from workflow.models import Decision, DecisionState
from workflow.queries.decisions import decisions_of
from workflow.queries.number_register import next_number
from workflow.queries.revisions.returned_decision import last_return_of
from workflow.table.moves import Act
from workflow.views.shared.act_questions import RefusalInWords
from workflow.views.shared.attempt import refusal_of


@holds("number_decision")
def to_issue(request: AskedRequest) -> HttpResponse:
    rows = decisions_of(request.organs).filter(state=DecisionState.SIGNED).order_by("signed_on", "pk")
    return render(request, "workflow/decisions/to_issue.html", {"decisions": rows, "organs": request.organs})


@page_of(Act.ISSUE)
def issue(request: RequestAbout[Decision], pk: int) -> HttpResponse:
    """The forecast of the number, then the true one; a faulty paper is refused with every fault."""
    found, kind = request.subject, award_of(request.subject.award).kind_label.capitalize()
    refused: RefusalInWords | None = None
    if request.method == "POST":
        refused = refusal_of(lambda: issue_door(pk, by=request.user, on=request.on))
        if refused is None:
            found.refresh_from_db()
            messages.success(
                request, f"Đã ban hành Quyết định số {found.full_number}. {kind} đã ghi vào lịch sử."
            )
            return redirect("workflow:decision", pk=pk)
    forecast = f"{next_number(found.jurisdiction, on=request.on):02d}/{found.words_on(request.on).symbol}"
    told = {
        "title": "Cấp số, ban hành quyết định",
        "question": found.subject,
        "consequences": [
            f"Số dự kiến {forecast}; số chính thức lấy lúc ban hành, không trùng; số bỏ qua phải có lý do.",
            "Bản in được kiểm tra thể thức và lưu cùng mã kiểm, để biết tệp có bị sửa hay không.",
            f"{kind} được ghi vào lịch sử của từng đối tượng.",
            f"Tổng tiền thưởng {grouped(found.reward_total)} đồng.",
        ],
        "citation": "Điều 15 Nghị định 30/2020/NĐ-CP",
        "submit_label": "Cấp số, ban hành",
        "cancel_label": "Quyết định",
        "cancel_url": reverse("workflow:decision", args=[pk]),
        "is_grave": True,
        "refused": refused,
        "decision": found,
        "returned": last_return_of(found),
        "return_url": reverse("workflow:return_decision", args=[pk]),
        "next_number_url": reverse("workflow:set_next_number", args=[found.jurisdiction_id]),
    }
    return render(request, "workflow/decisions/confirm.html", told, status=refused.status if refused else 200)


@page_of(Act.RETURN_DECISION)
def return_decision(request: RequestAbout[Decision], pk: int) -> HttpResponse:
    """A fault found before numbering: the decision is a draft again, with the reason for all to read."""
    found = request.subject
    form = ReturnForm(request.POST or None)
    refused: RefusalInWords | None = None
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        refused = refusal_of(lambda: return_decision_door(pk, reason=reason, by=request.user, on=request.on))
        if refused is None:
            messages.success(request, "Đã trả lại để sửa. Quyết định trở lại dự thảo, chưa có chữ ký.")
            return redirect("workflow:decision", pk=pk)
    told = {
        "title": "Trả lại để sửa",
        "question": found.subject,
        "consequences": [
            "Chữ ký không còn hiệu lực; quyết định trở lại dự thảo và chưa lấy số nào.",
            "Chuyên viên thấy lời này ở “Đang chờ xử lý”, sửa dự thảo hoặc trả lời vì sao giữ nguyên; "
            "sau đó mới ký lại được.",
            "Trường hợp đã không duyệt vẫn là không duyệt; người ký rút ý kiến được ở trang dự thảo.",
        ],
        "submit_label": "Trả lại để sửa",
        "cancel_label": "Quyết định",
        "cancel_url": reverse("workflow:decision", args=[pk]),
        "is_grave": True,
        "form": form,
        "refused": refused,
    }
    status = refused.status if refused else 422 if form.errors else 200
    return render(request, "workflow/decisions/confirm.html", told, status=status)
