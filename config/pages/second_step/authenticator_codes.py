"""Codes of an authenticator: six digits that change every half minute (TOTP, RFC 6238)."""

from __future__ import annotations

import time

import pyotp
import segno
from django.contrib.auth.models import User
from pyotp.utils import strings_equal

from config.pages.second_step.recovery_codes import new_recovery_codes
from config.pages.second_step.sealed_secrets import opened, sealed
from roles.appointments.resetting_second_step import forget_second_step
from roles.doors.one_act import database_refusals_as, one_act
from roles.doors.refusals import Overtaken
from roles.models import AuthenticatorKey

ISSUER = "Vinh Danh"
# A telephone's clock may be half a minute off, or its owner slow: RFC 6238, 5.2.
STEPS_OFF = (0, -1, 1)


def new_secret() -> str:
    """160 bits in base32, as authenticators take it."""
    return str(pyotp.random_base32())


def in_groups(secret: str) -> str:
    """As it is typed by hand where no camera is at hand."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def picture_of(secret: str, user: User) -> str:
    """The QR code as an SVG in a data address, which the policy of pages lets through."""
    address = pyotp.TOTP(secret).provisioning_uri(name=user.get_username(), issuer_name=ISSUER)
    return str(segno.make(address, error="m", micro=False).svg_data_uri(scale=5, border=4))


def step_of(secret: str, typed: str) -> int | None:
    """The half minute to which the code belongs; None for a wrong one."""
    totp, now = pyotp.TOTP(secret), int(time.time())
    for off in STEPS_OFF:
        if strings_equal(typed, totp.at(now, counter_offset=off)):
            return now // totp.interval + off
    return None


@one_act
def enrol(user: User, secret: str, *, step: int) -> list[str]:
    """The account is asked for codes from now on; its recovery codes, to be shown once."""
    with database_refusals_as(lambda: Overtaken("Tài khoản này vừa được bật xác thực hai bước.")):
        AuthenticatorKey.objects.create(user=user, sealed=sealed(secret), last_step=step)
    return new_recovery_codes(user)


@one_act
def use_authenticator_code(user: User, typed: str) -> bool:
    """Whether it is a code of the moment that was not taken before. Raises Unreadable."""
    row = AuthenticatorKey.objects.select_for_update().filter(user=user).first()
    if row is None:
        return False
    secret = opened(row.sealed)
    step = step_of(secret, typed)
    if step is None or step <= row.last_step:
        return False
    row.last_step, row.sealed = step, sealed(secret)
    row.save(update_fields=["last_step", "sealed"])
    return True


@one_act
def stop_asking(user: User) -> None:
    """Its owner wants to be asked for the password alone."""
    forget_second_step(user)
