"""“Hướng dẫn”: the list of the guides, the reader's own first, and each of them; signed in, one reads all."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from config.pages.guides.every_guide import every_guide
from roles.access.declarations import signed_in
from roles.reader.current_office import offices_today


@signed_in
@require_GET
def guides(request: HttpRequest) -> HttpResponse:
    held = {seat.office for seat in offices_today(request)}
    own = [guide for guide in every_guide().values() if guide.offices & held]
    others = [guide for guide in every_guide().values() if guide not in own]
    return render(request, "guides/list.html", {"own": own, "others": others})


@signed_in
@require_GET
def guide(request: HttpRequest, code: str) -> HttpResponse:
    if code not in every_guide():
        raise Http404
    return render(request, "guides/guide.html", {"guide": every_guide()[code]})
