"""A dossier that went back to its unit, for the desks that had it: what they saw and did, no draft."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render

from dossiers.models import Dossier
from roles.access.asked_request import AskedRequest
from roles.queries import names_on
from trail.queries import timeline
from workflow.queries.auditing.audit_history import dossier_at
from workflow.queries.auditing.told_entries import told_entries
from workflow.reports.returned import last_return

SHOWN = 50
"""The last entries before the return; a dossier has fewer."""


def received_response(request: AskedRequest, dossier: Dossier) -> HttpResponse:
    """As it stood when it was sent back, read from the history alone."""
    returned = last_return(dossier)
    if returned is None:
        raise Http404
    entry = returned.entry
    past = timeline(("dossier", dossier.pk)).filter(seq__lte=entry.seq).order_by("-seq")[:SHOWN]
    told = {
        "dossier": dossier,
        "unit_name": names_on([dossier.unit_id], on=entry.acted_on)[dossier.unit_id],
        "title": returned.content["dossier"]["title"],
        "returned": entry,
        "reason": returned.told["reason"],
        "then": dossier_at(dossier, entry.at - timedelta(microseconds=1)),
        "entries": told_entries(past[::-1], user=request.user, on=request.on),
    }
    return render(request, "workflow/revisions/received.html", told)
