"""All that is known of a recipient on a page: titles with their decisions, ratings, initiatives, dossiers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dossiers.models import HeldTitle, Nomination, Recipient, Standing
from dossiers.recipients.paper_checks.how_known import tell_how_known
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares, may_open
from roles.reader.current_office import CurrentOffice, current_office_of
from workflow.models import Decision, Line
from workflow.queries.above.upward import sent_up_of
from workflow.queries.journey import journeys
from workflow.views.inboxes.visible_dossiers import opened_by
from workflow.views.search.found_decisions import decisions_within
from workflow.views.search.nomination_places import nomination_places


@declares("see_merits")
@require_GET
def whole_person(request: RequestAbout[Recipient], pk: int) -> HttpResponse:
    """Newest first; a dossier or a decision is a link where the office worked from opens it. As many
    statements for many titles and dossiers as for one."""
    person, current = request.subject, current_office_of(request)
    titles = list(person.titles.select_related("declared_by").order_by("-year", "-pk"))
    initiatives = list(person.initiatives.select_related("declared_by").order_by("-year", "-pk"))
    tell_how_known([*titles, *initiatives])
    decisions = _decisions(titles, current)
    told = {
        "recipient": person,
        "unit_name": person.unit.name_on(request.on),
        "titles": [(each, decisions.get(each.nomination_id or 0)) for each in titles],
        "ratings": person.ratings.order_by("-year"),
        "initiatives": initiatives,
        "nominations": _nominations(person, current),
        "may_see_card": may_open("see_recipient", request.user, person, on=request.on),
    }
    return render(request, "workflow/whole_person.html", told)


def _decisions(titles: Iterable[HeldTitle], current: CurrentOffice | None) -> dict[int, Decision]:
    """By nomination, those that the office may open."""
    if current is None:
        return {}
    given = [each.nomination_id for each in titles if each.nomination_id]
    lines = Line.objects.filter(
        nomination__in=given, is_live=True, decision__in=decisions_within(current).order_by()
    )
    return {line.nomination_id: line.decision for line in lines.select_related("decision")}


def _nominations(person: Recipient, current: CurrentOffice | None) -> list[tuple[Nomination, Any, bool]]:
    """Each with where it is, and whether its dossier opens; a draft is the unit's own matter."""
    if current is None:
        return []
    related = ("dossier__unit", "dossier__jurisdiction", "dossier__bloc", "recipient")
    asked = person.nominations.filter(dossier__discarded_on__isnull=True).select_related(*related)
    rows = list(asked.order_by("-dossier__year", "-pk"))
    opened = opened_by(current)([row.dossier for row in rows])
    lines = journeys({row.dossier_id: row.dossier for row in rows}.values())
    places = nomination_places(rows, lines, sent_up_of(rows, opened=opened_by(current)))
    is_own = current.organ == person.unit
    return [
        (row, places[row.pk], row.dossier_id in opened)
        for row in rows
        if is_own or row.standing != Standing.DRAFT
    ]
