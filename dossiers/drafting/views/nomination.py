"""One nomination of a draft: changed on its own panel, checked while typing."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dossiers.drafting.changing_drafts import change_nomination
from dossiers.drafting.draft_page import DraftPage, ShownNomination, draft_page, with_remedies
from dossiers.drafting.forms import AttachForm, ChangeForm
from dossiers.drafting.views.draft import what_if
from dossiers.drafting.views.edit_differences import edit_differences, told_as_saved
from dossiers.drafting.views.posted_only import posted_only
from dossiers.form_fields.ground_field import ACCEPTED
from dossiers.models import Nomination
from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import declares
from roles.access.open_forms import keeps_typing
from roles.doors.refusals import Overtaken, Refused
from roles.forms.two_editors import (
    FieldOfTwo,
    as_chosen,
    asked_again,
    fields_of_two,
    merged,
    refuse_unchosen,
)


@declares("edit_nomination")
@keeps_typing()
@require_http_methods(["GET", "POST"])
def change(request: RequestAbout[Nomination], pk: int) -> HttpResponse:
    """The panel of one nomination; saving leads back to the list."""
    nomination = request.subject
    if request.method == "GET":
        found = draft_page(nomination.dossier, on=request.on)
        return _panel(request, nomination, ChangeForm(nomination=nomination, on=request.on), found)
    form = ChangeForm(as_chosen(request.POST), nomination=nomination, on=request.on)
    is_valid, asked = form.is_valid(), asked_again(request.POST, [form])
    if not is_valid:
        found = draft_page(nomination.dossier, on=request.on)
        return _panel(request, nomination, form, found, status=422, others=asked)
    saved = edit_differences(form, nomination)
    try:
        refuse_unchosen(request.POST, asked)
        _change(request, nomination, form)
    except Refused as refused:
        return _refused(request, nomination, refused)
    messages.success(request, told_as_saved(nomination.recipient_name, saved))
    return redirect(f"{reverse('dossiers:draft', args=[nomination.dossier_id])}#truong-hop-{nomination.pk}")


@declares("edit_nomination")
@posted_only
def check(request: RequestAbout[Nomination], pk: int) -> HttpResponse:
    """The live check of what is typed; nothing is stored."""
    nomination = request.subject
    form = ChangeForm(as_chosen(request.POST), nomination=nomination, on=request.on)
    given: dict[str, object] = {"form": form, "nomination": nomination, "is_live": True}
    if form.is_valid():
        try:
            _, found = what_if(lambda: _change(request, nomination, form), nomination.dossier, on=request.on)
            given |= {"shown": found, "row": _row(found, nomination)}
        except Refused as refused:
            given["refused"] = refused
    return render(request, "dossiers/parts/change_check.html", given)


def _change(request: AskedRequest, nomination: Nomination, form: ChangeForm) -> Nomination:
    return change_nomination(
        nomination.pk,
        form.changes(),
        version=form.cleaned_data["version"],
        initiatives=form.initiative_ids(),
        by=request.user,
        on=request.on,
    )


def _refused(request: AskedRequest, nomination: Nomination, refused: Refused) -> HttpResponse:
    """What was typed stays in the form. Overtaken: what the other alone changed is taken over, of what both
    changed the page asks whose words stand, and the form now answers that version."""
    nomination.refresh_from_db()
    is_overtaken = isinstance(refused, Overtaken)
    sent = as_chosen(request.POST)
    if accepted := sent.pop(ACCEPTED, None):
        sent.setlist("ground", accepted)
    form = ChangeForm(sent, nomination=nomination, on=request.on)
    form.is_valid()
    others = (fields_of_two if is_overtaken else asked_again)(request.POST, [form])
    if is_overtaken:
        sent = merged(sent, [form], others)
        sent["version"] = str(nomination.version)
        form = ChangeForm(sent, nomination=nomination, on=request.on)
        form.is_valid()
    return _panel(
        request,
        nomination,
        form,
        draft_page(nomination.dossier, on=request.on),
        status=409 if is_overtaken else 422,
        refused=refused,
        others=others,
    )


def _panel(
    request: HttpRequest,
    nomination: Nomination,
    form: ChangeForm,
    found: DraftPage,
    *,
    status: int = 200,
    refused: Refused | None = None,
    others: Sequence[FieldOfTwo] = (),
) -> HttpResponse:
    given = {
        "nomination": nomination,
        "dossier": nomination.dossier,
        "form": form,
        "shown": found,
        "row": _row_with_remedies(found, nomination),
        "attach_form": AttachForm(),
        "refused": refused,
        "others": others,
    }
    return render(request, "dossiers/nomination.html", given, status=status)


def _row(found: DraftPage, nomination: Nomination) -> ShownNomination | None:
    return next((row for row in found.rows if row.nomination.pk == nomination.pk), None)


def _row_with_remedies(found: DraftPage, nomination: Nomination) -> ShownNomination | None:
    row = _row(found, nomination)
    return row and with_remedies(found, [row], nomination.dossier)[0]
