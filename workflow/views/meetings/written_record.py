"""What the minutes will tell of the meeting besides its votes: its hours, and what was said of each item."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.open_forms import keeps_typing
from roles.access.request_limits import LONG_FORM, takes
from roles.forms.two_editors import (
    SEEN,
    FieldOfTwo,
    Whose,
    as_chosen,
    asked_again,
    fields_of_two,
    merged,
    refuse_unchosen,
)
from workflow.access import page_of
from workflow.actions.steps.meetings.resting_decisions import signed_on_result
from workflow.actions.write_record import MeetingRecord
from workflow.actions.write_record import write_record as write_record_door
from workflow.forms.meeting_record import DiscussionsForm, RecordHoursForm, discussions_in
from workflow.models import Meeting
from workflow.queries.meetings import agenda, in_parts
from workflow.table.moves import Act
from workflow.views.shared.act_questions import RefusalInWords
from workflow.views.shared.attempt import refusal_of


class _Shown:
    """The forms of one record, as it is stored now or as they were sent."""

    def __init__(self, pk: int, sent: QueryDict | None = None) -> None:
        self.meeting, self.sent = Meeting.objects.select_related("council").get(pk=pk), sent or QueryDict()
        self.rows = agenda(self.meeting, on=self.meeting.meets_on)
        self.items = [row.item for row in self.rows if row.item]
        breaks = list(self.meeting.adjournments.order_by("adjourned_at"))
        self.form = RecordHoursForm(sent, meeting=self.meeting, breaks=breaks)
        named = [(row.item, row.nomination.recipient_name) for row in self.rows if row.item]
        self.parts = [self.form, DiscussionsForm(sent, items=named)]

    def is_valid(self) -> bool:
        """How long a text may be is told by the door."""
        is_valid, _of_items = (each.is_valid() for each in self.parts)
        return is_valid


@page_of(Act.WRITE_RECORD)
@keeps_typing()
@takes(LONG_FORM)
def write_record(request: RequestAbout[Meeting], pk: int) -> HttpResponse:
    if request.method != "POST":
        return _page(request, _Shown(pk))
    shown = _Shown(pk, as_chosen(request.POST))
    is_valid, asked = shown.is_valid(), asked_again(request.POST, shown.parts)
    if not is_valid:
        return _page(request, shown, others=asked, status=422)
    refused = refusal_of(lambda: _written(request, shown, asked))
    if refused is None:
        messages.success(request, "Đã ghi diễn biến cuộc họp; sửa được đến khi lập biên bản.")
        return redirect("workflow:meeting", pk=pk)
    if refused.status != 409:
        return _page(request, shown, refused=refused, others=asked, status=refused.status)
    typed, others = _apart(request, pk)
    again = _Shown(pk, merged(as_chosen(request.POST), typed.parts, others))
    return _page(request, again, refused=refused, others=others, status=409)


def _apart(request: AskedRequest, pk: int) -> tuple[_Shown, list[FieldOfTwo]]:
    """What was typed, beside what is stored at this moment."""
    typed = _Shown(pk, as_chosen(request.POST))
    typed.is_valid()
    return typed, fields_of_two(request.POST, typed.parts)


def _is_seen(request: AskedRequest, pk: int) -> bool:
    return SEEN not in request.POST or all(each.whose == Whose.MINE for each in _apart(request, pk)[1])


def _written(request: AskedRequest, shown: _Shown, asked: Sequence[FieldOfTwo]) -> None:
    refuse_unchosen(request.POST, asked)
    form, pk = shown.form, shown.meeting.pk
    place = form.cleaned_data["place"] if "place" in shown.sent else None
    said = discussions_in(shown.sent, [item.pk for item in shown.items])
    given = MeetingRecord(form.began, form.ended, said, form.breaks, place)
    write_record_door(pk, given, by=request.user, on=request.on, is_seen=lambda: _is_seen(request, pk))


def _page(
    request: AskedRequest,
    shown: _Shown,
    *,
    refused: RefusalInWords | None = None,
    others: Sequence[FieldOfTwo] = (),
    status: int = 200,
) -> HttpResponse:
    for item in shown.items:
        item.discussion = shown.sent.get(f"thao-luan-{item.pk}", item.discussion)
    told = {
        "meeting": shown.meeting,
        "parts": in_parts(shown.rows),
        "forms": shown.parts,
        "form": shown.form,
        "refused": refused,
        "others": others,
        "rested_on": signed_on_result(shown.meeting),
    }
    return render(request, "workflow/meetings/record.html", told, status=status)
