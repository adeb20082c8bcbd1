"""Decisions from the draft on: the list, the page of one decision, its papers, and dropping a draft."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from law.awards import award as award_of
from law.procedure.revocation import revocation_articles
from printing.documents.decision import render_decision
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import declares, holds, may_open
from roles.doors.law_in_force import stack_in_force
from roles.models import Jurisdiction
from roles.rights.permissions import Organ
from trail.kept_files.reading import read_kept
from workflow.access import page_of, page_opens
from workflow.actions.discard_decision import discard_decision as discard_decision_door
from workflow.actions.steps.carrying.acted_submissions import (
    acted_submissions,
    earlier_submissions,
    standing_submission,
)
from workflow.actions.steps.carrying.closed_drafts import closed_to_signing
from workflow.actions.take_back_refusal import struck_lines
from workflow.forms.decisions import DiscardForm
from workflow.models import RESTING, Decision, DecisionState
from workflow.queries.above.sent_packages import packages_known_to
from workflow.queries.decisions import (
    NOT_ISSUED,
    UNISSUED,
    decisions_known_to,
    hands_for,
    lines_of_decision,
    returners_of,
    told_counts,
    vote_of_all,
)
from workflow.queries.number_register import of_one_submission
from workflow.queries.revisions.corrected_names import tell_corrected_names
from workflow.queries.revisions.returned_decision import last_return_of
from workflow.reports.decision_paper import decision_paper, proposal_of
from workflow.table.moves import Act
from workflow.views.decisions.lacking_papers import lacking_in
from workflow.views.dossiers.offers import Offer, offers_on
from workflow.views.shared.act_questions import RefusalInWords
from workflow.views.shared.attempt import refusal_of
from workflow.views.shared.pdf_response import pdf_response

PAGE = 100


@holds("see_jurisdiction")
def decisions(request: AskedRequest) -> HttpResponse:
    rows = known = decisions_known_to(request.organs)
    state, year = request.GET.get("trang-thai", ""), request.GET.get("nam", "")
    if state in RESTING:
        rows = rows.filter(state=state)
    if state == UNISSUED:
        rows = rows.filter(state__in=NOT_ISSUED)
    if year.isdecimal() and len(year) == 4:
        rows = rows.filter(year=int(year))
    powers = Jurisdiction.objects.filter(pk__in=known.values("jurisdiction")).order_by("pk")
    deciding = list(powers.prefetch_related("paper_words"))
    at = next((each for each in deciding if str(each.pk) == request.GET.get("noi", "")), None)
    if at is not None:
        rows = rows.filter(jurisdiction=at)
    told = {
        "page": Paginator(rows, 30).get_page(request.GET.get("page")),
        "states": [(UNISSUED, "Chưa ban hành"), *((state.value, state.label) for state in RESTING)],
        "state": state,
        "year": year,
        "deciding": deciding,
        "at": at,
        "organs": request.organs,
        "sending_up": [organ for organ in request.organs if _has_packages(organ)],
        "drafting_at": [
            organ
            for organ in request.organs
            if page_opens(Act.DRAFT_DECISION, request.user, organ, on=request.on)
        ],
    }
    return render(request, "workflow/decisions/list.html", told)


def _has_packages(organ: Organ) -> bool:
    """Something went up from here, or is about to."""
    return isinstance(organ, Jurisdiction) and packages_known_to(organ).exists()


@declares("see_decision")
def decision(request: RequestAbout[Decision], pk: int) -> HttpResponse:
    found = request.subject
    lines = lines_of_decision(found, on=found.issued_on or found.drafted_on)
    live = [row for line, row in lines if line.is_live]
    is_draft = found.state == DecisionState.DRAFTED and not found.is_dropped
    acted = acted_submissions(found)
    standing = standing_submission(found, acted, carries=bool(live))
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    may_list = may_open("see_jurisdiction", request.user, found.jurisdiction, on=request.on)
    if may_list:
        tell_corrected_names(row.nomination for _line, row in page)
    told = {
        "decision": found,
        "also_submitted": of_one_submission(found) if may_list else [],
        "words": found.words_on(request.on),
        "lacking": lacking_in(request, found) if may_list else [],
        "award": award_of(found.award),
        "returned": last_return_of(found),
        "closed_to_sign": closed_to_signing(found, carries=bool(live)),
        "proposal": proposal_of(found),
        "hands": hands_for(found.jurisdiction, on=request.on) if is_draft and live else [],
        "returned_by": returners_of(found, on=request.on),
        "revoked_under": revocation_articles(request.on, stack=stack_in_force())
        if found.state == DecisionState.ISSUED
        else "",
        "has_paper": bool(live) and not found.is_dropped,
        "has_submission": bool(standing or (live and not found.is_dropped)),
        "kept_submission": standing if is_draft else None,
        "earlier_submissions": earlier_submissions(acted, standing),
        "has_struck": any(line.refused_reason for line, _row in lines),
        "page": page,
        "counts": list(told_counts(live)),
        "vote_of_all": vote_of_all([row for _line, row in lines]),
        "offers": [] if found.is_dropped else _offered(request, carries=bool(live)),
        "may_list": may_list,
        "may_see_meeting": found.meeting is not None
        and may_open("see_meeting", request.user, found.meeting, on=request.on),
    }
    return render(request, "workflow/decisions/decision.html", told)


def _offered(request: RequestAbout[Decision], *, carries: bool) -> list[Offer]:
    """Of a draft that carries nobody, or that was returned and nobody has answered, there is nothing to sign
    or to return; and a refusal is taken back where there is one."""
    found = request.subject
    but = {Act.SIGN, Act.ASK_TO_MEND} if closed_to_signing(found, carries=carries) else set()
    if found.state != DecisionState.DRAFTED or not struck_lines(found):
        but.add(Act.TAKE_BACK_REFUSAL)
    return offers_on(found, user=request.user, on=request.on, but=but)


@declares("see_decision")
def paper(request: RequestAbout[Decision], pk: int) -> FileResponse:
    """The issued paper as it was kept, the signed one without its number, or the draft under DỰ THẢO."""
    found = request.subject
    if found.file:
        kept = read_kept(found.file.name or "", sha256=found.sha256, about=("decision", pk))
        return pdf_response(kept, name=f"quyet-dinh-{found.number}-{found.number_year}.pdf")
    _refuse_empty(found)
    kind = "du-thao-quyet-dinh" if found.state == DecisionState.DRAFTED else "quyet-dinh-da-ky-cho-cap-so"
    return pdf_response(render_decision(decision_paper(found, on=request.on)), name=f"{kind}-{found.pk}.pdf")


def _refuse_empty(found: Decision) -> None:
    """A draft that carries nobody is no paper."""
    if found.is_dropped or not found.lines.filter(is_live=True).exists():
        raise Http404


@page_of(Act.DISCARD_DECISION)
def discard_decision(request: RequestAbout[Decision], pk: int) -> HttpResponse:
    """The nominations are free for another draft; the reason stays in the trail."""
    found = request.subject
    form = DiscardForm(request.POST or None)
    refused: RefusalInWords | None = None
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        refused = refusal_of(lambda: discard_decision_door(pk, reason=reason, by=request.user, on=request.on))
        if refused is None:
            messages.success(request, "Đã bỏ dự thảo. Các trường hợp trở lại danh sách chờ quyết định.")
            return redirect("workflow:to_draft", pk=found.jurisdiction_id)
    told = {
        "title": "Bỏ dự thảo quyết định",
        "question": found.subject,
        "consequences": [
            "Các trường hợp trong dự thảo trở lại danh sách chờ quyết định, có thể đưa vào dự thảo khác.",
            "Dự thảo không khôi phục được.",
        ],
        "submit_label": "Bỏ dự thảo",
        "cancel_label": "Quyết định",
        "cancel_url": reverse("workflow:decision", args=[pk]),
        "is_grave": True,
        "form": form,
        "refused": refused,
    }
    status = refused.status if refused else 422 if form.errors else 200
    return render(request, "workflow/decisions/confirm.html", told, status=status)
