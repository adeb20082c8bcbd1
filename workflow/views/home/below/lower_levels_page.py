"""The page “Cấp dưới”: how each jurisdiction below the reader's own is getting on."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dossiers.loading.kinds.powers_below import POWERS_LOAD
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares, may_open
from roles.models import Jurisdiction
from workflow.views.home.below.lower_levels import lower_levels

PAGE = 50


@declares("see_jurisdiction")
@require_GET
def below(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """`?loc=thieu` shows those that cannot work yet, `?loc=cham` those that are late."""
    found, asked = lower_levels(request.subject, on=request.on), request.GET.get("loc", "")
    lacking = [one for one in found if one.needs]
    late = [one for one in found if one.late]
    shown = {"thieu": lacking, "cham": late}.get(asked, found)
    told = {
        "jurisdiction": request.subject,
        "page": Paginator(shown, PAGE).get_page(request.GET.get("page")),
        "asked": asked if shown is not found else "",
        "number": len(found),
        "lacking": len(lacking),
        "late": len(late),
        "underway": sum(one.underway for one in found),
        "decided": sum(one.decided for one in found),
        "may_found": all(
            may_open(right, request.user, request.subject, on=request.on)
            for right in ("load_history", POWERS_LOAD.right)
        ),
    }
    return render(request, "workflow/below.html", told)
