"""Which dossiers an office may see in lists and searches: the doors of `see_dossier`, for many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models import Q, QuerySet

from dossiers.models import Dossier, Nomination
from roles.models import Bloc, Council, Jurisdiction, Unit
from roles.queries import with_predecessors
from roles.reader.current_office import CurrentOffice
from roles.rights.permissions import CODENAMES
from roles.rights.unit_heirs import with_past_units


def opened_by(current: CurrentOffice) -> Callable[[Iterable[Dossier]], set[int]]:
    """Asks which of some dossiers the office may open; one statement for any number."""
    return lambda asked: set(
        dossiers_within(current).filter(pk__in=[each.pk for each in asked]).values_list("pk", flat=True)
    )


def dossiers_within(current: CurrentOffice) -> QuerySet[Dossier]:
    """The unit's own, and of those from which it took over; once sealed the bloc's, the jurisdiction's and
    its past, with those from which a case was forwarded to it; a council's once received. None where the
    office may not see its organ's dossiers, as a jurist."""
    organ = current.organ
    if isinstance(organ, Unit):
        return Dossier.objects.filter(unit__in=with_past_units([organ.pk]))
    handed_over = Dossier.objects.filter(sealed_at__isnull=False)
    if isinstance(organ, Bloc):
        return handed_over.filter(bloc=organ)
    if isinstance(organ, Council):
        return handed_over.filter(jurisdiction=organ.jurisdiction_id, received_on__isnull=False)
    if isinstance(organ, Jurisdiction) and "see_jurisdiction" in CODENAMES[current.office]:
        within = Dossier.objects if current.office == "auditor" else handed_over
        own = Q(jurisdiction__in=with_predecessors([organ.pk]))
        copies = Nomination.objects.filter(dossier__jurisdiction=organ, origin__isnull=False)
        sent_up = Q(sealed_at__isnull=False, pk__in=copies.values("origin__dossier"))
        return within.filter(own | sent_up)
    return Dossier.objects.none()
