"""The petition, with its list, as PDF, for whoever may read the dossier."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from dossiers.drafting.petitioning.petition_contents import petition_of
from dossiers.models import Dossier
from printing.documents.petition import render_petition
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares


@declares("see_dossier")
@require_GET
def petition(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    dossier = request.subject
    content = render_petition(petition_of(dossier, on=request.on))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="to-trinh-{dossier.code}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
