"""Search over the dossiers and the persons that the seat may see, with or without accents."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dossiers.models import Dossier, Nomination
from roles.access import signed_in
from roles.asked_request import AskedRequest
from roles.queries import names_on
from roles.seat import Seat, seat_of
from vietnamese.text import fold
from workflow.reports.journey import journeys
from workflow.reports.upward import sent_up_of_dossiers
from workflow.views.inbox import by_words, here
from workflow.views.reach import dossiers_within, opened_by

MOST = 25


@signed_in
@require_GET
def search(request: AskedRequest) -> HttpResponse:
    """Two lists: nominations by the person's name, dossiers by code or unit."""
    seat = seat_of(request)
    words = request.GET.get("q", "").strip()[:100]
    is_asked = seat is not None and len(fold(words)) >= 2
    on = request.on
    people = _people(seat, words) if is_asked and seat else []
    dossiers = _dossiers(seat, words) if is_asked and seat else []
    shown = {each.pk: each for each in (*dossiers, *(row.dossier for row in people))}
    lines = journeys(shown.values())
    above = sent_up_of_dossiers(dossiers, opened=opened_by(seat)) if seat else {}
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


def _people(seat: Seat, words: str) -> list[Nomination]:
    rows = Nomination.objects.filter(
        dossier__in=dossiers_within(seat), recipient__folded__contains=fold(words)
    )
    related = ("dossier__unit", "dossier__jurisdiction", "dossier__bloc", "recipient")
    return list(rows.select_related(*related).order_by("-dossier_id", "sort_key", "pk")[: MOST + 1])


def _dossiers(seat: Seat, words: str) -> list[Dossier]:
    rows = dossiers_within(seat).filter(by_words(words))
    return list(rows.select_related("unit", "jurisdiction", "bloc").order_by("-pk")[: MOST + 1])
