"""The bloc's review of a dossier on one page: agree or not, reason and rank, seats before the eyes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from dossiers.models import Dossier, Nomination, Standing, in_list_order
from dossiers.recipients.also_proposed import tell_also_proposed
from dossiers.seats.counting import capped_awards
from dossiers.seats.reviewed_seats import SeatsAfterReview, seats_now
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.open_forms import keeps_typing
from roles.access.request_limits import LONG_FORM, takes
from roles.doors.one_act import rehearsed
from roles.doors.refusals import Refused
from roles.forms.fields import key_of
from roles.forms.posted_ids import refuse_foreign_fields
from roles.queries import names_on
from trail.queries import timeline
from trail.verbs import Verb
from workflow.access import page_of
from workflow.actions.bloc_review import Opinion
from workflow.actions.bloc_review import bloc_review as bloc_review_door
from workflow.actions.steps.handing import something_open
from workflow.models.desks import Desk
from workflow.queries.revisions.hidden_conduct import hide_conduct
from workflow.queries.revisions.which_revisions import since_last
from workflow.queries.told_of_rows import PointCount, count_of
from workflow.table.act_rights import may
from workflow.table.moves import BY_ACT, Act
from workflow.views.shared.act_questions import (
    RefusalInWords,
    refusal_in_words,
)
from workflow.whose_turn import open_passage_of

YES, NO = "co", "khong"
LAST_RANK = 9999
FIELDS = {"y-": "Ý kiến", "ly-do-": "Lý do", "hang-": "Hạng"}


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A nomination with what was typed about it."""

    nomination: Nomination
    choice: str
    reason: str
    rank: str

    @property
    def count(self) -> PointCount:
        return count_of(self.nomination)


@page_of(Act.BLOC_REVIEW)
@keeps_typing()
@takes(LONG_FORM)
def bloc_review(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """ "gui" sends the review, "dong-y" agrees to all that are not marked, "xem" only counts the seats;
    "chac-chan" alone sends one by which the dossier ends."""
    dossier = request.subject
    if request.method != "POST":
        before = _taken_back(dossier)
        return _page(request, dossier, [_as_before(each, before) for each in _nominations(dossier)])
    refuse_foreign_fields(request.POST, FIELDS, dossier.nominations.values_list("pk", flat=True))
    rows = [_row(each, request.POST) for each in _nominations(dossier)]
    faults = _rank_faults(rows)
    if faults:
        return _page(request, dossier, rows, status=422, faults=faults)
    opinions = _opinions(rows, is_rest_endorsed=not {"gui", "chac-chan"} & request.POST.keys())
    try:
        if "xem" in request.POST:
            seats = _what_if(request, dossier, opinions)
            return _page(request, dossier, rows, seats=seats, is_checked=True)
        if "chac-chan" not in request.POST and _ends(request, dossier, opinions):
            return _page(request, dossier, rows, is_asked=True)
        bloc_review_door(dossier.pk, opinions, by=request.user, on=request.on)
    except Refused as caught:
        refused = refusal_in_words(caught)
        return _page(request, dossier, rows, status=refused.status, refused=refused)
    messages.success(request, _done(dossier))
    return redirect("workflow:inbox")


def _nominations(dossier: Dossier) -> list[Nomination]:
    waiting = dossier.nominations.filter(standing=Standing.SUBMITTED).select_related("recipient")
    rows = list(in_list_order(waiting))
    tell_also_proposed(rows)
    return rows


def _taken_back(dossier: Dossier) -> dict[int, tuple[str, str]]:
    """By nomination the choice and the reason of the review that the bloc took back, to be sent again."""
    acts = [Verb.SUBMITTED, Verb.BLOC_REVIEWED, Verb.RECALLED]
    last = list(timeline(("dossier", dossier.pk)).filter(verb__in=acts).order_by("-seq")[:2])
    if [each.verb for each in last] != [Verb.RECALLED, Verb.BLOC_REVIEWED]:
        return {}
    moves = json.loads(last[1].payload)["moves"]
    return {
        move["nomination"]: (YES if move["to"] == Standing.ENDORSED else NO, move["reason"] or "")
        for move in moves
    }


def _as_before(nomination: Nomination, before: Mapping[int, tuple[str, str]]) -> ReviewRow:
    choice, reason = before.get(nomination.pk, ("", ""))
    return replace(_row(nomination, QueryDict()), choice=choice, reason=reason)


def _row(nomination: Nomination, given: QueryDict) -> ReviewRow:
    key = nomination.pk
    rank = given.get(f"hang-{key}", "")
    return ReviewRow(
        nomination=nomination,
        choice=given.get(f"y-{key}", ""),
        reason=given.get(f"ly-do-{key}", "")[:1000],
        rank=rank.strip() or (str(nomination.bloc_rank) if nomination.bloc_rank and not given else ""),
    )


def _rank_faults(rows: list[ReviewRow]) -> list[tuple[ReviewRow, str]]:
    return [
        (row, f"Hạng “{row.rank[:20]}” không phải là số từ 1 đến {LAST_RANK}.")
        for row in rows
        if row.rank and not 1 <= (key_of(row.rank) or 0) <= LAST_RANK
    ]


def _opinions(rows: list[ReviewRow], *, is_rest_endorsed: bool) -> dict[int, Opinion]:
    """Those without a choice are left out, so that the door names them, unless the rest is endorsed."""
    return {
        row.nomination.pk: Opinion(
            endorses=row.choice != NO, reason=row.reason.strip(), rank=int(row.rank) if row.rank else None
        )
        for row in rows
        if row.choice or is_rest_endorsed
    }


def _what_if(request: AskedRequest, dossier: Dossier, opinions: dict[int, Opinion]) -> list[SeatsAfterReview]:
    """The seats after the review, which is carried out and undone; raises what the door would raise."""
    with rehearsed():
        bloc_review_door(dossier.pk, opinions, by=request.user, on=request.on)
        return seats_now(dossier, on=request.on)


def _ends(request: AskedRequest, dossier: Dossier, opinions: dict[int, Opinion]) -> bool:
    """Whether nothing is left to appraise: the dossier is then closed, and no review is taken back."""
    if not opinions or any(each.endorses for each in opinions.values()):
        return False
    with rehearsed():
        bloc_review_door(dossier.pk, opinions, by=request.user, on=request.on)
        return _is_over(dossier)


def _is_over(dossier: Dossier) -> bool:
    return not Dossier.objects.filter(something_open(), pk=dossier.pk).exists()


def _done(dossier: Dossier) -> str:
    if not _is_over(dossier):
        return f"Đã gửi kết quả bình xét hồ sơ {dossier.code} đến cơ quan thẩm định."
    told = (
        f"Đã ghi kết quả bình xét: khối không đồng ý đề nghị nào. Hồ sơ {dossier.code} kết thúc, "
        "không chuyển cơ quan thẩm định; đơn vị được báo và đọc được lý do."
    )
    return dossier.bloc.said(told) if dossier.bloc else told


def _page(
    request: AskedRequest,
    dossier: Dossier,
    rows: list[ReviewRow],
    *,
    status: int = 200,
    refused: RefusalInWords | None = None,
    seats: list[SeatsAfterReview] | None = None,
    is_checked: bool = False,
    is_asked: bool = False,
    faults: list[tuple[ReviewRow, str]] | None = None,
) -> HttpResponse:
    on = request.on
    passage = open_passage_of(dossier)
    # Nobody of a bloc knows of what is under way about another unit's people.
    hide_conduct(row.nomination for row in rows)
    page: dict[str, Any] = {
        "dossier": dossier,
        "unit_name": names_on([dossier.unit_id], on=on)[dossier.unit_id],
        "passage": passage,
        "is_here": passage is not None and passage.desk == Desk.BLOC,
        "may_review": may(Act.BLOC_REVIEW, request.user, dossier, on=on),
        "rows": rows,
        "hides_conduct": True,
        "seats": seats_now(dossier, on=request.on) if seats is None else seats,
        "takes_seats": any(row.nomination.award in capped_awards() for row in rows),
        "is_checked": is_checked,
        "is_asked": is_asked,
        "refused": refused,
        "refused_at": "",
        "faults": faults or [],
        "changes": since_last(dossier, passage, on=on),
        "citation": BY_ACT[Act.BLOC_REVIEW].citation,
    }
    return render(request, "workflow/bloc_review.html", page, status=status)
