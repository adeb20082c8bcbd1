"""The page “Nếu … thì” of a draft: ticks and a number, compared with the draft as it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from dossiers.drafting.what_if import imagine
from dossiers.models import Dossier, Nomination, Standing, in_list_order
from law.awards import award as award_of
from law.awards import name_of
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.access.request_limits import LONG_FORM, takes
from roles.doors.foreign_ids import refuse_foreign
from roles.forms.posted_ids import ticked_ids

MOST = 10_000
KEPT = "Giữ lại"


@declares("edit_draft")
@require_http_methods(["GET", "POST"])
@takes(LONG_FORM)
def imagined(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """Posting changes nothing: a long list does not fit into an address."""
    dossier = request.subject
    if dossier.is_shut:
        return render(request, "dossiers/sealed.html", {"dossier": dossier})
    rows = _in_order(dossier)
    everybody = {row.pk for row in rows}
    kept = set(ticked_ids(request.POST, "giu", field=KEPT)) if request.method == "POST" else everybody
    refuse_foreign(kept, everybody, field=KEPT)
    more, is_number = _number(request.POST.get("them", ""))
    found = imagine(dossier, kept={str(key) for key in kept}, more=more, on=request.on)
    names = {str(row.pk): f"{row.recipient_name} ({name_of(row.award)})" for row in rows}
    given: dict[str, Any] = {
        "dossier": dossier,
        "unit_name": dossier.unit.name_on(request.on),
        "groups": [
            (award_of(code), list(of_award)) for code, of_award in groupby(rows, lambda row: row.award)
        ],
        "kept": kept,
        "more": request.POST.get("them", ""),
        "is_number": is_number,
        "found": found,
        "changes": [(names.get(each.nominee, "Cả hồ sơ"), each) for each in found.changes],
    }
    is_live = request.headers.get("HX-Request") == "true"
    page = "dossiers/parts/imagined.html" if is_live else "dossiers/imagined.html"
    return render(request, page, given, status=200 if is_number else 422)


def _number(typed: str) -> tuple[int, bool]:
    """Fewer is written with a minus sign; an empty field is none."""
    plain = typed.strip().replace("−", "-")
    if not plain:
        return 0, True
    is_number = plain.removeprefix("-").removeprefix("+").isdecimal() and len(plain) <= len(str(MOST))
    return (int(plain), True) if is_number else (0, False)


def _in_order(dossier: Dossier) -> Sequence[Nomination]:
    """Titles before forms, the highest first, then as the unit ordered them."""
    rows = dossier.nominations.filter(standing=Standing.DRAFT)
    return list(in_list_order(rows))
