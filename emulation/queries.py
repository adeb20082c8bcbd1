"""Who has registered for a year, who has not, and until when it was due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from emulation.models import Registration
from roles.models import Bloc, Jurisdiction, Unit
from roles.organs.ended_units import ended_words
from roles.queries import day_in, members_of, names_on, rules_on

RULE = "deadline.registration"


@dataclass(frozen=True)
class RollCall:
    """One member of a bloc and its registration, None where there is none; of a unit that is over, which
    registers no more, `ended` tells since when and who carries on."""

    unit: Unit
    name: str
    registration: Registration | None
    ended: str = ""

    @property
    def is_missing(self) -> bool:
        return self.registration is None and not self.ended


def registration_due(jurisdiction: Jurisdiction, *, year: int, on: date) -> date | None:
    """The last day to register in time, by the local rule of day `on` (month-day); None: no rule sets one."""
    month_day = rules_on(jurisdiction, on=on).get(RULE)
    if not isinstance(month_day, str):
        return None
    month, day = (int(part) for part in month_day.split("-"))
    return date(year, month, day)


def registrations_of(unit: Unit) -> list[Registration]:
    """Newest first, with their titles."""
    return list(
        unit.registrations.select_related("bloc", "jurisdiction").prefetch_related("titles").order_by("-year")
    )


def roll_call(bloc: Bloc, *, year: int, on: date) -> list[RollCall]:
    """Every member of that year in Vietnamese order, with a constant number of statements."""
    units = members_of(bloc, year=year)
    names = names_on([unit.pk for unit in units], on=date(year, 12, 31))
    registered = {
        row.unit_id: row
        for row in Registration.objects.filter(unit__in=units, year=year).prefetch_related("titles")
    }
    ended = ended_words([unit.pk for unit in units], on=day_in(year, today=on))
    return [RollCall(unit, names[unit.pk], registered.get(unit.pk), ended.get(unit.pk, "")) for unit in units]
