"""How the jurisdictions below one are getting on: hundreds of them with as many statements as one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet

from roles.models import Jurisdiction
from roles.models.periods import valid_on
from vietnamese.collation import sort_key
from workflow.access import PUBLISHED
from workflow.models import Decision, Passage
from workflow.models.desks import Desk
from workflow.views.home.setup.needs import Need, needs_of


@dataclass(slots=True)
class LowerLevel:
    """`underway`: dossiers that were handed in and are not done; `late` of them beyond their last day;
    `decided`: decisions issued this year; `needs`: what keeps it from working."""

    power: Jurisdiction
    underway: int = 0
    late: int = 0
    decided: int = 0
    needs: list[Need] = field(default_factory=list)


def powers_below(power: Jurisdiction, *, on: date) -> QuerySet[Jurisdiction]:
    """Those directly below that decide on that day."""
    return power.below.filter(valid_on(on))


def lower_levels(power: Jurisdiction, *, on: date) -> list[LowerLevel]:
    """In the Vietnamese order of their names."""
    found = {one.pk: LowerLevel(one) for one in powers_below(power, on=on)}
    if not found:
        return []
    passages = Passage.objects.filter(
        dossier__jurisdiction__in=found, closed_at__isnull=True, desk__in=(Desk.BLOC, Desk.BOARD)
    )
    late = Count("pk", filter=Q(due_on__lt=on))
    rows = passages.values_list("dossier__jurisdiction").annotate(underway=Count("pk"), late=late)
    for key, underway, overdue in rows.order_by("dossier__jurisdiction"):
        found[key].underway, found[key].late = underway, overdue
    issued = Decision.objects.filter(
        jurisdiction__in=found, state__in=PUBLISHED, issued_on__range=(date(on.year, 1, 1), on)
    )
    for key, number in issued.values_list("jurisdiction").annotate(number=Count("pk")).order_by():
        found[key].decided = number
    for key, needs in needs_of([one.power for one in found.values()], on=on).items():
        found[key].needs = needs
    return sorted(found.values(), key=lambda one: sort_key(one.power.name))
