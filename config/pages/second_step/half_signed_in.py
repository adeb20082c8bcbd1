"""Between the right password and the code: the session knows who stands there, and opens nothing."""

from __future__ import annotations

import time

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

HALF = "half_signed_in"
SECONDS_LEFT = 600


def remember_half(request: HttpRequest, user: User, *, to: str) -> None:
    """The password was right; `to` is where the door leads after the code."""
    told = {"user": user.pk, "mark": user.get_session_auth_hash(), "to": to, "at": time.time()}
    request.session[HALF] = told


def who_stands_there(request: HttpRequest) -> tuple[User, str] | None:
    """The account and where to; None when nobody, too long ago, or the password is another since."""
    told = request.session.get(HALF)
    if not told or not 0 <= time.time() - told["at"] <= SECONDS_LEFT:
        return None
    user = User.objects.filter(pk=told["user"], is_active=True).first()
    if user is None:
        return None
    hashes = (user.get_session_auth_hash(), *user.get_session_auth_fallback_hash())
    is_same = any(constant_time_compare(told["mark"], each) for each in hashes)
    return (user, str(told["to"])) if is_same else None


def forget_half(request: HttpRequest) -> None:
    request.session.pop(HALF, None)
