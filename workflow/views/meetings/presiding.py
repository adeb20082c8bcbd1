"""A meeting runs: opened with its roll, closed with its count, and its minutes written and read."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.forms.fields import DayField
from roles.forms.paper_number import NumberedPaperForm, PaperNumberField
from roles.queries import council_roll
from trail.kept_files.reading import read_kept
from workflow.access import page_of
from workflow.actions.close_meeting import close_meeting as close_meeting_door
from workflow.actions.minute import minute as minute_door
from workflow.actions.open_meeting import Presence
from workflow.actions.open_meeting import open_meeting as open_meeting_door
from workflow.forms.meetings import presences_in
from workflow.models import Meeting, RollEntry
from workflow.queries.meetings import (
    quorum_of,
)
from workflow.table.moves import Act
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
    everybody = {row.user_id: Presence("present") for row in roll}
    presences = presences_in(request.POST, roll) if request.method == "POST" else everybody
    refused: RefusalInWords | None = None
    if request.POST.get("viec") == "khai-mac":
        refused = refusal_of(lambda: open_meeting_door(pk, presences, by=request.user, on=request.on))
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


@page_of(Act.CLOSE_MEETING)
def close_meeting(request: RequestAbout[Meeting], pk: int) -> HttpResponse:
    """Closes and prints the minutes; asked first, because the results cannot be taken back."""
    found = request.subject
    refused: RefusalInWords | None = None
    if request.method == "POST":
        refused = refusal_of(lambda: close_meeting_door(pk, by=request.user, on=request.on))
        if refused is None:
            messages.success(request, "Đã kết thúc cuộc họp. Kết quả từng trường hợp ở dưới.")
            return redirect("workflow:meeting", pk=pk)
    waiting = [entry for entry in found.roll.order_by("ordinal") if owes_a_ballot(entry)]
    told = {
        "title": "Kết thúc cuộc họp",
        "question": found.title,
        "consequences": [
            "Mọi phong bì được mở cùng lúc, phiếu được xáo trộn rồi kiểm; "
            "tỷ lệ tính trên tổng số thành viên Hội đồng.",
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
        consequences=("Biên bản được in, lưu cùng mã SHA-256 và không sửa được nữa.",),
    )
    form = MinutesForm(request.POST if request.method == "POST" else None)
    return confirmed(
        request,
        asked,
        form,
        lambda _reason: minute_door(pk, given=form.given(), by=request.user, on=request.on),
        done="Đã lập biên bản.",
        to=page,
    )


@declares("see_meeting")
def minutes(request: RequestAbout[Meeting], pk: int) -> FileResponse:
    found = request.subject
    if not found.minutes:
        raise Http404
    kept = read_kept(found.minutes.name or "", sha256=found.minutes_sha256, about=("meeting", pk))
    return pdf_response(kept, name=f"bien-ban-hop-{found.meets_on:%Y-%m-%d}.pdf")


def owes_a_ballot(entry: RollEntry) -> bool:
    return not entry.has_voted and entry.attendance != RollEntry.Attendance.ABSENT
