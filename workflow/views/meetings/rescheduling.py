"""A meeting that was called becomes another, meets later, or not at all; its members are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_fsm import can_proceed

from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.request_limits import LONG_FORM, takes
from roles.local_rules.rules_above import calendar_at
from workflow.access import page_of
from workflow.actions.call_off import call_off as call_off_door
from workflow.actions.change_meeting import MeetingCall
from workflow.actions.change_meeting import change_meeting as change_meeting_door
from workflow.actions.postpone import postpone as postpone_door
from workflow.actions.steps.meetings.agenda_setting import refuse_impossible_call
from workflow.forms.meetings import ChangeMeetingForm, PostponeForm, chosen_items, ticked_items
from workflow.models import Meeting
from workflow.queries.called_meetings import CallAsRead, as_seen, doubts_about, doubts_of_call, place_of
from workflow.queries.meetings import NominationBefore, agenda, council_candidates, in_parts
from workflow.table.moves import Act
from workflow.views.meetings.convening import with_title_of_cases
from workflow.views.shared.act_questions import ActQuestion, ReasonForm, RefusalInWords, confirmed
from workflow.views.shared.attempt import refusal_of


@page_of(Act.CHANGE_MEETING)
@takes(LONG_FORM)
def change_meeting(request: RequestAbout[Meeting], pk: int) -> HttpResponse:
    """The same page as the convening, filled in as it was."""
    meeting = request.subject
    own = agenda(meeting, on=request.on)
    rows = [*own, *council_candidates(meeting.council, on=request.on)]
    form = ChangeMeetingForm(with_title_of_cases(request.POST, rows), initial=_called(meeting))
    refused: RefusalInWords | None = None
    is_valid = request.method == "POST" and form.is_valid()
    doubts = _doubts_of_change(request, meeting, form, rows) if is_valid else []
    if is_valid and not doubts:
        refused = refusal_of(lambda: _changed(request, meeting, form))
        if refused is None:
            messages.success(request, "Đã thay đổi cuộc họp. Thành viên thấy thông báo khi đăng nhập.")
            return redirect("workflow:meeting", pk=pk)
    ticked = ticked_items(request.POST) if request.method == "POST" else {row.nomination.pk for row in own}
    told = {
        "meeting": meeting,
        "council": meeting.council,
        "form": form,
        "refused": refused,
        "doubts": doubts,
        "doubts_seen": as_seen(doubts),
        "is_asked": True,
        "parts": in_parts(rows),
        "count": len(rows),
        "whole": len(rows),
        "ticked": ticked,
    }
    status = refused.status if refused else 422 if form.errors else 200
    return render(request, "workflow/meetings/convene.html", told, status=status)


def _doubts_of_change(
    request: AskedRequest, meeting: Meeting, form: ChangeMeetingForm, rows: Sequence[NominationBefore]
) -> list[str]:
    """What the door refuses is told by the door."""
    ticked = [row.nomination for row in rows if row.nomination.pk in ticked_items(request.POST)]
    given = {name: value for name, value in form.cleaned_data.items() if name != "reason"}
    call = CallAsRead(**given)
    is_impossible = refusal_of(
        lambda: refuse_impossible_call(meeting.council, ticked, call.meets_on, on=request.on, within=meeting)
    )
    return [] if is_impossible else _unread(request, meeting, call)


def _unread(request: AskedRequest, meeting: Meeting, call: CallAsRead) -> list[str]:
    """Of its day, hour and place: asked once before members are told, and only what the call that they have
    did not give cause for."""
    is_moved = call.meets_on != meeting.meets_on
    is_first = meeting.opened_at is None
    doubts = doubts_about(
        call,
        calendar=calendar_at(meeting.council.jurisdiction, on=call.meets_on),
        called_on=request.on if is_moved and is_first else None,
    )
    known = doubts_of_call(meeting)
    new = [doubt for doubt in doubts if doubt not in known]
    return [] if request.POST.get("da-xem-lai") == as_seen(new) else new


def _called(meeting: Meeting) -> dict[str, Any]:
    hour = meeting.starts_at.strftime("%H:%M") if meeting.starts_at else ""
    return {"title": meeting.title, "meets_on": meeting.meets_on, "starts_at": hour, "place": meeting.place}


def _changed(request: AskedRequest, meeting: Meeting, form: ChangeMeetingForm) -> None:
    given = dict(form.cleaned_data)
    reason, chosen = given.pop("reason"), chosen_items(request.POST)
    change_meeting_door(
        meeting.pk, chosen, MeetingCall(**given), reason=reason, by=request.user, on=request.on
    )


@page_of(Act.POSTPONE)
def postpone(request: RequestAbout[Meeting], pk: int) -> HttpResponse:
    meeting = request.subject
    form = PostponeForm(request.POST or None, initial={"starts_at": _called(meeting)["starts_at"]})
    asked = ActQuestion(
        title="Hoãn họp",
        question=meeting.title,
        submit_label="Hoãn họp, báo thành viên",
        cancel_url=reverse("workflow:meeting", args=[pk]),
        cancel_label="Cuộc họp",
        consequences=(
            "Chương trình họp giữ nguyên; thành viên thấy ngày giờ mới và lý do khi đăng nhập.",
            "Chưa định được ngày họp mới thì hủy họp, rồi triệu tập lại khi có ngày.",
        ),
    )

    doubts = []
    if request.method == "POST" and form.is_valid():
        call = CallAsRead(
            meeting.title,
            form.cleaned_data["meets_on"],
            form.cleaned_data["starts_at"],
            place_of(meeting),
        )
        is_later = can_proceed(meeting.postpone) and call.meets_on > meeting.meets_on
        doubts = _unread(request, meeting, call) if is_later else []
    if doubts:
        told = {**asdict(asked), "form": form, "doubts": doubts, "doubts_seen": as_seen(doubts)}
        return render(request, "workflow/meetings/postpone.html", told)

    def act(reason: str) -> Meeting:
        day, hour = form.cleaned_data["meets_on"], form.cleaned_data["starts_at"]
        return postpone_door(pk, meets_on=day, starts_at=hour, reason=reason, by=request.user, on=request.on)

    done = "Đã hoãn họp. In lại giấy mời với ngày giờ mới."
    return confirmed(request, asked, form, act, done=done, to=asked.cancel_url)


@page_of(Act.CALL_OFF)
def call_off(request: RequestAbout[Meeting], pk: int) -> HttpResponse:
    asked = ActQuestion(
        title="Hủy họp",
        question=request.subject.title,
        submit_label="Hủy họp, báo thành viên",
        cancel_url=reverse("workflow:meeting", args=[pk]),
        cancel_label="Cuộc họp",
        consequences=(
            "Cuộc họp không diễn ra; thành viên thấy thông báo và lý do khi đăng nhập.",
            "Mọi trường hợp trong chương trình trở lại danh sách chờ đưa ra Hội đồng để triệu tập lại.",
        ),
        is_grave=True,
    )
    return confirmed(
        request,
        asked,
        ReasonForm(request.POST or None),
        lambda reason: call_off_door(pk, reason=reason, by=request.user, on=request.on),
        done="Đã hủy cuộc họp. Các trường hợp đang chờ triệu tập lại.",
        to=asked.cancel_url,
    )
