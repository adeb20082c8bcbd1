"""Two revisions of a dossier side by side."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dossiers.models import Dossier
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.queries import names_on
from workflow.queries.revisions.hidden_conduct import may_know_conduct, without_conduct
from workflow.queries.revisions.which_revisions import SinceLast, differences_of, last_change, since_last
from workflow.whose_turn import open_passage_of

DRAFT = "dang-soan"


@declares("see_dossier")
@require_GET
def revisions(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """Those asked for in the address ("tu", "den"); else since the holder of the desk last had it, and
    where he never had it the two last revisions that differ."""
    dossier, on = request.subject, request.on
    numbers = list(dossier.revisions.order_by("number").values_list("number", flat=True))
    asked = _asked(request, numbers, has_draft=not dossier.is_sealed)
    if asked is None:
        told = since_last(dossier, open_passage_of(dossier), on=on) or last_change(dossier, numbers, on=on)
    else:
        told = SinceLast(*asked, had_by="", differences=differences_of(dossier, *asked, on=on))
    if told is not None and not may_know_conduct(request.user, dossier, on=on):
        told = replace(told, differences=without_conduct(told.differences))
    page = {
        "dossier": dossier,
        "unit_name": names_on([dossier.unit_id], on=on)[dossier.unit_id],
        "numbers": numbers,
        "has_draft": not dossier.is_sealed,
        "draft": DRAFT,
        "told": told,
    }
    return render(request, "workflow/revisions/page.html", page)


def _asked(request: HttpRequest, numbers: list[int], *, has_draft: bool) -> tuple[int, int | None] | None:
    """None where the address asks for no two revisions that there are."""
    known: dict[str, int | None] = {str(number): number for number in numbers}
    before = known.get(request.GET.get("tu", ""))
    later = known | ({DRAFT: None} if has_draft else {})
    wanted = request.GET.get("den", "")
    if before is None or wanted not in later:
        return None
    return before, later[wanted]
