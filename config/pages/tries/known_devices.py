"""A browser in which an account was signed in before: the owner's way past those who guess from elsewhere."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac

COOKIE = "known_device"
SALT = "config.known_device"
SECONDS_KEPT = 180 * 24 * 60 * 60
# A shared machine of an office knows its last few people; a cookie has little room.
MOST_ACCOUNTS = 8


def known_device(request: HttpRequest, username: str) -> str:
    """The device's own name when this account, with its password of today, was signed in on it; else ""."""
    held = _held(request)
    user = User.objects.filter(username=username).first() if held else None
    if held is None or user is None:
        return ""
    mark = held["accounts"].get(str(user.pk), "")
    hashes = (user.get_session_auth_hash(), *user.get_session_auth_fallback_hash())
    is_known = any(constant_time_compare(mark, _mark(each)) for each in hashes)
    return str(held["device"]) if is_known else ""


def remember_device(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """This happens after the right password: the browser keeps a signed cookie that says so.

    It opens nothing; it only counts this device's tries apart from everybody else's.
    """
    held = _held(request) or {"device": get_random_string(22), "accounts": {}}
    others = {key: mark for key, mark in held["accounts"].items() if key != str(user.pk)}
    accounts = {**others, str(user.pk): _mark(user.get_session_auth_hash())}
    kept = dict(list(accounts.items())[-MOST_ACCOUNTS:])
    response.set_cookie(
        COOKIE,
        signing.dumps({"device": held["device"], "accounts": kept}, salt=SALT),
        max_age=SECONDS_KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _held(request: HttpRequest) -> dict[str, Any] | None:
    """What the cookie says, when this site wrote it and it is not too old."""
    try:
        held: dict[str, Any] = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=SECONDS_KEPT)
    except signing.BadSignature:
        return None
    return held


def _mark(session_hash: str) -> str:
    """Changes with the password, and tells nothing of it."""
    return salted_hmac(SALT, session_hash, algorithm="sha256").hexdigest()[:32]
