"""A meeting runs: opened with its roll, closed with its count, and its minutes written and read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from printing.documents.minutes import render_minutes
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import declares
from roles.forms.fields import DayField
from roles.forms.paper_number import NumberedPaperForm, PaperNumberField
from roles.models import Appointment, Office
from roles.queries import council_roll
from roles.rights.permissions import mandate_for
from trail.clock import instant
from trail.kept_files.reading import read_kept
from workflow.access import page_of, page_opens
from workflow.actions.close_meeting import close_meeting as close_meeting_door
from workflow.actions.minute import minute as minute_door
from workflow.actions.open_meeting import open_meeting as open_meeting_door
from workflow.actions.steps.meetings.called_hour import before_called_hour
from workflow.actions.steps.meetings.meeting_hours import still_to_come
from workflow.actions.steps.meetings.presences import Presence
from workflow.forms.meetings import MomentForm, OpeningForm, presences_in
from workflow.models import Meeting, MeetingState
from workflow.queries.called_meetings import as_seen, doubts_of_hour, is_before_day
from workflow.queries.meetings import open_beside, quorum_of
from workflow.reports.minutes_paper import minutes_paper
from workflow.table.moves import Act
from workflow.views.meetings.proposed_hour import hour_proposed, moment_proposed
from workflow.views.meetings.roll_call import REVIEW, WRITE, RollCallLine, as_called, roll_call, roll_page
from workflow.views.shared.act_questions import ActQuestion, RefusalInWords, confirmed
from workflow.views.shared.attempt import refusal_of
from workflow.views.shared.pdf_response import pdf_response


class MinutesForm(NumberedPaperForm):
    """The council numbers its papers in a register of its own."""

    paper_number = PaperNumberField(
        label="Số biên bản",
        help_text="Số ở sổ văn bản của Hội đồng, ví dụ 05 hoặc 05/BB-HĐTĐKT. "
        "Để trống cả hai ô thì bản in chừa chỗ để ghi tay.",
    )
    paper_on = DayField(label="Ngày biên bản", required=False)


@page_of(Act.OPEN_MEETING)
def open_meeting(request: RequestAbout[Meeting], pk: int) -> HttpResponse:
    """Attendance, the quorum in figures, and the opening; counting first changes nothing."""
    found = request.subject
    roll = list(council_roll(found.council, on=request.on))
    step = request.POST.get("viec")
    presences = as_called(presences_in(request.POST, [row.user_id for row in roll]), step)
    refused: RefusalInWords | None = None
    typed = request.POST.get("opened_at") or hour_proposed(request.on, found.starts_at)
    form = OpeningForm(request.POST if step in (REVIEW, WRITE) else None, initial={"opened_at": typed})
    lines = [_line(row, presences[row.user_id]) for row in roll]
    hour = form.hour
    names = {line.user_id: line.name for line in lines}
    at = instant(request.on, hour) if hour else None
    early = [*still_to_come(at, "Giờ khai mạc", request.on)] if at else []
    early += before_called_hour(found, presences, names, at) if at else []
    doubts = doubts_unread(request, found, form) if form.is_valid() and not early else []
    if step == WRITE and form.is_valid() and at and not doubts:
        refused = refusal_of(
            lambda: open_meeting_door(pk, presences, opened_at=at, by=request.user, on=request.on)
        )
        if refused is None:
            messages.success(request, "Đã khai mạc. Danh sách thành viên đã chốt, có thể bỏ phiếu.")
            return redirect("workflow:meeting", pk=pk)
    told = {
        "meeting": found,
        "form": form,
        "refused": refused,
        "doubts": doubts,
        "doubts_seen": as_seen(doubts),
        "others_open": open_beside(found),
        "quorum": quorum_of(found.council, members=len(roll), on=request.on),
        "early": early,
        "is_before_day": is_before_day(found, on=request.on),
        "may_change": page_opens(Act.CHANGE_MEETING, request.user, found, on=request.on),
        **roll_call(lines),
    }
    return roll_page(request, told)


def doubts_unread(request: AskedRequest, meeting: Meeting, form: OpeningForm) -> list[str]:
    """Of the hour that would stand in the minutes, asked once."""
    doubts = doubts_of_hour(meeting, form.cleaned_data["opened_at"], on=request.on)
    return [] if request.POST.get("da-xem-lai") == as_seen(doubts) else doubts


def _line(row: Appointment, presence: Presence) -> RollCallLine:
    name = row.user.get_full_name() or row.user.get_username()
    return RollCallLine(row.user_id, name, f"{row.post_apart} · {row.get_office_display()}", presence)


@page_of(Act.CLOSE_MEETING)
def close_meeting(request: RequestAbout[Meeting], pk: int) -> HttpResponse:
    """Closes and prints the minutes; asked first, because the results cannot be taken back."""
    found = request.subject
    form = MomentForm(request.POST or None, initial=moment_proposed(found, on=request.on))
    refused: RefusalInWords | None = None
    if request.method == "POST" and form.is_valid():
        refused = refusal_of(
            lambda: close_meeting_door(pk, closed_at=form.moment, by=request.user, on=request.on)
        )
        if refused is None:
            messages.success(request, "Đã kết thúc cuộc họp. Kết quả từng trường hợp ở dưới.")
            return redirect("workflow:meeting", pk=pk)
    waiting = [entry for entry in found.roll.order_by("ordinal") if entry.owes_a_ballot]
    told = {
        "title": "Kết thúc cuộc họp",
        "question": found.title,
        "consequences": [
            "Mọi phong bì được mở cùng lúc, phiếu được xáo trộn rồi kiểm; "
            "tỷ lệ tính trên tổng số thành viên Hội đồng.",
            "Trường hợp đủ tỷ lệ chuyển sang dự thảo quyết định, trường hợp không đủ kết thúc tại đây.",
            "Không ai bỏ phiếu thêm được nữa.",
        ],
        "form": form,
        "submit_label": "Kết thúc, công bố kết quả",
        "cancel_label": "Cuộc họp",
        "cancel_url": reverse("workflow:meeting", args=[pk]),
        "is_grave": True,
        "waiting": waiting,
        "refused": refused,
    }
    status = refused.status if refused else 422 if form.errors else 200
    return render(request, "workflow/meetings/close.html", told, status=status)


@page_of(Act.MINUTE)
def minute(request: RequestAbout[Meeting], pk: int) -> HttpResponse:
    """This happens once, after the closing; the paper is kept under its SHA-256."""
    page = reverse("workflow:meeting", args=[pk])
    asked = ActQuestion(
        title="Lập biên bản",
        question=request.subject.title,
        submit_label="Lập biên bản",
        cancel_url=page,
        cancel_label="Cuộc họp",
        consequences=(
            "Thời gian, ý kiến thảo luận in như đã ghi ở “Ghi diễn biến”; xem bản in dự thảo trước khi lập.",
            "Biên bản được in, lưu cùng mã kiểm (để biết tệp có bị sửa hay không) và không sửa được nữa.",
        ),
    )
    form = MinutesForm(request.POST if request.method == "POST" else None)
    return confirmed(
        request,
        asked,
        form,
        lambda _reason: minute_door(pk, given=form.given(), by=request.user, on=request.on),
        done="Đã lập biên bản.",
        to=page,
        template="workflow/meetings/minute.html",
        facts=lambda: _unrecorded(request.subject),
    )


def _unrecorded(meeting: Meeting) -> dict[str, Any]:
    """What the minutes will not tell, since nobody has written it down."""
    items = meeting.items.exclude(result="")
    return {
        "meeting": meeting,
        "items": items.count(),
        "undiscussed": items.filter(discussion="").count(),
    }


def _draft_of(meeting: Meeting, request: RequestAbout[Meeting]) -> bytes:
    """By its reader where he may make them, else by the secretary on the roll."""
    secretary = mandate_for(request.user, "convene_meeting", meeting.council, on=request.on)
    written_by = secretary or meeting.roll.filter(office=Office.COUNCIL_SECRETARY).first()
    if written_by is None:
        raise Http404
    return render_minutes(minutes_paper(meeting, secretary=written_by, is_draft=True))


@declares("see_meeting")
def minutes(request: RequestAbout[Meeting], pk: int) -> FileResponse:
    """The minutes as they were kept; of a closed meeting the draft, to be read before they are made."""
    found = request.subject
    if found.state == MeetingState.CLOSED:
        return pdf_response(_draft_of(found, request), name=f"du-thao-bien-ban-{found.pk}.pdf")
    if not found.minutes:
        raise Http404
    kept = read_kept(found.minutes.name or "", sha256=found.minutes_sha256, about=("meeting", pk))
    return pdf_response(kept, name=f"bien-ban-hop-{found.meets_on:%Y-%m-%d}.pdf")
