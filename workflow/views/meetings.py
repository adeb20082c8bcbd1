"""The council's business: convene, invite, open, close, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from roles.access import declares, holds, may_open
from roles.models import Council
from roles.queries import council_roll
from workflow import carrier_access  # noqa: F401  (registers the questions asked below)
from workflow.actions.close_meeting import close_meeting
from workflow.actions.convene import convene as convene_meeting
from workflow.actions.minute import minute
from workflow.actions.open_meeting import Presence, open_meeting
from workflow.forms_meetings import ConveneForm, chosen_items, presences_in
from workflow.models import Meeting, MeetingState, RollEntry
from workflow.reading.meetings import (
    Shown,
    agenda,
    council_candidates,
    in_parts,
    meetings_of,
    quorum_of,
    with_bars,
)
from workflow.views.asking import Told
from workflow.views.attempt import refusal_of
from workflow.views.paper import pdf_response

PAGE = 100


@holds("see_council", "see_jurisdiction")
def meetings(request: Any) -> HttpResponse:
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


def _convening_at(request: Any) -> list[Council]:
    councils = [organ for organ in request.organs if isinstance(organ, Council)]
    return [
        council for council in councils if may_open("convene_meeting", request.user, council, on=request.on)
    ]


@holds("convene_meeting")
def choose_council(request: Any) -> HttpResponse:
    """A secretary of one council goes straight on."""
    if len(request.organs) == 1:
        return redirect("workflow:convene", pk=request.organs[0].pk)
    return render(request, "workflow/meetings/choose_council.html", {"councils": request.organs})


@declares("convene_meeting")
def convene(request: Any, pk: int) -> HttpResponse:
    council: Council = request.subject
    form = ConveneForm(request.POST or None, initial=_proposed(request.on))
    refused: Told | None = None
    if request.method == "POST" and form.is_valid():
        made: list[Meeting] = []
        refused = refusal_of(lambda: made.append(_convened(request, council, form)))
        if made:
            messages.success(request, "Đã triệu tập cuộc họp. In giấy mời và chương trình ở trang này.")
            return redirect("workflow:meeting", pk=made[0].pk)
    told = {"council": council, "form": form, "refused": refused, **_choice(request, council)}
    status = refused.status if refused else 422 if form.errors else 200
    return render(request, "workflow/meetings/convene.html", told, status=status)


def _convened(request: Any, council: Council, form: ConveneForm) -> Meeting:
    chosen = chosen_items(request.POST)
    return convene_meeting(council, chosen, by=request.user, on=request.on, **form.cleaned_data)


def _proposed(on: date) -> dict[str, object]:
    return {"title": f"Họp xét khen thưởng năm {on.year}", "meets_on": on}


def _choice(request: Any, council: Council) -> dict[str, Any]:
    """The candidates within the filter; all are ticked until somebody unticks one."""
    everything = council_candidates(council, on=request.on)
    unit, bloc = request.GET.get("don-vi", ""), request.GET.get("khoi", "")
    rows = [row for row in everything if _is_wanted(row, unit=unit, bloc=bloc)]
    is_sent = request.method == "POST"
    ticked = set(chosen_items(request.POST)) if is_sent else {row.nomination.pk for row in rows}
    units = {str(row.nomination.dossier.unit_id): row.unit for row in everything}
    blocs = {str(row.nomination.dossier.bloc_id): row.bloc for row in everything if row.bloc}
    return {
        "parts": in_parts(rows),
        "count": len(rows),
        "whole": len(everything),
        "ticked": ticked,
        "units": sorted(units.items(), key=lambda pair: pair[1]),
        "blocs": sorted(blocs.items(), key=lambda pair: pair[1]),
        "unit": unit,
        "bloc": bloc,
    }


def _is_wanted(row: Shown, *, unit: str, bloc: str) -> bool:
    dossier = row.nomination.dossier
    return (not unit or str(dossier.unit_id) == unit) and (not bloc or str(dossier.bloc_id) == bloc)


@declares("see_meeting")
def meeting(request: Any, pk: int) -> HttpResponse:
    found: Meeting = request.subject
    rows = agenda(found, on=found.meets_on)
    members = found.members or council_roll(found.council, on=found.meets_on).count()
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    parts = with_bars(in_parts(list(page.object_list)), council=found.council, members=members, on=request.on)
    roll = list(found.roll.order_by("ordinal"))
    told = {
        "meeting": found,
        "page": page,
        "parts": parts,
        "roll": roll,
        "waiting": [entry for entry in roll if _owes_a_ballot(entry)],
        "chair": next((entry for entry in roll if entry.user_id == found.presided_by_id), None),
        "own": next((entry for entry in roll if entry.user_id == request.user.pk), None),
        "outcome": _outcome(found, rows),
        "members": members,
        **_rights(request, found),
    }
    return render(request, "workflow/meetings/meeting.html", told)


def _owes_a_ballot(entry: RollEntry) -> bool:
    return not entry.has_voted and entry.attendance != RollEntry.Attendance.ABSENT


def _outcome(found: Meeting, rows: list[Shown]) -> dict[str, int]:
    passed = sum(row.item.result == "passed" for row in rows if row.item)
    return {"items": len(rows), "passed": passed, "fallen": len(rows) - passed if found.closed_on else 0}


def _rights(request: Any, found: Meeting) -> dict[str, bool]:
    names = {"may_run": "run_meeting", "may_preside": "preside_at_meeting", "may_vote": "vote_at_meeting"}
    return {key: may_open(name, request.user, found, on=request.on) for key, name in names.items()}


@declares("see_meeting")
def invitations(request: Any, pk: int) -> HttpResponse:
    """Who is invited, with room for a signature; and the agenda in short."""
    found: Meeting = request.subject
    roll = list(council_roll(found.council, on=found.meets_on))
    told = {"meeting": found, "roll": roll, "parts": in_parts(agenda(found, on=found.meets_on))}
    return render(request, "workflow/meetings/invitations.html", told)


@declares("preside_at_meeting")
def open_now(request: Any, pk: int) -> HttpResponse:
    """Attendance, the quorum in figures, and the opening; counting first changes nothing."""
    found: Meeting = request.subject
    roll = list(council_roll(found.council, on=request.on))
    everybody = {row.user_id: Presence("present") for row in roll}
    presences = presences_in(request.POST, roll) if request.method == "POST" else everybody
    refused: Told | None = None
    if request.POST.get("viec") == "khai-mac":
        refused = refusal_of(lambda: open_meeting(pk, presences, by=request.user, on=request.on))
        if refused is None:
            messages.success(request, "Đã khai mạc. Danh sách thành viên đã chốt, có thể bỏ phiếu.")
            return redirect("workflow:meeting", pk=pk)
    told = {
        "meeting": found,
        "refused": refused,
        "lines": [(row, presences[row.user_id]) for row in roll],
        "attendances": RollEntry.Attendance.choices,
        "present": sum(one.attendance == "present" for one in presences.values()),
        "quorum": quorum_of(found.council, members=len(roll), on=request.on),
    }
    status = refused.status if refused else 200
    return render(request, "workflow/meetings/open.html", told, status=status)


@declares("run_meeting")
def close(request: Any, pk: int) -> HttpResponse:
    """Closes and prints the minutes; asked first, because the results cannot be taken back."""
    found: Meeting = request.subject
    refused: Told | None = None
    if request.method == "POST":
        refused = refusal_of(lambda: close_meeting(pk, by=request.user, on=request.on))
        if refused is None:
            messages.success(request, "Đã kết thúc cuộc họp. Kết quả từng trường hợp ở dưới.")
            return redirect("workflow:meeting", pk=pk)
    waiting = [entry for entry in found.roll.order_by("ordinal") if _owes_a_ballot(entry)]
    told = {
        "title": "Kết thúc cuộc họp",
        "question": found.title,
        "consequences": [
            "Phiếu được kiểm; tỷ lệ tính trên tổng số thành viên Hội đồng.",
            "Trường hợp đủ tỷ lệ chuyển sang dự thảo quyết định, trường hợp không đủ kết thúc tại đây.",
            "Không ai bỏ phiếu thêm được nữa.",
        ],
        "submit_label": "Kết thúc, công bố kết quả",
        "cancel_label": "Cuộc họp",
        "cancel_url": reverse("workflow:meeting", args=[pk]),
        "is_grave": True,
        "waiting": waiting,
        "refused": refused,
    }
    status = refused.status if refused else 200
    return render(request, "workflow/meetings/close.html", told, status=status)


@declares("run_meeting")
def write_minutes(request: Any, pk: int) -> HttpResponse:
    """This happens once, after the closing; the paper is kept under its SHA-256."""
    if request.method != "POST":
        return redirect("workflow:meeting", pk=pk)
    minute(pk, by=request.user, on=request.on)
    messages.success(request, "Đã lập biên bản.")
    return redirect("workflow:meeting", pk=pk)


@declares("see_meeting")
def minutes(request: Any, pk: int) -> FileResponse:
    found: Meeting = request.subject
    if not found.minutes:
        raise Http404
    return pdf_response(found.minutes.open(), name=f"bien-ban-hop-{found.meets_on:%Y-%m-%d}.pdf")
