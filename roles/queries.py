"""Who somebody is today: seats held, and the members and offices of a bloc, council or jurisdiction."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from roles.models import Appointment, Bloc, BlocMembership, Council, CouncilVersion, Jurisdiction, Unit
from roles.models.periods import valid_on
from roles.permissions import COUNCIL_OFFICES, Organ


def seats_of(user: object, *, on: date) -> QuerySet[Appointment]:
    """Every office the user holds that day, with its organ: one statement, empty for a stranger."""
    return (
        Appointment.objects.filter(valid_on(on), user_id=getattr(user, "pk", None))
        .select_related("unit", "bloc", "council", "jurisdiction", "on_behalf_of__user")
        .order_by("pk")
    )


def jurisdiction_of(organ: Organ, *, on: date) -> Jurisdiction | None:
    """Under whose power the organ stands that day; a unit may file to nobody."""
    if isinstance(organ, Jurisdiction):
        return organ
    return organ.profile_on(on).jurisdiction if isinstance(organ, Unit) else organ.jurisdiction


def organ_name(organ: Organ, *, on: date) -> str:
    """What the organ is called that day."""
    return organ.name_on(on) if isinstance(organ, Unit) else organ.name


def bloc_of(unit: Unit, *, jurisdiction: Jurisdiction, year: int) -> Bloc | None:
    """The bloc in which the unit is a member that year, in that jurisdiction."""
    row = (
        BlocMembership.objects.filter(
            unit=unit, year=year, kind=BlocMembership.Kind.MEMBER, bloc__jurisdiction=jurisdiction
        )
        .select_related("bloc")
        .order_by("pk")
        .first()
    )
    return row.bloc if row else None


def version_on(council: Council, day: date) -> CouncilVersion | None:
    return council.versions.filter(valid_on(day)).first()


def council_roll(council: Council, *, on: date) -> QuerySet[Appointment]:
    """The members of that day, chair first; their number must equal the version's `size`."""
    return (
        Appointment.objects.filter(valid_on(on), council=council, office__in=COUNCIL_OFFICES)
        .select_related("user")
        .order_by("pk")
    )


def local_rules(jurisdiction: Jurisdiction, *, on: date) -> dict[str, object]:
    """The local values of that day by key, for `law.rulebook.rulebook_on`."""
    rows = jurisdiction.local_rules.filter(valid_on(on)).values_list("key", "value")
    return dict(rows)


def lineage(unit: Unit) -> list[int]:
    """The unit and those it follows, so that their history and open dossiers are found: ids."""
    found, frontier = [unit.pk], [unit.pk]
    while frontier:
        origins = Unit.objects.filter(successions__successor__in=frontier).exclude(pk__in=found)
        frontier = list(origins.values_list("pk", flat=True))
        found += frontier
    return found
