"""Search over the dossiers and the persons that the office may see, with or without accents."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dossiers.models import Dossier, Nomination
from roles.access.asked_request import AskedRequest
from roles.access.declarations import signed_in
from roles.queries import names_on
from roles.reader.current_office import CurrentOffice, current_office_of
from vietnamese.text import fold
from workflow.queries.journey import journeys
from workflow.queries.upward import sent_up_of_dossiers
from workflow.views.inboxes.dossier_lists import by_words, here
from workflow.views.inboxes.visible_dossiers import dossiers_within, opened_by

MOST = 25


@signed_in
@require_GET
def search(request: AskedRequest) -> HttpResponse:
    """Two lists: nominations by the person's name, dossiers by code or unit."""
    current = current_office_of(request)
    words = request.GET.get("q", "").strip()[:100]
    is_asked = current is not None and len(fold(words)) >= 2
    on = request.on
    people = _people(current, words) if is_asked and current else []
    dossiers = _dossiers(current, words) if is_asked and current else []
    shown = {each.pk: each for each in (*dossiers, *(row.dossier for row in people))}
    lines = journeys(shown.values())
    above = sent_up_of_dossiers(dossiers, opened=opened_by(current)) if current else {}
    names = names_on([each.unit_id for each in shown.values()], on=on) if shown else {}
    told = {
        "words": words,
        "is_asked": is_asked,
        "people": [(row, names[row.dossier.unit_id], here(lines[row.dossier_id])) for row in people[:MOST]],
        "dossiers": [
            (each, names[each.unit_id], here(lines[each.pk]), above.get(each.pk, []))
            for each in dossiers[:MOST]
        ],
        "is_cut": len(people) > MOST or len(dossiers) > MOST,
        "most": MOST,
    }
    return render(request, "workflow/search.html", told)


def _people(current: CurrentOffice, words: str) -> list[Nomination]:
    rows = Nomination.objects.filter(
        dossier__in=dossiers_within(current), recipient__folded__contains=fold(words)
    )
    related = ("dossier__unit", "dossier__jurisdiction", "dossier__bloc", "recipient")
    return list(rows.select_related(*related).order_by("-dossier_id", "sort_key", "pk")[: MOST + 1])


def _dossiers(current: CurrentOffice, words: str) -> list[Dossier]:
    rows = dossiers_within(current).filter(by_words(words))
    return list(rows.select_related("unit", "jurisdiction", "bloc").order_by("-pk")[: MOST + 1])
