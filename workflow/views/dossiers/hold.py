"""What is held of one dossier: held, looked at again, let go on."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from dossiers.models import Dossier, Nomination, Standing, in_list_order
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.request_limits import LONG_FORM, takes
from roles.queries import names_on
from vietnamese.numbers import counted
from workflow.access import page_of
from workflow.actions.hold import hold as hold_door
from workflow.actions.look import look
from workflow.actions.release import release
from workflow.actions.steps.on_cases.keeping_from_hold import free_to_hold, kept_from_hold
from workflow.forms.holding import ChosenForm, HoldForm, LookForm, ReleaseForm
from workflow.table.moves import BY_ACT, Act
from workflow.views.shared.act_questions import RefusalInWords
from workflow.views.shared.attempt import refusal_of
from workflow.whose_turn import open_holds

HOLD, LOOK, RELEASE = "giu", "xem", "tiep"
FORMS: dict[str, type[ChosenForm]] = {HOLD: HoldForm, LOOK: LookForm, RELEASE: ReleaseForm}
DONE = {HOLD: "tạm giữ", LOOK: "xem lại và hẹn ngày xem tiếp của", RELEASE: "cho tiếp tục xét"}


@page_of(Act.HOLD)
@takes(LONG_FORM)
def hold(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """ "giu" holds the chosen, "xem" sets the day of their next look, "tiep" lets them go on."""
    dossier = request.subject
    rows = list(in_list_order(dossier.nominations.all()))
    kept = kept_from_hold(rows)
    forms = _forms(request, rows)
    refused: RefusalInWords | None = None
    for way, form in forms.items():
        if form.is_bound and form.is_valid():
            number = len(form.cleaned_data["chosen"])
            refused = refusal_of(partial(_do, form, request))
            if refused is None:
                messages.success(
                    request, f"Đã {DONE[way]} {counted(number)} trường hợp của hồ sơ {dossier.code}."
                )
                return redirect("workflow:dossier", pk=dossier.pk)
    forms[HOLD].offer(free_to_hold(rows, kept))
    page = {
        "dossier": dossier,
        "kept_from_hold": kept,
        "unit_name": names_on([dossier.unit_id], on=request.on)[dossier.unit_id],
        "stop": forms[HOLD],
        "again": forms[LOOK],
        "go": forms[RELEASE],
        "holds": open_holds().filter(nomination__dossier=dossier),
        "refused": refused,
        "refused_at": "",
        "citation": BY_ACT[Act.HOLD].citation,
    }
    status = refused.status if refused else 422 if request.method == "POST" else 200
    return render(request, "workflow/hold.html", page, status=status)


def _forms(request: HttpRequest, rows: list[Nomination]) -> dict[str, ChosenForm]:
    """What cannot be held is taken and not offered: the door says of it why."""
    held = [row for row in rows if row.standing == Standing.HELD]
    return {
        way: form(
            request.POST if way in request.POST else None,
            rows=rows if way == HOLD else held,
            prefix=way,
            initial={"chosen": [row.pk for row in held] if len(held) == 1 else []},
        )
        for way, form in FORMS.items()
    }


def _do(form: ChosenForm, request: AskedRequest) -> None:
    chosen, words = form.cleaned_data["chosen"], form.cleaned_data["reason"]
    who: dict[str, Any] = {"by": request.user, "on": request.on}
    if isinstance(form, LookForm):
        look(chosen, found=words, awaited=form.awaited, **who)
    elif isinstance(form, HoldForm):
        hold_door(chosen, reason=words, awaited=form.awaited, **who)
    else:
        release(chosen, reason=words, **who)
