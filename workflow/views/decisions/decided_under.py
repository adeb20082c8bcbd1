"""What was decided while a law pack held, for the people who have to look at it again."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from law_desk.models import LoadedPack
from law_desk.models.loaded_pack import HELD_ONCE
from roles.access.asked_request import AskedRequest
from roles.access.declarations import holds
from workflow.queries.auditing.judged_anew import decisions_under, judged_anew

_A_PAGE = 10


@holds("confirm_pack", "audit")
@require_GET
def decided_under(request: AskedRequest, pack: int) -> HttpResponse:
    """A pack that holds is the law of today: only of one that does not is anything said otherwise."""
    row = get_object_or_404(LoadedPack, pk=pack, state__in=HELD_ONCE)
    page = Paginator(decisions_under(row), _A_PAGE).get_page(request.GET.get("page"))
    told = {"pack": row, "page": page, "rows": judged_anew(list(page))}
    return render(request, "workflow/decisions/decided_under.html", told)
