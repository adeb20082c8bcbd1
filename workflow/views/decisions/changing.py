"""A draft of a decision changed line by line: in, out, to another draft, in another order, in other words."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from law.awards import award as award_of
from roles.access.asked_request import RequestAbout
from roles.access.open_forms import keeps_typing
from roles.access.request_limits import LONG_FORM, takes
from roles.doors.given_numbers import given_number
from trail.queries import entries_told
from workflow.access import page_of
from workflow.actions.change_decision import change_decision as change_decision_door
from workflow.actions.change_decision import drafts_beside
from workflow.actions.steps.carrying.acted_submissions import acted_submissions
from workflow.forms.changing_decisions import ChangedWordingForm, change_in, typed_in
from workflow.forms.meetings import ticked_items
from workflow.models import Decision, DecisionState
from workflow.queries.decisions import (
    group_of,
    hands_for,
    lines_of_decision,
    ready_for_decision,
    with_money,
)
from workflow.queries.revisions.returned_decision import last_return_of
from workflow.reports.board_office import submission_symbol
from workflow.table.moves import Act
from workflow.views.shared.act_questions import RefusalInWords
from workflow.views.shared.attempt import refusal_of


@page_of(Act.CHANGE_DECISION)
@keeps_typing()
@takes(LONG_FORM)
def change_decision(request: RequestAbout[Decision], pk: int) -> HttpResponse:
    """What was typed stays when something is refused."""
    found = request.subject
    lines = [(line, row) for line, row in lines_of_decision(found, on=found.drafted_on) if line.is_live]
    form = ChangedWordingForm(request.POST or None, initial=_words_of(found))
    form.show_sign(submission_symbol(found.jurisdiction, on=request.on))
    form.ask_answer(found)
    refused: RefusalInWords | None = None
    if request.method == "POST" and form.is_valid():
        refused = refusal_of(lambda: _changed(request, form))
        if refused is None:
            messages.success(request, "Đã sửa dự thảo. Xem lại bản in trước khi người có thẩm quyền ký.")
            return redirect("workflow:decision", pk=pk)
    status = refused.status if refused else 422 if form.errors else 200
    told = {
        "decision": found,
        "award": award_of(found.award),
        "is_open": found.state == DecisionState.DRAFTED and not found.is_dropped,
        "lines": [(line, row, *typed_in(request.POST, line)) for line, row in lines],
        "others": drafts_beside(found),
        "form": form,
        "refused": refused,
        "acted": acted_submissions(found)[-1:],
        "returned": last_return_of(found),
        "hands": hands_for(found.jurisdiction, on=request.on),
        **_ready(request, found),
    }
    return render(request, "workflow/decisions/change.html", told, status=status)


def _changed(request: RequestAbout[Decision], form: ChangedWordingForm) -> Decision:
    change = change_in(request.POST, form)
    return change_decision_door(request.subject.pk, change, by=request.user, on=request.on)


def _words_of(decision: Decision) -> dict[str, Any]:
    given = given_number(decision.submission_number, decision.submission_on)
    return {
        "about": decision.subject,
        "achievement": decision.achievement,
        "proposal": decision.proposal,
        "paper_number": given.number if given else "",
        "paper_on": given.on if given else None,
        "seen": entries_told(("decision", decision.pk)),
    }


def _ready(request: RequestAbout[Decision], decision: Decision) -> dict[str, Any]:
    """What may still come in: of the same award, way and year."""
    group = group_of(
        ready_for_decision(decision.jurisdiction, on=request.on),
        (decision.award, decision.way, decision.year),
    )
    rows = with_money(group.rows, on=request.on) if group else []
    return {"ready": rows, "ticked": ticked_items(request.POST)}
