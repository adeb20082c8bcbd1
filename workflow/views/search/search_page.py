"""The page of what was found, a list for each kind of thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Case, OuterRef, Subquery, Value, When
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dossiers.form_fields.counts import FIRST_YEAR, LAST_YEAR
from dossiers.models import Dossier, Nomination
from dossiers.recipients.outside.outside_words import award_words, paper_words, state_words
from roles.access.asked_request import AskedRequest
from roles.access.declarations import signed_in
from roles.forms.searched_words import EXACT, nearness
from roles.models import Unit, UnitProfile
from roles.queries import names_on
from roles.reader.current_office import CurrentOffice, current_office_of
from workflow.queries.above.upward import sent_up_of, sent_up_of_dossiers
from workflow.queries.journey import journeys, steps_now
from workflow.views.inboxes.chosen_dossiers import by_code, by_words
from workflow.views.inboxes.visible_dossiers import dossiers_within, opened_by
from workflow.views.search.found_decisions import found_decisions
from workflow.views.search.found_outside import found_outside
from workflow.views.search.found_people import found_initiatives, found_nominations, found_recipients
from workflow.views.search.found_units import found_units
from workflow.views.search.nomination_places import nomination_places
from workflow.views.search.searched_for import SearchedFor, searched_for

MOST = 25
# Kinds that no year narrows.
OF_NO_YEAR = frozenset(("units", "recipients"))


@signed_in
@require_GET
def search(request: AskedRequest) -> HttpResponse:
    """At most `MOST` of each kind."""
    current = current_office_of(request)
    sought = searched_for(request.GET.get("q", ""), request.GET.get("nam", ""))
    is_asked = current is not None and sought.is_enough
    found = _found(current, sought, on=request.on) if is_asked and current else {}
    shown = {kind: rows[:MOST] for kind, rows in found.items()}
    nearest = {kind: min(each.nearness for each in rows) for kind, rows in shown.items() if rows}
    told = {
        "words": sought.words,
        "year": sought.year if sought.is_asked else None,
        "wrong_year": sought.wrong_year,
        "first_year": FIRST_YEAR,
        "last_year": LAST_YEAR,
        "has_what_is_of_no_year": sought.year is not None and not OF_NO_YEAR.isdisjoint(nearest),
        "is_asked": is_asked,
        "kinds": [f"workflow/parts/found_{kind}.html" for kind in sorted(nearest, key=nearest.__getitem__)],
        "cut": [kind for kind, rows in found.items() if len(rows) > MOST],
        "most": MOST,
        **(_told(current, shown, on=request.on) if current and found else {}),
    }
    return render(request, "workflow/search.html", told)


def _found(current: CurrentOffice, sought: SearchedFor, *, on: date) -> dict[str, Sequence[Any]]:
    """One more than is shown of each kind, so that the page knows that there are more; of kinds that are
    equally near, the one named first is shown first."""
    most = MOST + 1
    is_named = bool(sought.words)
    return {
        "units": found_units(current, sought, on=on, most=most) if is_named else [],
        "recipients": found_recipients(current, sought, on=on, most=most) if is_named else [],
        "nominations": found_nominations(current, sought, most=most),
        "dossiers": _dossiers(current, sought, most=most),
        "decisions": found_decisions(current, sought, most=most),
        "outside": found_outside(current, sought, most=most),
        "initiatives": found_initiatives(current, sought, most=most),
    }


def _dossiers(current: CurrentOffice, sought: SearchedFor, *, most: int) -> list[Dossier]:
    rows = dossiers_within(current).filter(sought.met(by_words, year="year"))
    profiles = UnitProfile.objects.filter(unit=OuterRef("unit"))
    near = profiles.annotate(near=nearness(sought.plain, name="name", at="folded")).order_by("near")
    by_unit = Subquery(near.values("near")[:1])
    coded = by_code(sought.words)
    nearest = Case(When(coded, then=Value(EXACT)), default=by_unit) if coded else by_unit
    ordered = rows.annotate(nearness=nearest).order_by("nearness", "-pk")
    return list(ordered.select_related("unit", "jurisdiction", "bloc")[:most])


def _told(current: CurrentOffice, found: dict[str, Sequence[Any]], *, on: date) -> dict[str, Any]:
    """The lists as the page shows them: with the names of units and with where each dossier is."""
    nominations: Sequence[Nomination] = found["nominations"]
    dossiers: Sequence[Dossier] = found["dossiers"]
    initiatives = found["initiatives"]
    shown = {each.pk: each for each in (*dossiers, *(row.dossier for row in nominations))}
    lines, above = journeys(shown.values()), sent_up_of_dossiers(dossiers, opened=opened_by(current))
    places = nomination_places(nominations, lines, sent_up_of(nominations, opened=opened_by(current)))
    recipients = found["recipients"]
    named = {each.unit_id for each in (*shown.values(), *initiatives, *recipients)}
    names = names_on(named, on=on) if named else {}
    return {
        **found,
        "recipients": [(each, names[each.unit_id]) for each in recipients],
        "is_own_unit": isinstance(current.organ, Unit),
        "units": [(each.profile, each.over_on) for each in found["units"]],
        "nominations": [(row, names[row.dossier.unit_id], places[row.pk]) for row in nominations],
        "dossiers": [
            (each, names[each.unit_id], steps_now(lines[each.pk]), above.get(each.pk, []))
            for each in dossiers
        ],
        "outside": [
            (each, award_words(each), paper_words(each), state_words(each)) for each in found["outside"]
        ],
        "initiatives": [(each, names[each.unit_id]) for each in initiatives],
    }
