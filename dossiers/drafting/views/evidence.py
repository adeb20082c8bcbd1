"""Papers: attaching them to a draft, taking them off, and reading them with the right to the dossier."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from dossiers.drafting.changing_drafts import attach as attach_paper
from dossiers.drafting.changing_drafts import remove_evidence
from dossiers.drafting.forms import AttachForm
from dossiers.drafting.views.draft_response import draft_response
from dossiers.drafting.views.posted_only import posted_only
from dossiers.form_fields.one_file import WITH_A_FILE
from dossiers.models import Dossier, Evidence
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.access.request_limits import takes
from roles.doors.refusals import Refused
from roles.doors.sent_once import sent_once
from roles.forms.posted_ids import id_or_none
from trail.kept_files.reading import read_kept

# Shown in the browser; anything else is only ever saved.
SHOWN_INLINE = frozenset({"application/pdf", "image/jpeg", "image/png"})


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
    """The stored bytes, compared, under the name the unit gave; the browser may not guess another type."""
    evidence = request.subject
    kept = evidence.paper
    content = read_kept(kept.file.name or "", sha256=kept.sha256, about=("dossier", evidence.dossier_id))
    response = FileResponse(
        content,
        as_attachment=kept.content_type not in SHOWN_INLINE,
        filename=evidence.name,
        content_type=kept.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _back(evidence: Evidence) -> str:
    if evidence.nomination_id:
        return reverse("dossiers:change", args=[evidence.nomination_id])
    return f"{reverse('dossiers:draft', args=[evidence.dossier_id])}#giay-to"
