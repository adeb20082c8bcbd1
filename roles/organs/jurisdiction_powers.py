"""What a page tells of a jurisdiction: the papers of its beginning and end, and what stops with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from roles.models import Appointment, Jurisdiction
from roles.models.periods import valid_on
from trail.phrases import act_label, facts_in_words
from trail.queries import timeline
from trail.verbs import Verb

_LIFE = (Verb.JURISDICTION_FOUNDED, Verb.JURISDICTION_ENDED)
Written = list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True)
class Stopping:
    """How many of each stop, or look for another place, when the jurisdiction ends."""

    units: int
    blocs: int
    councils: int
    people: int
    below: int


def written_on_papers(power: Jurisdiction) -> Written:
    """What the history says of its founding and its end: the act, and its facts by name."""
    entries = timeline(("jurisdiction", power.pk))
    return [(act_label(each.verb), facts_in_words(each)) for each in entries if each.verb in _LIFE]


def what_stops_with(power: Jurisdiction, *, on: date) -> Stopping:
    """A constant number of statements."""
    at = Q(jurisdiction=power) | Q(bloc__jurisdiction=power) | Q(council__jurisdiction=power)
    return Stopping(
        units=power.unit_profiles.filter(valid_on(on)).count(),
        blocs=power.blocs.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on)).count(),
        councils=power.councils.count(),
        people=Appointment.objects.filter(at, valid_on(on)).count(),
        below=power.below.filter(Q(until__isnull=True) | Q(until__gte=on)).count(),
    )
