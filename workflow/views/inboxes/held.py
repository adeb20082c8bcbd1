"""The pile of what a jurisdiction holds, by its own clock: those whose day to look has come stand first."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.models import Jurisdiction
from roles.queries import names_on
from roles.rights.permissions import mandate_for
from workflow.whose_turn import holds_of

PAGE = 50


@declares("see_jurisdiction")
@require_GET
def held(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """What each waits for, for whom, since when and until when; the way on as the reader's right allows."""
    jurisdiction = request.subject
    on = request.on
    page = Paginator(holds_of(jurisdiction), PAGE).get_page(request.GET.get("page"))
    names = names_on([row.nomination.dossier.unit_id for row in page], on=on)
    rows = [(row, names[row.nomination.dossier.unit_id]) for row in page]
    told = {
        "jurisdiction": jurisdiction,
        "page": page,
        "rows": rows,
        "may_hold": mandate_for(request.user, "hold_nomination", jurisdiction, on=on) is not None,
    }
    return render(request, "workflow/held.html", told)
