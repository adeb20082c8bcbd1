"""Papers: attaching them to a draft, taking them off, and reading them with the right to the dossier."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from dossiers.drafting.changing_drafts import attach as attach_paper
from dossiers.drafting.changing_drafts import remove_evidence
from dossiers.drafting.forms import AttachForm
from dossiers.drafting.views.draft_response import draft_response
from dossiers.drafting.views.posted_only import posted_only
from dossiers.evidence.paper_response import paper_response
from dossiers.form_fields.one_file import WITH_A_FILE
from dossiers.models import Dossier, Evidence
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.access.request_limits import takes
from roles.doors.refusals import Refused
from roles.doors.sent_once import sent_once
from roles.forms.posted_ids import id_or_none


@declares("edit_draft")
@sent_once
@posted_only
@takes(WITH_A_FILE)
def attach(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """For the whole dossier, or for the nomination named in the form."""
    dossier = request.subject
    form = AttachForm(request.POST, request.FILES)
    if not form.is_valid():
        return draft_response(request, dossier, status=422, attach_form=form)
    try:
        evidence = attach_paper(
            dossier.pk,
            form.cleaned_data["file"],
            kind=form.cleaned_data["kind"],
            nomination_id=id_or_none(request.POST, "nomination", field="Trường hợp"),
            by=request.user,
            on=request.on,
        )
    except Refused as refused:
        return draft_response(request, dossier, status=422, attach_form=form, refused=refused)
    messages.success(request, f"Đã đính kèm “{evidence.name}”.")
    return redirect(_back(evidence))


@declares("edit_evidence")
@posted_only
def detach(request: RequestAbout[Evidence], pk: int) -> HttpResponse:
    evidence = remove_evidence(pk, by=request.user, on=request.on)
    messages.success(request, f"Đã gỡ “{evidence.name}” khỏi hồ sơ.")
    return redirect(_back(evidence))


@declares("see_evidence")
@require_GET
def paper(request: RequestAbout[Evidence], pk: int) -> HttpResponseBase:
    """The stored bytes under the name the unit gave."""
    evidence = request.subject
    return paper_response(evidence.paper, name=evidence.name, about=("dossier", evidence.dossier_id))


def _back(evidence: Evidence) -> str:
    if evidence.nomination_id:
        return reverse("dossiers:change", args=[evidence.nomination_id])
    return f"{reverse('dossiers:draft', args=[evidence.dossier_id])}#giay-to"
