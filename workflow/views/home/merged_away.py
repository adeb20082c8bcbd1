"""Units that ended while the reader served there: who carries on, what lies open, who works there now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import F

from dossiers.models import Dossier
from roles.models import Appointment, Office, Succession, Unit
from roles.models.periods import valid_on
from roles.queries import names_on
from roles.reader.current_office import CurrentOffice
from roles.rights.unit_heirs import unit_with_heirs

TOLD_FOR = timedelta(days=30)
_AT_UNITS = (Office.UNIT_CLERK, Office.UNIT_HEAD)
# Somebody who served in more units than these knows his way.
MOST = 3


class HeirAtWork(NamedTuple):
    """`people`: head and clerks by name and post; empty where nobody was appointed there yet."""

    name: str
    people: str


class EndedUnit(NamedTuple):
    """`last_day` is the reader's own there as well; `instrument` is empty where nobody took over."""

    name: str
    last_day: date
    instrument: str
    heirs: Sequence[HeirAtWork]
    dossiers: int

    @property
    def first_day(self) -> date:
        return self.last_day + timedelta(days=1)


def ended_units_told(user_id: int, seats: Collection[CurrentOffice], *, on: date) -> list[EndedUnit]:
    """The latest first. Who holds an office still is told for 30 days, and never where he serves at the heir:
    there he has all before him. One statement for who left no unit so."""
    left = Appointment.objects.filter(
        user=user_id, unit__ended_on__lt=on, until=F("unit__ended_on"), office__in=_AT_UNITS
    )
    if seats:
        left = left.filter(until__gt=on - TOLD_FOR)
    units = {row.unit: None for row in left.select_related("unit").order_by("-until", "-pk")}
    here = {seat.organ.pk for seat in seats if isinstance(seat.organ, Unit)}
    told = ((unit, unit_with_heirs(unit, on=on)[1:]) for unit in list(units)[:MOST] if unit is not None)
    return [_told(unit, heirs, on=on) for unit, heirs in told if here.isdisjoint(each.pk for each in heirs)]


def _told(unit: Unit, later: Iterable[Unit], *, on: date) -> EndedUnit:
    assert unit.ended_on is not None  # asked for
    heirs = [each for each in later if each.ended_on is None or each.ended_on >= on]
    names = {**names_on([each.pk for each in heirs], on=on), **names_on([unit.pk], on=unit.ended_on)}
    people: dict[int, list[str]] = {}
    serving = Appointment.objects.filter(valid_on(on), unit__in=heirs, office__in=_AT_UNITS, capacity="")
    for row in serving.select_related("user").order_by("-office", "pk"):
        people.setdefault(row.unit_id or 0, []).append(f"{row.user.get_full_name()} ({row.post})")
    took_over = Succession.objects.filter(predecessor=unit).order_by("pk").first()
    return EndedUnit(
        name=names[unit.pk],
        last_day=unit.ended_on,
        instrument=took_over.instrument if took_over else "",
        heirs=[HeirAtWork(names[each.pk], ", ".join(people.get(each.pk, []))) for each in heirs],
        dossiers=Dossier.objects.filter(unit=unit, closed_on=None, discarded_on=None).count(),
    )
