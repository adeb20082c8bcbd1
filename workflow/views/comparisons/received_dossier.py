"""A dossier that went back to its unit, for the desks that had it: what they saw and did, no draft."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render

from dossiers.models import Dossier
from roles.access.asked_request import AskedRequest
from roles.queries import names_on
from trail.models import Entry
from trail.queries import timeline
from trail.verbs import Verb
from workflow.queries.auditing.audit_history import dossier_at
from workflow.queries.auditing.told_entries import told_entries
from workflow.queries.revisions.hidden_conduct import may_know_conduct
from workflow.reports.returned import last_return


def received_response(request: AskedRequest, dossier: Dossier) -> HttpResponse:
    """As it stood when it was sent back, read from the history alone."""
    returned = last_return(dossier)
    if returned is None:
        raise Http404
    entry = returned.entry
    is_known = may_know_conduct(request.user, dossier, on=request.on)
    told = {
        "dossier": dossier,
        "unit_name": names_on([dossier.unit_id], on=entry.acted_on)[dossier.unit_id],
        "title": returned.content["dossier"]["title"],
        "returned": entry,
        "reason": returned.told["reason"],
        "then": dossier_at(dossier, entry.at - timedelta(microseconds=1)),
        "entries": told_entries(
            _since_submitted(entry), user=request.user, on=request.on, hides_conduct=not is_known
        ),
    }
    return render(request, "workflow/revisions/received.html", told)


def _since_submitted(returned: Entry) -> QuerySet[Entry]:
    """What was done between the last submission and the return; before it the unit was alone with it."""
    past = timeline(("dossier", returned.chain.subject_id)).filter(seq__lte=returned.seq)
    submitted = past.filter(verb=Verb.SUBMITTED).last()
    return past.filter(seq__gte=submitted.seq) if submitted else past
