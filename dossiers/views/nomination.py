"""One nomination of a draft: changed on its own panel, checked while typing, removed with a way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from dossiers.differing import Difference, differences
from dossiers.drafting import change_nomination, remove_nomination
from dossiers.forms import AttachForm, ChangeForm
from dossiers.models import Nomination
from dossiers.shown import Shown, shown
from dossiers.views.draft import what_if
from roles.access import declares
from roles.refusals import Overtaken, Refused


@declares("edit_nomination")
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """The panel of one nomination; saving leads back to the list."""
    nomination = _subject(request)
    if request.method == "GET":
        found = shown(nomination.dossier, on=_on(request))
        return _panel(request, nomination, ChangeForm(nomination=nomination, on=_on(request)), found)
    form = ChangeForm(request.POST, nomination=nomination, on=_on(request))
    if not form.is_valid():
        return _panel(request, nomination, form, shown(nomination.dossier, on=_on(request)), status=422)
    try:
        _change(request, nomination, form)
    except Refused as refused:
        return _refused(request, nomination, refused)
    messages.success(request, f"Đã lưu {nomination.recipient_name}.")
    return redirect(f"{reverse('dossiers:draft', args=[nomination.dossier_id])}#truong-hop-{nomination.pk}")


@declares("edit_nomination")
@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """The live check of what is typed; nothing is stored."""
    nomination = _subject(request)
    form = ChangeForm(request.POST, nomination=nomination, on=_on(request))
    given: dict[str, object] = {"form": form, "nomination": nomination, "is_live": True}
    if form.is_valid():
        try:
            _, found = what_if(
                lambda: _change(request, nomination, form), nomination.dossier, on=_on(request)
            )
            given |= {"shown": found, "row": _row(found, nomination)}
        except Refused as refused:
            given["refused"] = refused
    return render(request, "dossiers/parts/change_check.html", given)


@declares("edit_nomination")
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes it out; the list offers to put it back."""
    nomination = _subject(request)
    removal = remove_nomination(nomination.pk, by=request.user, on=_on(request))
    return redirect(f"{reverse('dossiers:draft', args=[nomination.dossier_id])}?da-xoa={removal.pk}")


def _change(request: HttpRequest, nomination: Nomination, form: ChangeForm) -> Nomination:
    return change_nomination(
        nomination.pk,
        form.changes(),
        version=form.cleaned_data["version"],
        initiatives=form.initiative_ids(),
        by=request.user,
        on=_on(request),
    )


def _refused(request: HttpRequest, nomination: Nomination, refused: Refused) -> HttpResponse:
    """What was typed stays in the form. Overtaken: beside each field stands what the other wrote, and the
    form now answers that version, so that the next saving is a choice made with open eyes."""
    nomination.refresh_from_db()
    is_overtaken = isinstance(refused, Overtaken)
    sent = request.POST.copy()
    if is_overtaken:
        sent["version"] = str(nomination.version)
    form = ChangeForm(sent, nomination=nomination, on=_on(request))
    form.is_valid()
    return _panel(
        request,
        nomination,
        form,
        shown(nomination.dossier, on=_on(request)),
        status=409 if is_overtaken else 422,
        refused=refused,
        others=differences(form, nomination) if is_overtaken else [],
    )


def _panel(
    request: HttpRequest,
    nomination: Nomination,
    form: ChangeForm,
    found: Shown,
    *,
    status: int = 200,
    refused: Refused | None = None,
    others: Sequence[Difference] = (),
) -> HttpResponse:
    given = {
        "nomination": nomination,
        "dossier": nomination.dossier,
        "form": form,
        "shown": found,
        "row": _row(found, nomination),
        "attach_form": AttachForm(),
        "refused": refused,
        "others": others,
    }
    return render(request, "dossiers/nomination.html", given, status=status)


def _row(found: Shown, nomination: Nomination) -> object:
    return next((row for row in found.rows if row.nomination.pk == nomination.pk), None)


def _subject(request: HttpRequest) -> Nomination:
    return request.subject  # type: ignore[attr-defined]


def _on(request: HttpRequest) -> date:
    return request.on  # type: ignore[attr-defined]
