"""What lies open before who leaves, by each of his offices, and who else holds that office or will."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db.models import Q

from roles.doors.open_work import open_work_of
from roles.models import Appointment
from roles.models.periods import valid_on
from trail.models import Entry

ONE_DAY = timedelta(days=1)
ORGANS = ("unit", "bloc", "council", "jurisdiction")


@dataclass(frozen=True)
class WorkOfOffice:
    """One appointment of who leaves, what lies open by it, and who else holds that office there by the day
    after at the latest."""

    row: Appointment
    open_work: list[str]
    colleagues: list[Appointment]

    @property
    def needs_heir(self) -> bool:
        return bool(self.open_work) and not self.colleagues

    def goes_on_after(self, last_day: date) -> bool:
        """Without a day on which it lies before nobody."""
        return any(each.since <= last_day + ONE_DAY for each in self.colleagues)


def work_of(user: User, *, on: date) -> list[WorkOfOffice]:
    """Of every appointment that runs that day, those for somebody else among them."""
    held = list(
        Appointment.objects.filter(valid_on(on), user=user)
        .select_related("user", *ORGANS, "on_behalf_of__user")
        .order_by("pk")
    )
    return [WorkOfOffice(row, open_work_of(row, on=on), _colleagues(row, on=on)) for row in held]


def _colleagues(row: Appointment, *, on: date) -> list[Appointment]:
    """Others who hold the office there in their own right today or from tomorrow, and can sign in."""
    here = {f"{name}_id": getattr(row, f"{name}_id") for name in ORGANS}
    rows = Appointment.objects.filter(
        Q(until__isnull=True) | Q(until__gt=on),
        since__lte=on + ONE_DAY,
        office=row.office,
        capacity="",
        user__is_active=True,
        **here,
    )
    return list(rows.exclude(user=row.user_id).select_related("user").order_by("pk"))


def last_worked_on(user: User, *, on: date) -> date | None:
    """The last day, of the two that may be his last one at work, on which the history tells of an act."""
    acts = Entry.objects.filter(actor=user, acted_on__range=(on - ONE_DAY, on)).order_by("-acted_on", "-id")
    return acts.values_list("acted_on", flat=True).first()
