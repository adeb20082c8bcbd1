"""A draft of a decision changed line by line: in, out, to another draft, in another order, in other words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from law.awards import award as award_of
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.open_forms import keeps_typing
from roles.access.request_limits import LONG_FORM, takes
from roles.doors.given_numbers import given_number
from roles.forms.two_editors import (
    FieldOfTwo,
    as_chosen,
    asked_again,
    fields_of_two,
    merged,
    refuse_unchosen,
)
from trail.queries import entries_told, timeline
from trail.verbs import Verb
from workflow.access import page_of
from workflow.actions.change_decision import change_decision as change_decision_door
from workflow.actions.change_decision import drafts_beside
from workflow.actions.steps.carrying.acted_submissions import acted_submissions
from workflow.actions.steps.carrying.closed_drafts import closed_to_signing
from workflow.forms.changing_decisions import ChangedWordingForm, LinesForm, change_in, typed_in
from workflow.forms.meetings import ticked_items
from workflow.models import Decision, DecisionState
from workflow.queries.decisions import (
    group_of,
    hands_for,
    lines_of_decision,
    ready_for_decision,
    with_money,
)
from workflow.queries.number_register import of_one_submission
from workflow.queries.revisions.returned_decision import last_return_of
from workflow.reports.board_office import submission_symbol
from workflow.table.moves import Act
from workflow.views.decisions.lacking_papers import lacking_in
from workflow.views.shared.act_questions import RefusalInWords
from workflow.views.shared.attempt import refusal_of


class _Shown:
    """The forms of one draft, as it is stored or as they were sent."""

    def __init__(self, request: AskedRequest, found: Decision, sent: QueryDict | None = None) -> None:
        self.found, self.sent = found, QueryDict() if sent is None else sent
        rows = lines_of_decision(found, on=found.drafted_on)
        self.lines = [(line, row) for line, row in rows if line.is_live]
        self.others = drafts_beside(found)
        self.form = ChangedWordingForm(sent, initial=_words_of(found))
        self.form.show_sign(submission_symbol(found.jurisdiction, on=request.on))
        self.form.ask_answer(found)
        named = [(line, row.nomination.recipient_name) for line, row in self.lines]
        self.parts = [self.form, LinesForm(named, self.others, sent)]

    def is_valid(self) -> bool:
        """What became of lines that are there no more is told by the door."""
        is_valid, _of_lines = (each.is_valid() for each in self.parts)
        return is_valid


@page_of(Act.CHANGE_DECISION)
@keeps_typing()
@takes(LONG_FORM)
def change_decision(request: RequestAbout[Decision], pk: int) -> HttpResponse:
    """What was typed stays when something is refused."""
    found = request.subject
    if request.method != "POST":
        return _page(request, _Shown(request, found))
    shown = _Shown(request, found, as_chosen(request.POST))
    is_valid, asked = shown.is_valid(), asked_again(request.POST, shown.parts)
    if not is_valid:
        return _page(request, shown, others=asked, status=422)
    refused = refusal_of(lambda: _changed(request, shown, asked))
    if refused is None:
        messages.success(request, _done(pk))
        return redirect("workflow:decision", pk=pk)
    if refused.status == 409:
        return _overtaken(request, refused)
    return _page(request, shown, refused=refused, others=asked, status=refused.status)


def _done(pk: int) -> str:
    """As the history tells it: what was returned may also stay as it is, with its answer."""
    last = timeline(("decision", pk)).last()
    if last and last.verb == Verb.DRAFT_KEPT:
        return "Đã giữ nguyên dự thảo, ghi lời trả lời; dự thảo trở lại chờ ký."
    return "Đã sửa dự thảo. Xem lại bản in trước khi người có thẩm quyền ký."


def _overtaken(request: RequestAbout[Decision], refused: RefusalInWords) -> HttpResponse:
    """The draft as it stands now, with what was typed laid beside it (roles/forms/two_editors.py)."""
    found = Decision.objects.select_related("jurisdiction").get(pk=request.subject.pk)
    sent = as_chosen(request.POST)
    typed = _Shown(request, found, sent)
    typed.is_valid()
    others = fields_of_two(request.POST, typed.parts)
    sent = merged(sent, typed.parts, others)
    sent["seen"] = str(_words_of(found)["seen"])
    return _page(request, _Shown(request, found, sent), refused=refused, others=others, status=409)


def _page(
    request: RequestAbout[Decision],
    shown: _Shown,
    *,
    refused: RefusalInWords | None = None,
    others: Sequence[FieldOfTwo] = (),
    status: int = 200,
) -> HttpResponse:
    found = shown.found
    told = {
        "decision": found,
        "award": award_of(found.award),
        "also_submitted": of_one_submission(found),
        "lacking": lacking_in(request, found),
        "is_open": found.state == DecisionState.DRAFTED and not found.is_dropped,
        "lines": [(line, row, *typed_in(shown.sent, line)) for line, row in shown.lines],
        "drafts_beside": shown.others,
        "form": shown.form,
        "parts": shown.parts,
        "refused": refused,
        "others": others,
        "acted": acted_submissions(found)[-1:],
        "returned": last_return_of(found),
        "closed_to_sign": closed_to_signing(found, carries=bool(shown.lines)),
        "hands": hands_for(found.jurisdiction, on=request.on),
        **_ready(request, found),
    }
    return render(request, "workflow/decisions/change.html", told, status=status)


def _changed(request: RequestAbout[Decision], shown: _Shown, asked: Sequence[FieldOfTwo]) -> Decision:
    refuse_unchosen(request.POST, asked)
    change = change_in(shown.sent, shown.form)
    return change_decision_door(shown.found.pk, change, by=request.user, on=request.on)


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
