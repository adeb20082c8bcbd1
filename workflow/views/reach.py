"""Which dossiers a seat may see in lists and searches: the doors of `see_dossier`, asked for many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models import QuerySet

from dossiers.models import Dossier
from roles.models import Bloc, Council, Jurisdiction, Unit
from roles.queries import past_of
from roles.seat import Seat


def opened_by(seat: Seat) -> Callable[[Iterable[Dossier]], set[int]]:
    """Asks which of some dossiers the seat may open; one statement for any number."""
    return lambda asked: set(
        dossiers_within(seat).filter(pk__in=[each.pk for each in asked]).values_list("pk", flat=True)
    )


def dossiers_within(seat: Seat) -> QuerySet[Dossier]:
    """The unit's own; the bloc's, the jurisdiction's and its past once sealed; a council's once received."""
    organ = seat.organ
    if isinstance(organ, Unit):
        return Dossier.objects.filter(unit=organ)
    handed_over = Dossier.objects.filter(sealed_at__isnull=False)
    if isinstance(organ, Bloc):
        return handed_over.filter(bloc=organ)
    if isinstance(organ, Council):
        return handed_over.filter(jurisdiction=organ.jurisdiction_id, received_on__isnull=False)
    if isinstance(organ, Jurisdiction):
        within = Dossier.objects if seat.office == "auditor" else handed_over
        return within.filter(jurisdiction__in=past_of([organ.pk]))
    return Dossier.objects.none()
