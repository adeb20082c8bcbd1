"""From what is ready for a decision to a draft: by award, way and year, lines with money, wording."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from dossiers.judging.settlements import question_on
from law.findings import Verdict
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import declares, holds
from roles.access.request_limits import LONG_FORM, takes
from roles.doors.law_in_force import stack_in_force
from roles.doors.sent_once import sent_once
from roles.models import Jurisdiction
from workflow.access import page_of
from workflow.actions.draft_decision import draft_decision as draft_decision_door
from workflow.forms.decisions import WordingForm, proposed_wording
from workflow.forms.meetings import chosen_items, ticked_items
from workflow.models import Decision
from workflow.queries.decisions import (
    ReadyForDraft,
    doubt_about,
    emptied_group,
    group_of,
    ready_for_decision,
    told_counts,
    unconfirmed_about,
    with_money,
)
from workflow.reports.board_office import submission_symbol
from workflow.reports.submission_paper import submission_signer
from workflow.table.moves import Act
from workflow.views.decisions.lacking_papers import Lacking, is_unread, lacking_for, seen_of
from workflow.views.shared.act_questions import RefusalInWords
from workflow.views.shared.attempt import refusal_of


@holds("draft_decision")
def choose_jurisdiction(request: AskedRequest) -> HttpResponse:
    """An officer of one jurisdiction goes straight on."""
    if len(request.organs) == 1:
        return redirect("workflow:to_draft", pk=request.organs[0].pk)
    return render(request, "workflow/decisions/choose_jurisdiction.html", {"organs": request.organs})


@declares("draft_decision")
def to_draft(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """What waits for a decision, by award, way and year; each group leads to its wording. What is said of
    many stands above them, once."""
    groups = [
        (
            one,
            list(told_counts(one.rows)),
            doubt_about(request.subject, one.award.code, on=request.on),
            unconfirmed_about(one.award.code, on=request.on),
        )
        for one in ready_for_decision(request.subject, on=request.on)
    ]
    unconfirmed = dict.fromkeys(words for _one, _counts, doubt, words in groups if words and not doubt)
    told = {"jurisdiction": request.subject, "groups": groups, "unconfirmed": list(unconfirmed)}
    return render(request, "workflow/decisions/ready.html", told)


@page_of(Act.DRAFT_DECISION)
@sent_once
@takes(LONG_FORM)
def draft_decision(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """The lines with their money, and the wording; posting makes the draft."""
    jurisdiction = request.subject
    group = group_asked_for(request, ready_for_decision(jurisdiction, on=request.on))
    if group is None:
        messages.info(request, "Nhóm này không còn trường hợp nào chờ quyết định.")
        return redirect("workflow:to_draft", pk=pk)
    form = WordingForm(request.POST or None, initial=_proposed(request, group))
    form.show_sign(submission_symbol(jurisdiction, on=request.on))
    doubt = doubt_about(jurisdiction, group.award.code, on=request.on)
    is_open = doubt is not None and doubt.verdict is Verdict.REVIEW
    form.ask(question_on(doubt, stack_in_force(), on=request.on) if doubt and is_open else None)
    refused: RefusalInWords | None = None
    lacking = _lacking(request, group, form)
    is_asked = request.method == "POST" and form.is_valid() and is_unread(request, lacking)
    if request.method == "POST" and form.is_valid() and not is_asked:
        made: list[Decision] = []
        refused = refusal_of(lambda: made.append(_drafted(request, form)))
        if made:
            messages.success(request, "Đã lập dự thảo. Xem bản in trước khi người có thẩm quyền ký.")
            return redirect("workflow:decision", pk=made[0].pk)
    status = refused.status if refused else 422 if form.errors else 200
    told = _words(request, group, form, refused)
    told |= {"lacking": lacking, "lacking_seen": seen_of(lacking), "asks": "draft" if is_asked else ""}
    return render(request, "workflow/decisions/word.html", told, status=status)


def _lacking(request: RequestAbout[Jurisdiction], group: ReadyForDraft, form: WordingForm) -> list[Lacking]:
    """Of what is ticked, and of the number as it was typed; before that of the whole group."""
    offered = {row.nomination.pk for row in group.rows}
    is_sent = request.method == "POST"
    ticked = offered & ticked_items(request.POST) if is_sent else offered
    has_petition = bool(is_sent and form.is_valid() and form.given())
    return lacking_for(request, ticked, has_petition=has_petition, petition_url="#id_paper_number")


def group_asked_for(request: AskedRequest, groups: Iterable[ReadyForDraft]) -> ReadyForDraft | None:
    """The group of the address; one emptied since its form was opened still shows what was written."""
    year = request.GET.get("nam", "")
    number = int(year) if year.isdecimal() and len(year) == 4 else 0
    key = (request.GET.get("danh-hieu", ""), request.GET.get("loai", ""), number)
    return group_of(groups, key) or (emptied_group(key) if request.method == "POST" else None)


def _proposed(request: RequestAbout[Jurisdiction], group: ReadyForDraft) -> dict[str, str]:
    return proposed_wording(
        group.award, way=group.way, year=group.year, jurisdiction=request.subject, on=request.on
    )


def _drafted(request: RequestAbout[Jurisdiction], form: WordingForm) -> Decision:
    chosen = chosen_items(request.POST)
    return draft_decision_door(request.subject, chosen, form.wording(), by=request.user, on=request.on)


def _words(
    request: RequestAbout[Jurisdiction],
    group: ReadyForDraft,
    form: WordingForm,
    refused: RefusalInWords | None,
) -> dict[str, Any]:
    rows = with_money(group.rows, on=request.on)
    is_sent = request.method == "POST"
    return {
        "jurisdiction": request.subject,
        "group": group,
        "rows": rows,
        "form": form,
        "refused": refused,
        "ticked": ticked_items(request.POST) if is_sent else {row.shown.nomination.pk for row in rows},
        "signer": submission_signer(request.subject, on=request.on),
        "total": sum(row.amount or 0 for row in rows if row.is_paid),
        "doubt": doubt_about(request.subject, group.award.code, on=request.on),
        "unconfirmed": unconfirmed_about(group.award.code, on=request.on),
    }
