"""The meetings of a reader's councils: the list, one meeting, its invitations."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render

from printing.documents.attendance import render_attendance
from printing.documents.invitation import render_invitation
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import declares, holds
from roles.models import Council
from roles.queries import council_roll
from workflow.access import page_opens
from workflow.actions.steps.meetings.resting_decisions import signed_on_result
from workflow.models import Meeting, MeetingState, RollEntry
from workflow.queries.called_meetings import doubts_of_call
from workflow.queries.meetings import (
    NominationBefore,
    agenda,
    in_parts,
    meetings_of,
    open_beside,
    with_bars,
)
from workflow.queries.revisions.corrected_names import tell_corrected_names
from workflow.reports.invitation_paper import attendance_paper, invitation_paper
from workflow.table.moves import Act
from workflow.views.dossiers.offers import offers_on
from workflow.views.shared.pdf_response import pdf_response

PAGE = 100


@holds("see_council", "see_jurisdiction")
def meetings(request: AskedRequest) -> HttpResponse:
    rows = meetings_of(request.organs)
    state = request.GET.get("trang-thai", "")
    if state in MeetingState.values:
        rows = rows.filter(state=state)
    told = {
        "page": Paginator(rows, 20).get_page(request.GET.get("page")),
        "states": MeetingState.choices,
        "state": state,
        "may_convene": _convening_at(request),
    }
    return render(request, "workflow/meetings/list.html", told)


def _convening_at(request: AskedRequest) -> list[Council]:
    councils = [organ for organ in request.organs if isinstance(organ, Council)]
    return [council for council in councils if page_opens(Act.CONVENE, request.user, council, on=request.on)]


@declares("see_meeting")
def meeting(request: RequestAbout[Meeting], pk: int) -> HttpResponse:
    found = request.subject
    rows = agenda(found, on=found.meets_on)
    members = found.members or council_roll(found.council, on=found.meets_on).count()
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    tell_corrected_names(row.nomination for row in page)
    parts = with_bars(in_parts(list(page.object_list)), council=found.council, members=members, on=request.on)
    roll = list(found.roll.order_by("ordinal"))
    own = next((entry for entry in roll if entry.user_id == request.user.pk), None)
    votes = own is not None and own.owes_a_ballot
    done = set() if votes else {Act.VOTE}
    if found.closed_on is not None and signed_on_result(found) is not None:
        done.add(Act.WRITE_RECORD)
    others = _others_open(request, found)
    if others:
        done |= {Act.OPEN_MEETING, Act.RESUME}
    told = {
        "meeting": found,
        "others_open": others,
        "is_resuming": found.state == MeetingState.ADJOURNED,
        "awaited": (MeetingState.CONVENED, MeetingState.ADJOURNED),
        "page": page,
        "parts": parts,
        "roll": roll,
        "breaks": list(found.adjournments.order_by("adjourned_at")),
        "present": [entry for entry in roll if entry.attendance == RollEntry.Attendance.PRESENT],
        "gone": [entry for entry in roll if entry.left_at is not None],
        "waiting": [entry for entry in roll if entry.owes_a_ballot],
        "chair": next((entry for entry in roll if entry.user_id == found.presided_by_id), None),
        "own": own,
        "outcome": _outcome(found, rows),
        "members": members,
        "offers": offers_on(found, user=request.user, on=request.on, but=done),
        "may_close": page_opens(Act.CLOSE_MEETING, request.user, found, on=request.on),
        "may_note_leaving": page_opens(Act.LEAVE, request.user, found, on=request.on),
        "doubts": doubts_of_call(found) if _calls(request) else [],
        "may_enter_written": page_opens(Act.ENTER_WRITTEN, request.user, found, on=request.on),
    }
    return render(request, "workflow/meetings/meeting.html", told)


def _others_open(request: RequestAbout[Meeting], found: Meeting) -> list[Meeting]:
    """What keeps this one from being opened, told to who would open it."""
    opens = (Act.OPEN_MEETING, Act.RESUME)
    may = any(page_opens(act, request.user, found, on=request.on) for act in opens)
    return list(open_beside(found)) if may else []


def _calls(request: RequestAbout[Meeting]) -> bool:
    """Who may call the council to another day or place; members need not be told of it."""
    return page_opens(Act.CONVENE, request.user, request.subject.council, on=request.on)


def _outcome(found: Meeting, rows: list[NominationBefore]) -> dict[str, int]:
    passed = sum(row.item.result == "passed" for row in rows if row.item)
    return {"items": len(rows), "passed": passed, "fallen": len(rows) - passed if found.closed_on else 0}


@declares("see_meeting")
def invitations(request: RequestAbout[Meeting], pk: int) -> HttpResponse:
    """To what, when and where, and who is invited; from here the letter and the list are printed."""
    found = request.subject
    if found.state == MeetingState.CALLED_OFF:
        return redirect("workflow:meeting", pk=pk)
    told = {
        "meeting": found,
        "doubts": doubts_of_call(found) if _calls(request) else [],
        "paper": invitation_paper(found),
        "roll": list(council_roll(found.council, on=found.meets_on)),
    }
    return render(request, "workflow/meetings/invitations.html", told)


@declares("see_meeting")
def invitation_letter(request: RequestAbout[Meeting], pk: int) -> FileResponse:
    found = request.subject
    letter = render_invitation(invitation_paper(found))
    return pdf_response(letter, name=f"giay-moi-hop-{found.meets_on:%Y-%m-%d}.pdf")


@declares("see_meeting")
def attendance_list(request: RequestAbout[Meeting], pk: int) -> FileResponse:
    found = request.subject
    listed = render_attendance(attendance_paper(found))
    return pdf_response(listed, name=f"danh-sach-dai-bieu-{found.meets_on:%Y-%m-%d}.pdf")
