"""An account is closed to its owner and opened again, by who runs the server; both stand in the trail.

The entries lie on the chains of the person's appointments, which end on their own page: whoever was never
appointed can do nothing, and has no place in the history.
"""

from __future__ import annotations

from datetime import date

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils import timezone

from roles.appointments.appointment_notes import record_appointments
from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken, Refused
from roles.models import Appointment
from roles.models.periods import valid_on
from trail.record import SYSTEM
from trail.verbs import Verb
from vietnamese.text import clean


@one_act
def disable_account(username: str, *, reason: str, on: date) -> tuple[User, int]:
    """Nobody signs in with it any more, and who is signed in is out at once; the account, sessions ended."""
    return _set(username, Verb.ACCOUNT_DISABLED, reason=reason, on=on)


@one_act
def enable_account(username: str, *, reason: str, on: date) -> tuple[User, int]:
    """The same password opens it again, but no session of before: one may have begun while it was closed."""
    return _set(username, Verb.ACCOUNT_ENABLED, reason=reason, on=on)


def _set(username: str, verb: Verb, *, reason: str, on: date) -> tuple[User, int]:
    is_active = verb is Verb.ACCOUNT_ENABLED
    if not clean(reason):
        done = "mở lại" if is_active else "ngừng"
        raise Refused(f"Thiếu lý do {done} tài khoản.", remedy="Ghi lý do; nhật ký giữ lại lý do này.")
    user = User.objects.select_for_update().filter(username=username).first()
    if user is None:
        raise Refused(
            f"Không có tài khoản “{username}”.",
            remedy="Xem lại chữ hoa, chữ thường và dấu của tên đăng nhập.",
        )
    if user.is_active == is_active:
        raise Overtaken(f"Tài khoản “{username}” {'đang dùng được' if is_active else 'đã ngừng từ trước'}.")
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    ended = end_all_sessions(user)
    record_appointments(verb, _appointments(user, on=on), by=SYSTEM, on=on, reason=clean(reason))
    return user, ended


def end_all_sessions(user: User) -> int:
    """How many there were. Django keeps the owner inside the session, so each that runs is opened."""
    running = Session.objects.filter(expire_date__gt=timezone.now())
    keys = [
        session.pk for session in running.iterator() if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    _all, of_each = Session.objects.filter(pk__in=keys).delete()
    return of_each.get(Session._meta.label, 0)


def _appointments(user: User, *, on: date) -> list[Appointment]:
    """Those that run that day, else the last one."""
    rows = Appointment.objects.filter(user=user).select_related(
        "user", "unit", "bloc", "council", "jurisdiction"
    )
    return list(rows.filter(valid_on(on))) or list(rows.order_by("-since", "-pk")[:1])
