"""The Board's year: on whose desk dossiers lie, what moved in these weeks, what was decided.

What is late waits for the Board, and stands at the top of its home page.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count
from django.urls import reverse

from roles.models import Jurisdiction
from trail.models import Entry
from trail.verbs import LABELS, Verb
from vietnamese.numbers import grouped
from workflow.forms.dossier_places import DossierPlace, places_known_to, stays_at
from workflow.views.years.charts import Bar, Chart, SeatYear, filled
from workflow.views.years.year_of_decisions import decision_charts

LYING = (DossierPlace.AT_BLOC, DossierPlace.ARRIVED, DossierPlace.RECEIVED)
WEEKS = 4
# What is counted of each act: dossiers, meetings or decisions.
MOVING = {
    Verb.SUBMITTED: "dossier",
    Verb.BLOC_REVIEWED: "dossier",
    Verb.SENT_BACK: "dossier",
    Verb.RECEIVED: "dossier",
    Verb.APPRAISED: "dossier",
    Verb.FORWARDED: "dossier",
    Verb.CONVENED: "meeting",
    Verb.MINUTED: "meeting",
    Verb.DECISION_DRAFTED: "decision",
    Verb.SIGNED: "decision",
    Verb.ISSUED: "decision",
}
WORDS = {"dossier": "hồ sơ", "meeting": "cuộc họp", "decision": "quyết định"}


def year_of_board(jurisdiction: Jurisdiction, *, year: int, on: date) -> SeatYear:
    """Along the inbox's own indexes and the trail's, six statements; of a past year only what was decided."""
    decided = decision_charts(jurisdiction, year=year)
    if year != on.year:
        return filled(year, decided)
    charts = [
        Chart("Hồ sơ đang ở đâu", list(_desks(jurisdiction))),
        Chart(f"Việc đã làm trong {WEEKS} tuần qua", list(_moves(jurisdiction, on=on))),
        *decided,
    ]
    return filled(year, charts)


def _desks(jurisdiction: Jurisdiction) -> Iterator[Bar]:
    """Each leads to the list of those dossiers."""
    for place, label in places_known_to(jurisdiction):
        if place in LYING and (number := stays_at(place, organ=jurisdiction).count()):
            yield Bar(label, number, url=f"{reverse('workflow:dossiers')}?place={place.value}")


def _moves(jurisdiction: Jurisdiction, *, on: date) -> Iterator[Bar]:
    since = on - timedelta(weeks=WEEKS)
    rows = Entry.objects.filter(
        jurisdiction_id=jurisdiction.pk, verb__in=list(MOVING), acted_on__range=(since, on)
    )
    told = rows.order_by().values_list("verb", "chain__subject_kind")
    numbers = {(verb, kind): number for verb, kind, number in told.annotate(Count("chain", distinct=True))}
    for verb, kind in MOVING.items():
        if number := numbers.get((verb, kind), 0):
            yield Bar(LABELS[verb], number, told=f"{grouped(number)} {WORDS[kind]}")
