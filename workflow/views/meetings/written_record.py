"""What the minutes will tell of the meeting besides its votes: its hours, and what was said of each item."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.open_forms import keeps_typing
from roles.access.request_limits import LONG_FORM, takes
from workflow.access import page_of
from workflow.actions.write_record import MeetingRecord
from workflow.actions.write_record import write_record as write_record_door
from workflow.forms.meeting_record import RecordHoursForm, discussions_in
from workflow.models import Meeting
from workflow.queries.meetings import agenda, in_parts
from workflow.table.moves import Act
from workflow.views.shared.act_questions import RefusalInWords
from workflow.views.shared.attempt import refusal_of


@page_of(Act.WRITE_RECORD)
@keeps_typing()
@takes(LONG_FORM)
def write_record(request: RequestAbout[Meeting], pk: int) -> HttpResponse:
    meeting = request.subject
    rows = agenda(meeting, on=meeting.meets_on)
    items = [row.item for row in rows if row.item]
    breaks = list(meeting.adjournments.order_by("adjourned_at"))
    form = RecordHoursForm(request.POST or None, meeting=meeting, breaks=breaks)
    refused: RefusalInWords | None = None
    if request.method == "POST" and form.is_valid():
        refused = refusal_of(lambda: _written(request, meeting, form, [item.pk for item in items]))
        if refused is None:
            messages.success(request, "Đã ghi diễn biến cuộc họp; sửa được đến khi lập biên bản.")
            return redirect("workflow:meeting", pk=pk)
    for item in items:
        item.discussion = request.POST.get(f"thao-luan-{item.pk}", item.discussion)
    told = {"meeting": meeting, "parts": in_parts(rows), "form": form, "refused": refused}
    status = refused.status if refused else 422 if form.errors else 200
    return render(request, "workflow/meetings/record.html", told, status=status)


def _written(request: AskedRequest, meeting: Meeting, form: RecordHoursForm, items: list[int]) -> None:
    place = form.cleaned_data["place"] if "place" in request.POST else None
    said = discussions_in(request.POST, items)
    given = MeetingRecord(form.began, form.ended, said, form.breaks, place)
    write_record_door(meeting.pk, given, by=request.user, on=request.on)
