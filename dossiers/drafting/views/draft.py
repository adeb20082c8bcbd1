"""The drafting page: one page for the list, its findings, seats and papers, and what is added to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from dossiers.drafting.changing_drafts import add_nominations, remove_nomination, reorder, restore_nomination
from dossiers.drafting.draft_page import DraftPage, draft_page
from dossiers.drafting.forms import AddForm
from dossiers.drafting.views.draft_response import draft_response, search_results
from dossiers.drafting.views.kept_choice import KEPT, forget_choice, keep_choice, kept_choice
from dossiers.drafting.views.posted_only import posted_only
from dossiers.drafting.views.told_once import common_findings, particular
from dossiers.models import Dossier, Nomination
from law.awards import award as award_of
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import declares
from roles.access.open_forms import keeps_typing
from roles.access.request_limits import LONG_FORM, takes
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.one_act import rehearsed
from roles.doors.refusals import Refused
from roles.doors.sent_once import sent_once
from roles.forms.fields import key_of
from roles.forms.posted_ids import ids_named
from roles.rights.permissions import mandate_at_unit
from roles.rights.unit_heirs import standing_for
from vietnamese.numbers import counted

# Before the id of a nomination: the field of its place in the unit's order.
PLACE = "thu-tu-"


@declares("edit_draft")
@require_GET
def draft(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """The page itself; a sealed dossier is shown where it is now, not here."""
    dossier = request.subject
    if dossier.is_shut:
        return render(request, "dossiers/sealed.html", {"dossier": dossier})
    kept = kept_choice(request, dossier)
    if kept is None:
        return draft_response(request, dossier)
    return draft_response(request, dossier, add_form=_still_choosing(kept, dossier, on=request.on))


@declares("edit_draft")
@require_GET
def find(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """The found people alone, while somebody is typing a name."""
    dossier = request.subject
    return render(
        request, "dossiers/parts/people.html", {"dossier": dossier, **search_results(request, dossier)}
    )


@declares("edit_draft")
@keeps_typing()
@sent_once
@posted_only
def add(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """Adds the chosen people; with "search" it only finds more of them, with "check" it only shows what the
    law would say, and neither changes anything. A search is posted: ticks and a summary may be longer than
    an address. With "newcomer" it leads to the page of a new person, and keeps them until the way back."""
    dossier = request.subject
    if "newcomer" in request.POST:
        keep_choice(request, dossier)
        return _to_newcomer(request, dossier)
    form = AddForm(request.POST, dossier=dossier, on=request.on)
    if "search" in request.POST:
        return draft_response(
            request, dossier, add_form=_still_choosing(request.POST, dossier, on=request.on)
        )
    if not form.is_valid():
        return draft_response(request, dossier, status=422, add_form=form)
    try:
        if "check" in request.POST:
            preview = _preview(request, dossier, form)
            return draft_response(request, dossier, add_form=form, preview=preview)
        made = add_nominations(dossier.pk, form.rows(), by=request.user, on=request.on)
    except Refused as refused:
        return draft_response(request, dossier, status=422, add_form=form, refused=refused)
    forget_choice(request, dossier)
    name = award_of(form.cleaned_data["award"]).name
    messages.success(request, f"Đã thêm {counted(len(made))} trường hợp {name}.")
    return redirect("dossiers:draft", pk=dossier.pk)


def _still_choosing(typed: QueryDict, dossier: Dossier, *, on: date) -> AddForm:
    """What is typed stays, and is not judged yet."""
    form = AddForm(typed, dossier=dossier, on=on)
    form.errors.clear()
    return form


def _to_newcomer(request: AskedRequest, dossier: Dossier) -> HttpResponse:
    """303, not 302: nothing was made, so the key of the form stays free (roles.doors.sent_once)."""
    back = f"{reverse('dossiers:draft', args=[dossier.pk])}?{KEPT}=1#them"
    query = urlencode({"ten": request.POST.get("tim", ""), "ve": back})
    unit = standing_for(dossier.unit, on=request.on)
    response = redirect(f"{reverse('dossiers:add_recipient', args=[unit.pk])}?{query}")
    response.status_code = HTTPStatus.SEE_OTHER
    return response


@declares("edit_draft")
@posted_only
def check(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """The live check: findings of what is being chosen, and the seats as they would be."""
    dossier = request.subject
    form = AddForm(request.POST, dossier=dossier, on=request.on)
    may_submit = mandate_at_unit(request.user, "submit_dossier", dossier.unit, on=request.on) is not None
    given: dict[str, Any] = {"dossier": dossier, "add_form": form, "may_submit": may_submit}
    if form.is_valid():
        try:
            given["preview"] = _preview(request, dossier, form)
        except Refused as refused:
            given["refused"] = refused
    if "preview" not in given:
        given["shown"] = draft_page(dossier, on=request.on)
    return render(request, "dossiers/parts/check.html", given)


@declares("edit_draft")
@posted_only
@takes(LONG_FORM)
def order(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """Saves the numbers of preference typed in the list."""
    dossier = request.subject
    keys = ids_named(request.POST, PLACE, field="Thứ tự ưu tiên")
    ordinals = {key: _ordinal(request.POST.get(f"{PLACE}{key}", "").strip()) for key in keys}
    reorder(dossier.pk, ordinals, by=request.user, on=request.on)
    messages.success(request, "Đã lưu thứ tự ưu tiên.")
    return redirect("dossiers:draft", pk=dossier.pk)


def _ordinal(typed: str) -> int:
    """0 for an empty field; -1, which the door refuses, for what is no number."""
    found = key_of(typed) if typed else 0
    return -1 if found is None else found


@declares("edit_draft")
@posted_only
def remove(request: RequestAbout[Dossier], pk: int, nomination: int) -> HttpResponse:
    """Takes it out; the list offers to put it back, to who clicked twice as well."""
    dossier = request.subject
    removal = dossier.removals.filter(nomination_id=nomination, restored_at=None).first()
    if removal is None:
        own = dossier.nominations.filter(pk=nomination).values_list("pk", flat=True)
        refuse_foreign([nomination], own, field="Xóa trường hợp")
        removal = remove_nomination(nomination, by=request.user, on=request.on)
    return redirect(f"{reverse('dossiers:draft', args=[pk])}?da-xoa={removal.pk}")


@declares("edit_draft")
@sent_once
@posted_only
def restore(request: RequestAbout[Dossier], pk: int, removal: int) -> HttpResponse:
    """Undo of a removal."""
    dossier = request.subject
    back = restore_nomination(dossier.pk, removal, by=request.user, on=request.on)
    messages.success(request, f"Đã khôi phục {back.recipient_name} ({award_of(back.award).name}).")
    return redirect("dossiers:draft", pk=dossier.pk)


def what_if(change: Callable[[], Any], dossier: Dossier, *, on: date) -> tuple[Any, DraftPage]:
    """Does the change through its own door, reads what the law says of it, and takes everything back."""
    with rehearsed():
        return change(), draft_page(dossier, on=on)


def _preview(request: AskedRequest, dossier: Dossier, form: AddForm) -> dict[str, Any]:
    made, found = what_if(
        lambda: add_nominations(dossier.pk, form.rows(), by=request.user, on=request.on),
        dossier,
        on=request.on,
    )
    new = {each.pk for each in made if isinstance(each, Nomination)}
    rows = [row for row in found.rows if row.nomination.pk in new]
    return {
        "rows": particular(rows),
        "common": common_findings(rows),
        "is_single": len(rows) == 1,
        "shown": found,
    }
