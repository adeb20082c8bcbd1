"""Who is in office at a jurisdiction and everything under it, for the pages of appointments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from roles.models import Appointment, AuthenticatorKey, Jurisdiction, Office, Passkey, UnitProfile
from roles.models.periods import valid_on
from roles.queries import organ_names
from roles.rights.permissions import Organ
from vietnamese.collation import person_key, sort_key
from vietnamese.text import has_every_word

# Offices that sign, and so may have substitutes.
SIGNING_OFFICES = (Office.CHAIR, Office.UNIT_HEAD, Office.BLOC_HEAD, Office.CLERK)


@dataclass(frozen=True)
class InOffice:
    """One appointment with the names a page shows."""

    row: Appointment
    person: str
    place: str


def in_office(
    jurisdiction: Jurisdiction, *, on: date, words: str = "", is_whole: bool = False, office: str = ""
) -> list[InOffice]:
    """Appointments of that day (or of all time), by place and person; `words` finds without marks, `office`
    narrows to one of `Office`."""
    asked = appointments_under(jurisdiction, on=on)
    asked = asked.filter(office=office) if office else asked
    rows = list(asked if is_whole else asked.filter(valid_on(on)))
    names = organ_names([row.organ for row in rows], on=on)
    found = [InOffice(row, _person(row), names[row.organ]) for row in rows]
    kept = [one for one in found if has_every_word(f"{one.person} {one.row.post} {one.place}", words)]
    return sorted(kept, key=lambda one: (sort_key(one.place), person_key(one.person), one.row.pk))


def principals_of(jurisdiction: Jurisdiction, *, on: date) -> list[tuple[Appointment, str]]:
    """Those for whom somebody else may sign."""
    return [
        (one.row, f"{one.person}, {one.row.post}, {one.place}")
        for one in in_office(jurisdiction, on=on)
        if one.row.office in SIGNING_OFFICES and one.row.capacity in ("", "TL.")
    ]


def organs_of(jurisdiction: Jurisdiction, *, on: date) -> dict[str, list[tuple[str, str, Organ]]]:
    """Every organ that people can be appointed to that day, by group: (form value, name, organ)."""
    units = UnitProfile.objects.filter(valid_on(on), jurisdiction=jurisdiction).select_related("unit")
    blocs = jurisdiction.blocs.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on)).order_by("code")
    return {
        "Cơ quan có thẩm quyền": [(f"jurisdiction:{jurisdiction.pk}", jurisdiction.name, jurisdiction)],
        "Hội đồng": [(f"council:{one.pk}", one.name, one) for one in jurisdiction.councils.order_by("pk")],
        "Khối, cụm thi đua": [(f"bloc:{one.pk}", f"{one.code}: {one.name}", one) for one in blocs],
        "Đơn vị": [(f"unit:{one.unit_id}", one.name, one.unit) for one in units.order_by("sort_key")],
    }


def appointments_under(jurisdiction: Jurisdiction, *, on: date) -> QuerySet[Appointment]:
    """Of all time: at it, its councils and blocs, and the units that filed to it by that day."""
    units = jurisdiction.unit_profiles.filter(since__lte=on).values("unit")
    at = Q(jurisdiction=jurisdiction) | Q(council__jurisdiction=jurisdiction)
    at |= Q(bloc__jurisdiction=jurisdiction) | Q(unit__in=units)
    keys = AuthenticatorKey.objects.filter(user=OuterRef("user"))
    passkeys = Passkey.objects.filter(user=OuterRef("user"))
    return (
        Appointment.objects.filter(at)
        .annotate(has_second_step=Exists(keys) | Exists(passkeys))
        .select_related("user", "unit", "bloc", "council", "jurisdiction", "on_behalf_of__user")
    )


def _person(row: Appointment) -> str:
    return row.user.get_full_name() or row.user.get_username()


def people_at(organ: Organ, *, on: date) -> list[InOffice]:
    """Who is in office at one organ that day."""
    rows = organ.appointments.filter(valid_on(on)).select_related("user", "on_behalf_of__user").order_by("pk")
    return [InOffice(row, _person(row), "") for row in rows]
