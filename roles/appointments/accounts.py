"""Accounts come into being only together with an appointment: nobody signs in without an office."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from roles.appointments.appointing import appoint
from roles.appointments.given_passwords import mark_given, new_password
from roles.doors.one_act import database_refusals_as, one_act
from roles.doors.refusals import Overtaken
from roles.models import Appointment
from vietnamese.text import clean


@one_act
def appoint_account(
    *, username: str, full_name: str, user: User | None, **posting: Any
) -> tuple[Appointment, str]:
    """Appoints the account, made first when `user` is None; the initial password, empty if there was one.

    The right to appoint is asked by `appoint`; when it refuses, no account stays behind.
    """
    user, password = account_for(username=username, full_name=full_name, user=user)
    return appoint(user=user, **posting), password


def account_for(*, username: str, full_name: str, user: User | None) -> tuple[User, str]:
    """The account, made when `user` is None, with its initial password; only within an appointing act."""
    if user is not None:
        return user, ""
    password = new_password()
    made = open_account(username, full_name=full_name, password=password)
    mark_given(made)
    return made, password


def open_account(username: str, *, full_name: str, password: str) -> User:
    """An account of that password; only within an appointing act."""
    family, _, given = clean(full_name).rpartition(" ")
    with database_refusals_as(lambda: Overtaken(f"Tên đăng nhập “{username}” vừa được người khác dùng.")):
        return User.objects.create_user(username, password=password, first_name=family, last_name=given)
