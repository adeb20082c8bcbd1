"""The chair's pages: what waits for a signature, lines refused with a reason, and the signature itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from dossiers.judging.law_marks import counted
from law.awards import award as award_of
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import holds
from roles.access.request_limits import LONG_FORM, takes
from workflow.access import page_of
from workflow.actions.return_draft import return_draft
from workflow.actions.sign import sign as sign_door
from workflow.actions.steps.carrying.acted_submissions import acted_submissions, standing_submission
from workflow.actions.steps.carrying.closed_drafts import closed_to_signing
from workflow.actions.take_back_refusal import struck_lines
from workflow.forms.decisions import refusals_in
from workflow.models import Decision, DecisionState
from workflow.queries.decisions import decisions_of, hand_of, lines_of_decision, vote_of_all
from workflow.queries.number_register import of_one_submission
from workflow.queries.revisions.corrected_names import tell_corrected_names
from workflow.queries.revisions.returned_decision import last_return_of
from workflow.table.moves import Act
from workflow.views.decisions.lacking_papers import is_unread as is_unread_by
from workflow.views.decisions.lacking_papers import lacking_in, seen_of
from workflow.views.shared.act_questions import RefusalInWords
from workflow.views.shared.attempt import refusal_of
from workflow.whose_turn import is_ready_to_sign

REVIEW, SIGN, RETURN = "xem-lai", "ky", "tra-lai"


@holds("sign_decision")
def to_sign(request: AskedRequest) -> HttpResponse:
    rows = decisions_of(request.organs).filter(is_ready_to_sign(), state=DecisionState.DRAFTED).order_by("pk")
    return render(request, "workflow/decisions/to_sign.html", {"decisions": rows})


@page_of(Act.SIGN)
@takes(LONG_FORM)
def sign(request: RequestAbout[Decision], pk: int) -> HttpResponse:
    """Every line with its money and what was found; reasons for refusals; then once more, and signed, or
    returned where nobody is approved (the act "return_draft")."""
    found = request.subject
    lines = [(line, row) for line, row in lines_of_decision(found, on=found.drafted_on) if line.is_live]
    tell_corrected_names(row.nomination for _line, row in lines)
    reasons = refusals_in(request.POST, [line.pk for line, _row in lines])
    wanted = request.POST.get("viec", "")
    refused: RefusalInWords | None = None
    lacking = lacking_in(request, found)
    is_unread = wanted == SIGN and is_unread_by(request, lacking)
    if wanted == SIGN and not is_unread:
        refused = refusal_of(lambda: sign_door(pk, reasons, by=request.user, on=request.on))
        if refused is None:
            messages.success(request, "Đã ký. Văn thư cấp số và ban hành.")
            return redirect("workflow:decision", pk=pk)
    if wanted == RETURN:
        refused = refusal_of(lambda: return_draft(pk, reasons, by=request.user, on=request.on))
        if refused is None:
            messages.success(request, "Đã trả lại dự thảo. Chuyên viên và đơn vị thấy lý do ngay.")
            return redirect("workflow:decision", pk=pk)
    struck = [(line, row, reasons[line.pk]) for line, row in lines if line.pk in reasons]
    marks = counted(row.mark for line, row in lines if line.pk not in reasons)
    told = {
        "decision": found,
        "also_submitted": of_one_submission(found),
        "kept_submission": standing_submission(found, acted_submissions(found), carries=bool(lines))
        if found.state == DecisionState.DRAFTED
        else None,
        "award": award_of(found.award),
        "lines": [(line, row, reasons.get(line.pk, "")) for line, row in lines],
        "struck": struck,
        "marks": [(mark, number) for mark, number in marks if mark != "lawful"],
        "signed_count": len(lines) - len(struck),
        "total": found.reward_total - sum(_paid(line) for line, _row, _reason in struck),
        "hand": hand_of(request.mandate),
        "refused": refused,
        "returned": last_return_of(found),
        "vote_of_all": vote_of_all([row for _line, row in lines]),
        "struck_before": struck_lines(found),
        "is_open": found.state == DecisionState.DRAFTED and not found.is_dropped,
        "closed_to_sign": closed_to_signing(found, carries=bool(lines)),
        "lacking": lacking,
        "lacking_seen": seen_of(lacking),
    }
    page = "confirm_signature" if wanted == REVIEW or is_unread else "sign"
    return render(request, f"workflow/decisions/{page}.html", told, status=refused.status if refused else 200)


def _paid(line: Any) -> int:
    return int(line.amount or 0) if line.is_paid else 0
