"""The petition and the list as PDF, for whoever may read the dossier."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from dossiers.drafting.petition_contents import list_of, petition_of
from dossiers.models import Dossier
from printing.documents.listing import render_list
from printing.documents.petition import render_petition
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares


@declares("see_dossier")
@require_GET
def petition(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    dossier = request.subject
    return _pdf(render_petition(petition_of(dossier, on=request.on)), f"to-trinh-{dossier.code}")


@declares("see_dossier")
@require_GET
def list_of_nominations(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    dossier = request.subject
    return _pdf(render_list(list_of(dossier, on=request.on)), f"danh-sach-{dossier.code}")


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
