"""The Board's desk: appraise a dossier, or hand on what is decided above."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from dossiers.models import Dossier, Nomination, Standing
from law.judgement.judging import Judgement
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.open_forms import keeps_typing
from roles.access.request_limits import LONG_FORM, takes
from roles.doors.one_act import rehearsed
from roles.doors.refusals import Refused
from roles.forms.posted_ids import refuse_foreign_fields, ticked_ids
from roles.queries import heir_on, names_on
from vietnamese.numbers import counted
from workflow.access import page_of
from workflow.actions.appraise import appraise as appraise_door
from workflow.actions.forward import forward as forward_door
from workflow.actions.steps.on_cases.keeping_from_hold import free_to_hold, kept_from_hold
from workflow.forms.holding import AwaitedForm
from workflow.models.desks import Desk
from workflow.queries.revisions.which_revisions import since_last
from workflow.table.moves import BY_ACT, Act
from workflow.views.disqualified.ways_on import ways_on
from workflow.views.dossiers.appraisal.appraisal_rows import (
    APPRAISES,
    FIELDS,
    HOLDS,
    WAITS,
    AppraisalRow,
    appraisals_in,
    judged_rows,
    set_aside,
    shared_doubts,
)
from workflow.views.dossiers.appraisal.appraised import appraised_already
from workflow.views.shared.act_questions import RefusalInWords, refusal_in_words
from workflow.whose_turn import open_passage_of

HELD = "giu"
# Names on the form: all that is not marked is in order; that was looked at; back to the marks.
REST, LOOKED_AT, BACK = "con-lai", "da-xem", "sua"


@page_of(Act.APPRAISE)
@keeps_typing()
@takes(LONG_FORM)
def appraise(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """One page of the nominations that wait. "con-lai" finds all of them in order that are not marked, once
    the page that names them was answered with "da-xem"; "sua" leads from there back to the marks."""
    dossier = request.subject
    given = request.POST if request.method == "POST" else QueryDict()
    judgement, rows, rest = judged_rows(request, dossier, given)
    if request.method != "POST":
        return _page(request, dossier, judgement, rows, rest)
    refuse_foreign_fields(given, FIELDS, dossier.nominations.values_list("pk", flat=True))
    awaited = AwaitedForm(given, prefix=HELD, is_required=False)
    if not awaited.is_valid() or BACK in given:
        status = 200 if BACK in given else 422
        return _page(request, dossier, judgement, rows, rest, status=status, awaited=awaited)
    act = partial(
        appraise_door,
        dossier.pk,
        appraisals_in(rows, given, is_rest_appraised=REST in given),
        awaited=awaited.awaited,
        by=request.user,
        on=request.on,
    )
    try:
        if REST in given and LOOKED_AT not in given:
            with rehearsed():
                act()
            return _review(request, dossier, rows)
        moved = act()
    except Refused as caught:
        refused = refusal_in_words(caught)
        return _page(
            request, dossier, judgement, rows, rest, status=refused.status, refused=refused, awaited=awaited
        )
    messages.success(request, _said(moved, dossier))
    is_more = dossier.nominations.filter(standing=Standing.ENDORSED).exists()
    return redirect("workflow:appraise" if is_more else "workflow:dossier", pk=dossier.pk)


def _said(moved: list[Nomination], dossier: Dossier) -> str:
    held = sum(row.standing == Standing.HELD for row in moved)
    words = [f"Đã thẩm định {counted(len(moved) - held)} trường hợp"]
    if held:
        words.append(f"tạm giữ {counted(held)} trường hợp")
    return f"{', '.join(words)} của hồ sơ {dossier.code}."


def _review(request: AskedRequest, dossier: Dossier, rows: list[AppraisalRow]) -> HttpResponse:
    """Names all that would be found in order without a mark of their own; nothing is written yet."""
    page = {
        "dossier": dossier,
        "unit_name": names_on([dossier.unit_id], on=request.on)[dossier.unit_id],
        "typed": [
            (name, value)
            for name, values in request.POST.lists()
            if name != "csrfmiddlewaretoken"
            for value in values
        ],
        "unmarked": [row for row in rows if not row.choice],
        "marked": [row for row in rows if row.choice == APPRAISES],
        "held": [row for row in rows if row.choice == HOLDS],
        "left": [row for row in rows if row.choice == WAITS],
        "citation": BY_ACT[Act.APPRAISE].citation,
    }
    return render(request, "workflow/appraise_rest.html", page)


def _page(
    request: AskedRequest,
    dossier: Dossier,
    judgement: Judgement,
    rows: list[AppraisalRow],
    rest: int,
    *,
    status: int = 200,
    refused: RefusalInWords | None = None,
    awaited: AwaitedForm | None = None,
) -> HttpResponse:
    passage = open_passage_of(dossier)
    appraised = appraised_already(dossier)
    page = {
        "dossier": dossier,
        "unit_name": names_on([dossier.unit_id], on=request.on)[dossier.unit_id],
        "passage": passage,
        "is_here": passage is not None and passage.desk == Desk.BOARD,
        "may_send_back": BY_ACT[Act.SEND_BACK].ready.suits_cases(_standings(dossier)),
        "rows": rows,
        "rest": rest,
        "shared": shared_doubts(rows, request.POST),
        "general": [each for each in judgement.adverse if each.nominee is None],
        "held": dossier.nominations.filter(standing=Standing.HELD).count(),
        "set_aside": set_aside(dossier),
        "appraised": appraised,
        "holdable": {row.pk for row in free_to_hold(appraised, kept_from_hold(appraised))},
        "cards": {row.nomination.recipient_id: row for row in rows if row.card}.values(),
        **ways_on(dossier, passage, user=request.user, on=request.on),
        "changes": since_last(dossier, passage, on=request.on),
        "goes_up": [row for row in rows if row.goes_up],
        "above": heir_on(dossier.jurisdiction.above, request.on),
        "awaited": awaited or AwaitedForm(prefix=HELD, is_required=False),
        "refused": refused,
        "refused_at": "",
        "citation": BY_ACT[Act.APPRAISE].citation,
    }
    return render(request, "workflow/appraise.html", page, status=status)


def _standings(dossier: Dossier) -> set[str]:
    return set(dossier.nominations.order_by().values_list("standing", flat=True).distinct())


@page_of(Act.FORWARD)
@require_POST
@takes(LONG_FORM)
def forward(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """The chosen nominations, decided above, go into the organ's own draft there."""
    dossier = request.subject
    ids = ticked_ids(request.POST, "chuyen", field="Chuyển cấp trên")
    try:
        draft = forward_door(dossier.pk, ids, by=request.user, on=request.on)
    except Refused as caught:
        judgement, rows, rest = judged_rows(request, dossier, QueryDict())
        refused = refusal_in_words(caught)
        return _page(request, dossier, judgement, rows, rest, status=refused.status, refused=refused)
    messages.success(
        request,
        f"Đã chuyển {counted(len(ids))} trường hợp lên {draft.jurisdiction.name}, trong hồ sơ {draft.code}.",
    )
    is_more = dossier.nominations.filter(standing=Standing.ENDORSED).exists()
    return redirect("workflow:appraise" if is_more else "workflow:dossier", pk=dossier.pk)
