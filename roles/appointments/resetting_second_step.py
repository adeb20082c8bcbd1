"""Whoever lost the telephone and the codes on paper: who may appoint him puts the second step away.

Asked as for a given password, for the same reason: nobody comes by it into an office he could not give.
"""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import User

from roles.appointments.appointment_notes import record_appointments
from roles.appointments.disabling_accounts import end_all_sessions
from roles.appointments.given_passwords import (
    account_called,
    appointments_held,
    ballot_obstacles,
    giver_of,
)
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, refuse_if
from roles.models import AuthenticatorKey, Passkey, RecoveryCode
from trail.verbs import Verb
from vietnamese.text import clean


@one_act
def reset_second_step(username: str, *, by: User | None, reason: str, on: date) -> User:
    """The password alone opens the account again, and every session is ended. Raises Refused, Forbidden.

    `by` None is who runs the server.
    """
    user = account_called(username)
    held = appointments_held(user, on=on)
    actor = giver_of(user, held, by=by, on=on)
    refuse_if(_obstacles(user, by=by, reason=reason), message="Chưa đặt lại được xác thực hai bước.")
    forget_second_step(user)
    end_all_sessions(user)
    record_appointments(Verb.SECOND_STEP_RESET, held, by=actor, on=on, reason=clean(reason))
    return user


def forget_second_step(user: User) -> None:
    """Telephone, passkeys and codes on paper; only within an act."""
    for model in (AuthenticatorKey, Passkey, RecoveryCode):
        model.objects.filter(user=user).delete()


def _obstacles(user: User, *, by: User | None, reason: str) -> list[Obstacle]:
    found = ballot_obstacles(user, by=by)
    if not clean(reason):
        found.append(Obstacle("Thiếu lý do đặt lại.", "Ghi lý do; nhật ký giữ lại lý do này."))
    if not any(model.objects.filter(user=user).exists() for model in (AuthenticatorKey, Passkey)):
        found.append(Obstacle("Tài khoản này không bật xác thực hai bước.", "Không cần làm gì thêm."))
    if by is not None and by.pk == user.pk:
        found.append(
            Obstacle("Đây là tài khoản của chính ông/bà.", "Tắt hoặc cài lại trên trang “Tài khoản của tôi”.")
        )
    return found
