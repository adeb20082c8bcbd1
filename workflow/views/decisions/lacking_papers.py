"""What a decision cannot cite yet: the minutes of a council's vote, and the petition that hands it over."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse

from roles.access.asked_request import AskedRequest
from roles.access.declarations import may_open
from workflow.access import page_opens
from workflow.models import AgendaItem, Decision, Meeting, MeetingState
from workflow.queries.called_meetings import as_seen
from workflow.table.moves import Act

# By which a form says which of them were read.
SEEN = "da-xem-lai"


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is lacking, and where this reader enters it; `url` is empty where he may not. `is_asked`: it is
    asked about before the act, not told alone."""

    words: str
    url: str = ""
    label: str = ""
    is_asked: bool = True


def lacking_for(
    request: AskedRequest, nominations: Collection[int], *, has_petition: bool, petition_url: str
) -> list[Lacking]:
    """No law forbids to leave the room for a number empty: where no council voted, it is told alone."""
    voted = AgendaItem.objects.filter(nomination__in=nominations, result="passed").values("meeting")
    meetings = Meeting.objects.filter(pk__in=voted).select_related("council__jurisdiction").order_by("pk")
    found = [each for meeting in meetings for each in _of_minutes(request, meeting)]
    if not has_petition:
        told = "Tờ trình trình ký chưa ghi số, ngày: quyết định và tờ trình in chừa trống chỗ ấy."
        label = "Ghi số, ngày tờ trình" if petition_url else ""
        found.append(Lacking(told, petition_url, label, is_asked=bool(meetings)))
    return found


def lacking_in(request: AskedRequest, decision: Decision) -> list[Lacking]:
    """Of a draft, as long as it can still be entered."""
    if decision.signed_on is not None or decision.is_dropped:
        return []
    changes = page_opens(Act.CHANGE_DECISION, request.user, decision, on=request.on)
    return lacking_for(
        request,
        list(decision.lines.filter(is_live=True).values_list("nomination", flat=True)),
        has_petition=bool(decision.submission_number),
        petition_url=reverse("workflow:change_decision", args=[decision.pk]) if changes else "",
    )


def seen_of(lacking: Collection[Lacking]) -> str:
    return as_seen([each.words for each in lacking])


def is_unread(request: AskedRequest, lacking: Collection[Lacking]) -> bool:
    """Something is lacking that whoever sends the form was not told of."""
    return any(each.is_asked for each in lacking) and request.POST.get(SEEN) != seen_of(lacking)


def _of_minutes(request: AskedRequest, meeting: Meeting) -> list[Lacking]:
    if meeting.minutes_number:
        return []
    url, label = "", ""
    if meeting.state == MeetingState.MINUTED:
        told = "đã lập, không ghi số: phần căn cứ của quyết định không dẫn biên bản."
    else:
        told = "chưa lập: phần căn cứ của quyết định không dẫn biên bản."
        if page_opens(Act.MINUTE, request.user, meeting, on=request.on):
            url, label = reverse("workflow:minute", args=[meeting.pk]), "Lập biên bản"
    if not url and may_open("see_meeting", request.user, meeting, on=request.on):
        url, label = reverse("workflow:meeting", args=[meeting.pk]), "Xem cuộc họp"
    return [Lacking(f"Biên bản cuộc họp “{meeting.title}” {told}", url, label)]
