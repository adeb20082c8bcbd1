"""A preview of a proposed pack: asked for by a jurist, read by whoever confirms and by auditors."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from law_desk.access import may_load
from law_desk.models import LoadedPack, PackPreview, PreviewedAnswer
from law_desk.previews.last_preview import last_preview
from law_desk.previews.preview_job import ask_preview
from roles.access.asked_request import AskedRequest
from roles.access.declarations import holds
from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.doors.sent_once import sent_once
from roles.reader.current_office import current_office_of
from workflow.views.tried_packs.told_answers import told_answers

Kind = PreviewedAnswer.Kind
_A_PAGE = 50


@holds("propose_pack", "audit")
@sent_once
def pack_preview(request: AskedRequest, pack: int) -> HttpResponse:
    """Posting asks for a new one, which only jurists may."""
    row, refused = get_object_or_404(LoadedPack, pk=pack), None
    if request.method == "POST":
        here = reverse("workflow:pack_preview", args=[row.pk])
        try:
            asked = ask_preview(row.pk, by=request.user, on=request.on, back_url=here)
            return redirect("workflow:job", pk=asked.job_id)
        except (Forbidden, Overtaken):
            raise
        except Refused as fault:
            refused = fault
    last = last_preview(row, on=request.on)
    told: dict[str, Any] = {
        "pack": row,
        "last": last,
        "refused": refused,
        "may_ask": row.state == "proposed" and may_load(request.user, on=request.on),
        **(_answers(request, last.whole) if last.whole else {}),
    }
    return render(request, "workflow/previews/pack_preview.html", told, status=422 if refused else 200)


def _answers(request: AskedRequest, preview: PackPreview) -> dict[str, Any]:
    """The list that the address names: at first those whose verdict would be another."""
    counts = dict(preview.answers.order_by().values_list("kind").annotate(Count("pk")))
    asked = request.GET.get("loai", "")
    kind = Kind(asked) if asked in Kind.values else Kind.VERDICT
    rows = preview.answers.filter(kind=kind).order_by("pk")
    page = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    return {
        "kind": kind,
        "kinds": [(each.value, each.label, counts.get(each.value, 0)) for each in Kind],
        "page": page,
        "answers": told_answers(list(page), current_office_of(request)),
    }
