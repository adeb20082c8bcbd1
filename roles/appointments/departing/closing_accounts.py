"""Every night: the accounts of those whose last day is over are closed, as was told when they handed over."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from roles.appointments.appointment_notes import record_appointments
from roles.appointments.departing.work_left_behind import ORGANS
from roles.appointments.disabling_accounts import end_all_sessions
from roles.doors.one_act import one_act
from roles.models import Appointment, LeavingAccount
from trail.record import SYSTEM
from trail.verbs import Verb
from vietnamese.dates import short_date


@one_act
def close_left_accounts(*, on: date) -> int:
    """How many were closed. Whoever was given an office again meanwhile stays: work would lie with nobody."""
    due = LeavingAccount.objects.select_for_update(of=("self",)).filter(last_day__lt=on)
    left = list(due.select_related("user").order_by("pk"))
    running = Appointment.objects.filter(Q(until__isnull=True) | Q(until__gte=on))
    staying = set(running.filter(user__in=[one.user for one in left]).values_list("user", flat=True))
    closed = [one for one in left if one.user_id not in staying and one.user.is_active]
    for one in closed:
        one.user.is_active = False
        one.user.save(update_fields=["is_active"])
        end_all_sessions(one.user)
        held = Appointment.objects.filter(user=one.user, until=one.last_day)
        record_appointments(
            Verb.ACCOUNT_DISABLED,
            list(held.select_related("user", *ORGANS).order_by("pk")),
            by=SYSTEM,
            on=on,
            reason=f"Hết ngày làm việc cuối cùng {short_date(one.last_day)}",
        )
    LeavingAccount.objects.filter(pk__in=[one.pk for one in left]).delete()
    return len(closed)


def last_days() -> dict[int, date]:
    """Of who works to the end of the day and leaves then, by the account."""
    return dict(LeavingAccount.objects.values_list("user", "last_day"))
