"""The ballot: answered page by page, read again before it is cast, cast once and sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.request_limits import LONG_FORM, takes
from roles.forms.fields import key_of
from workflow.access import page_of, page_opens
from workflow.actions.enter_written import enter_written as enter_written_door
from workflow.actions.vote import vote as vote_door
from workflow.forms.meetings import choices_in, filled_up
from workflow.models import Meeting, MeetingState, RollEntry
from workflow.queries.ballots import ballot_paper, entry_of, step_of, step_of_first_missing
from workflow.queries.meetings import agenda
from workflow.queries.revisions.corrected_names import tell_corrected_names
from workflow.queries.revisions.hidden_conduct import hide_conduct
from workflow.table.moves import Act
from workflow.views.shared.act_questions import RefusalInWords
from workflow.views.shared.attempt import refusal_of

Cast = Callable[[Mapping[int, bool]], None]
FILL, REVIEW, CAST = "dien-not", "xem-lai", "gui"
TURNS = {"tiep": 1, "lui": -1}
# A second click finds the ballot cast already: the page that says so is the right answer to it.
OVERTAKEN = 409


@never_cache
@page_of(Act.VOTE)
@takes(LONG_FORM)
def vote(request: RequestAbout[Meeting], pk: int) -> HttpResponse:
    """The member's own ballot; an absent member who writes in sends it from here too."""
    meeting = request.subject
    entry = entry_of(meeting, request.user.pk)
    if meeting.state != MeetingState.OPEN or entry is None or not entry.owes_a_ballot:
        may_close = page_opens(Act.CLOSE_MEETING, request.user, meeting, on=request.on)
        told = {"meeting": meeting, "entry": entry, "may_close": may_close}
        return render(request, "workflow/meetings/no_ballot.html", told)
    words = {"entry": entry, "url": reverse("workflow:vote", args=[pk])}
    return _ballot(request, meeting, words, cast=_own(request, meeting, entry))


def _own(request: AskedRequest, meeting: Meeting, entry: RollEntry) -> Cast:
    def cast(choices: Mapping[int, bool]) -> None:
        if entry.attendance == RollEntry.Attendance.WRITTEN:
            enter_written_door(meeting.pk, request.user.pk, choices, by=request.user, on=request.on)
        else:
            vote_door(meeting.pk, choices, by=request.user, on=request.on)

    return cast


@never_cache
@page_of(Act.ENTER_WRITTEN)
@takes(LONG_FORM)
def enter_written(request: RequestAbout[Meeting], pk: int, member: int) -> HttpResponse:
    """The secretary copies the letter of an absent member; the letter itself stays in the council's file."""
    meeting = request.subject
    entry = entry_of(meeting, member)
    if entry is None:
        raise Http404
    if meeting.state != MeetingState.OPEN or not entry.owes_a_ballot:
        return redirect("workflow:meeting", pk=pk)
    words = {"entry": entry, "for_member": True, "url": reverse("workflow:enter_written", args=[pk, member])}

    def cast(choices: Mapping[int, bool]) -> None:
        enter_written_door(meeting.pk, member, choices, by=request.user, on=request.on)

    return _ballot(request, meeting, words, cast=cast)


def _ballot(request: AskedRequest, meeting: Meeting, words: dict[str, Any], *, cast: Cast) -> HttpResponse:
    rows = agenda(meeting, on=meeting.meets_on)
    hide_conduct(row.nomination for row in rows)
    tell_corrected_names(row.nomination for row in rows)
    ids = [row.item.pk for row in rows if row.item]
    wanted = request.POST.get("viec", "") if request.method == "POST" else ""
    choices = choices_in(request.POST, ids) if request.method == "POST" else {}
    here = step_of(ballot_paper(rows, choices), key_of(request.POST.get("buoc", "")) or 1)
    is_filled = wanted == FILL and here.is_last
    if is_filled:
        choices = filled_up(choices, ids)
    is_whole = len(choices) == len(ids)
    refused: RefusalInWords | None = None
    if wanted == CAST and is_whole:
        refused = refusal_of(lambda: cast(choices))
        if refused is None or refused.status == OVERTAKEN:
            return _cast_page(request, meeting, words)
    paper = ballot_paper(rows, choices, is_checked=wanted in (REVIEW, CAST))
    is_wrong = refused or wanted in (REVIEW, CAST)
    place = step_of_first_missing(paper) if is_wrong else here.number + TURNS.get(wanted, 0)
    told = {
        **words,
        "meeting": meeting,
        "paper": paper,
        "step": step_of(paper, place),
        "refused": refused,
        "was_filled": is_filled,
        "hides_conduct": True,
    }
    if is_whole and wanted == REVIEW:
        return render(request, "workflow/meetings/cast.html", told)
    return render(request, "workflow/meetings/ballot.html", told, status=422 if is_wrong else 200)


def _cast_page(request: AskedRequest, meeting: Meeting, words: dict[str, Any]) -> HttpResponse:
    if words.get("for_member"):
        messages.success(request, f"Ý kiến bằng văn bản của {words['entry'].name} đã được ghi.")
        return redirect("workflow:meeting", pk=meeting.pk)
    return redirect("workflow:vote", pk=meeting.pk)
