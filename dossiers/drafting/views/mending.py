"""One click that uses what is known of the recipient, through the doors that the forms go through."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from dossiers.drafting.attaching import attach_again
from dossiers.drafting.changing_drafts import NewNomination, add_nominations, change_nomination
from dossiers.drafting.remedies.remedy import RemedyWay
from dossiers.drafting.views.posted_only import posted_only
from dossiers.models import Nomination
from law.awards import award as award_of
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.doors.foreign_ids import not_of_this
from roles.forms.fields import key_of
from roles.forms.posted_ids import ticked_ids

WAY, VALUE = "cach", "gia-tri"


@declares("edit_nomination")
@posted_only
def mend(request: RequestAbout[Nomination], pk: int) -> HttpResponse:
    """Back to the nomination in its list, where the law's answer has changed."""
    nomination = request.subject
    way = request.POST.get(WAY, "")
    if way not in _DONE:
        raise not_of_this("Cách xử lý", f"“{way}”")
    messages.success(request, _DONE[RemedyWay(way)](request, nomination))
    return redirect(f"{reverse('dossiers:draft', args=[nomination.dossier_id])}#truong-hop-{nomination.pk}")


def _name_initiatives(request: RequestAbout[Nomination], nomination: Nomination) -> str:
    more = ticked_ids(request.POST, VALUE, field="Sáng kiến, đề tài làm căn cứ")
    there = nomination.initiatives.values_list("pk", flat=True)
    change_nomination(
        nomination.pk,
        {},
        version=_version(request),
        initiatives=[*there, *more],
        by=request.user,
        on=request.on,
    )
    return f"Đã chọn {len(more)} sáng kiến, đề tài làm căn cứ cho {nomination.recipient_name}."


def _lay_paper(request: RequestAbout[Nomination], nomination: Nomination) -> str:
    (paper, *_others) = ticked_ids(request.POST, VALUE, field="Giấy tờ đã có") or [0]
    laid = attach_again(paper, to=nomination.pk, by=request.user, on=request.on)
    return f"Đã đính kèm “{laid.name}” cho {nomination.recipient_name}."


def _name_ground(request: RequestAbout[Nomination], nomination: Nomination) -> str:
    ground = request.POST.get(VALUE, "")
    change_nomination(
        nomination.pk, {"ground": ground}, version=_version(request), by=request.user, on=request.on
    )
    return f"Đã đổi tiêu chuẩn xét của {nomination.recipient_name}."


def _propose_title(request: RequestAbout[Nomination], nomination: Nomination) -> str:
    code = request.POST.get(VALUE, "")
    asked = NewNomination(
        nomination.recipient_id,
        code,
        achievement_since=nomination.achievement_since,
        achievement_until=nomination.achievement_until,
        way=nomination.way,
    )
    add_nominations(nomination.dossier_id, [asked], by=request.user, on=request.on)
    return f"Đã đề nghị thêm {award_of(code).name} cho {nomination.recipient_name}."


def _version(request: RequestAbout[Nomination]) -> int:
    """The one that the page showed; none is older than every one there is."""
    return key_of(request.POST.get("version", "")) or 0


_DONE = {
    RemedyWay.INITIATIVES: _name_initiatives,
    RemedyWay.PAPER: _lay_paper,
    RemedyWay.GROUND: _name_ground,
    RemedyWay.TITLE: _propose_title,
}
