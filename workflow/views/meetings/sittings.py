"""A meeting breaks off, and goes on at another sitting."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from roles.access.asked_request import AskedRequest, RequestAbout
from roles.local_rules.rules_above import calendar_at
from roles.models import Office
from trail.clock import instant
from vietnamese.text import apart
from workflow.access import page_of
from workflow.actions.adjourn import adjourn as adjourn_door
from workflow.actions.adjourn import refuse_odd_break, told_of_break
from workflow.actions.resume import resume as resume_door
from workflow.actions.steps.meetings.meeting_hours import still_to_come
from workflow.actions.steps.meetings.presences import UNSAID, Presence
from workflow.forms.meetings import AdjournForm, OpeningForm, presences_in
from workflow.models import Meeting, RollEntry
from workflow.queries.called_meetings import CallAsRead, as_seen, doubt_of_day, doubts_about, is_before_day
from workflow.queries.meetings import open_beside, quorum_of
from workflow.table.moves import Act
from workflow.views.meetings.presiding import doubts_unread
from workflow.views.meetings.proposed_hour import hour_proposed, moment_proposed
from workflow.views.meetings.roll_call import REVIEW, WRITE, RollCallLine, as_called, roll_call, roll_page
from workflow.views.shared.act_questions import ActQuestion, RefusalInWords
from workflow.views.shared.attempt import refusal_of


@page_of(Act.ADJOURN)
def adjourn(request: RequestAbout[Meeting], pk: int) -> HttpResponse:
    """Typed, read again with what members will read, and only then told to them."""
    meeting = request.subject
    form = AdjournForm(request.POST or None, initial=moment_proposed(meeting, on=request.on))
    step, refused = request.POST.get("viec", ""), None
    if request.method == "POST" and step != "sua" and form.is_valid():
        refused = refusal_of(lambda: _break(request, meeting, form, is_told=step == "gui"))
        if refused is None and step == "gui":
            messages.success(request, "Đã tạm nghỉ. In giấy mời họp tiếp ở trang này.")
            return redirect("workflow:meeting", pk=pk)
        if refused is None:
            return render(request, "workflow/meetings/adjourn_review.html", _as_told(meeting, form))
    asked = ActQuestion(
        title="Tạm nghỉ, họp tiếp sau",
        question=meeting.title,
        submit_label="Xem lại trước khi báo thành viên",
        cancel_url=reverse("workflow:meeting", args=[pk]),
        cancel_label="Cuộc họp",
        consequences=(
            "Phiếu đã gửi giữ nguyên trong phong bì niêm phong; chưa họp tiếp thì không ai bỏ phiếu.",
            "Thành viên thấy ngày giờ họp tiếp và lý do khi đăng nhập, sau khi ông/bà xem lại.",
            "Bấm nhầm: Chủ tịch hoặc Phó Chủ tịch Hội đồng bấm “Họp tiếp” ngay trong ngày.",
        ),
    )
    told = {**asdict(asked), "form": form, "refused": refused, "refused_at": asked.cancel_url}
    status = refused.status if refused else 422 if form.errors else 200
    return render(request, "workflow/confirm.html", told, status=status)


def _break(request: AskedRequest, meeting: Meeting, form: AdjournForm, *, is_told: bool) -> None:
    given, on = form.cleaned_data, request.on
    if is_told:
        adjourn_door(
            meeting.pk,
            form.following,
            adjourned_at=form.moment,
            reason=given["reason"],
            by=request.user,
            on=on,
        )
    else:
        refuse_odd_break(meeting, form.following, adjourned_at=form.moment, reason=given["reason"], on=on)


def _as_told(meeting: Meeting, form: AdjournForm) -> dict[str, Any]:
    following = form.following
    call = CallAsRead(
        meeting.title, following.meets_on, following.starts_at, following.place or meeting.place
    )
    return {
        "doubts": doubts_about(
            call, calendar=calendar_at(meeting.council.jurisdiction, on=following.meets_on)
        ),
        "meeting": meeting,
        "form": form,
        "told": told_of_break(following, form.moment),
        "reason": form.cleaned_data["reason"],
    }


@page_of(Act.RESUME)
def resume(request: RequestAbout[Meeting], pk: int) -> HttpResponse:
    """The roll as it was frozen, called once more; counting first changes nothing."""
    meeting = request.subject
    roll = list(meeting.roll.order_by("ordinal"))
    members = [entry.user_id for entry in roll]
    step, is_sent = request.POST.get("viec"), request.method == "POST"
    called = (
        presences_in(request.POST, members) if is_sent else {row.user_id: _as_it_was(row) for row in roll}
    )
    presences = as_called(called, step)
    refused: RefusalInWords | None = None
    typed = request.POST.get("opened_at") or hour_proposed(request.on, meeting.starts_at)
    form = OpeningForm(
        request.POST if step in (REVIEW, WRITE) else None,
        initial={"opened_at": typed},
        label="Giờ họp tiếp",
    )
    at = instant(request.on, form.hour) if form.hour else None
    early = [*still_to_come(at, "Giờ họp tiếp", request.on)] if at else []
    doubts = doubts_unread(request, meeting, form) if form.is_valid() and not early else []
    if step == WRITE and form.is_valid() and at and not doubts:
        refused = refusal_of(
            lambda: resume_door(pk, presences, resumed_at=at, by=request.user, on=request.on)
        )
        if refused is None:
            messages.success(request, "Cuộc họp đã họp tiếp, có thể bỏ phiếu.")
            return redirect("workflow:meeting", pk=pk)
    is_other, too_soon = meeting.meets_on != request.on, is_before_day(meeting, on=request.on)
    told = {
        "meeting": meeting,
        "is_resuming": True,
        "is_before_day": too_soon,
        "other_day": doubt_of_day(meeting, on=request.on) if is_other and not too_soon else "",
        "form": form,
        "refused": refused,
        "early": early,
        "doubts": doubts,
        "doubts_seen": as_seen(doubts),
        "others_open": open_beside(meeting),
        "quorum": quorum_of(meeting.council, members=len(roll), on=request.on),
        **roll_call([_line(row, presences[row.user_id]) for row in roll]),
    }
    return roll_page(request, told)


def _as_it_was(entry: RollEntry) -> Presence:
    """Who wrote in has done so; who was there, or was not, is called again at each sitting."""
    if entry.attendance == RollEntry.Attendance.WRITTEN:
        return Presence(entry.attendance, entry.absence_reason)
    return Presence(UNSAID)


def _line(entry: RollEntry, presence: Presence) -> RollCallLine:
    voted = ", đã bỏ phiếu" if entry.has_voted else ""
    label = str(Office(entry.office).label)
    note = f"{apart(entry.post, label)} · {label}{voted}"
    return RollCallLine(entry.user_id, entry.name, note, presence)
