"""Whose packs are taken here: the keys that were compared with their owners."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from law_desk.access import may_load
from law_desk.acts.trusting_keys import end_trust, trust_key
from law_desk.forms import PublisherForm, SpokenReasonForm
from law_desk.models import PublisherKey
from roles.access.asked_request import AskedRequest
from roles.access.declarations import holds
from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.doors.sent_once import sent_once


@holds("trust_publisher", "audit")
@require_GET
def keys(request: AskedRequest) -> HttpResponse:
    rows = PublisherKey.objects.select_related("trusted_by", "ended_by").order_by("ended_on", "owner", "pk")
    told = {
        "running": [row for row in rows if row.ended_on is None],
        "ended": [row for row in rows if row.ended_on is not None],
        "may_trust": may_load(request.user, on=request.on),
    }
    return render(request, "law_desk/keys.html", told)


@holds("trust_publisher")
@sent_once
def trust(request: AskedRequest) -> HttpResponse:
    form = PublisherForm(request.POST or None)
    told: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            key = trust_key(by=request.user, on=request.on, **form.cleaned_data)
        except Forbidden:
            raise
        except Refused as refused:
            return render(request, "law_desk/trust.html", told | {"refused": refused}, status=422)
        messages.success(request, f"Từ nay gói luật do {key.owner} ký được nhận để xem xét.")
        return redirect("law_desk:keys")
    return render(request, "law_desk/trust.html", told, status=422 if form.errors else 200)


@holds("trust_publisher")
def end(request: AskedRequest, publisher: int) -> HttpResponse:
    key = get_object_or_404(PublisherKey, pk=publisher)
    if request.method != "POST" and key.ended_on is not None:
        return redirect("law_desk:keys")
    form = SpokenReasonForm(request.POST or None)
    told: dict[str, Any] = {"key": key, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            end_trust(key.pk, by=request.user, on=request.on, **form.cleaned_data)
        except (Forbidden, Overtaken):
            raise
        except Refused as refused:
            return render(request, "law_desk/end_trust.html", told | {"refused": refused}, status=422)
        messages.success(request, f"Đã thôi tin khóa của {key.owner}.")
        return redirect("law_desk:keys")
    return render(request, "law_desk/end_trust.html", told, status=422 if form.errors else 200)
