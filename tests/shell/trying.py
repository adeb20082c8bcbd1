"""Somebody tries to sign in: from an address, in a browser, a while later."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.hashers import MD5PasswordHasher
from django.db.models import F
from django.http import HttpResponse
from django.test import Client

from config.models import FailedTry

looked_at: list[str] = []
"""Each password that the hasher below has hashed, whether there was an account for it or not."""


class WatchedHasher(MD5PasswordHasher):
    def encode(self, password: str, salt: str) -> str:
        looked_at.append(password)
        return super().encode(password, salt)


RIGHT = "mật khẩu đúng"
OFFICE = "203.0.113.7"


def sign_in(
    password: str = "sai", *, name: str = "van", at: str = OFFICE, by: Client | None = None
) -> HttpResponse:
    """From a browser without cookies unless `by` is given."""
    given = {"username": name, "password": password}
    return (by or Client()).post("/dang-nhap/", given, REMOTE_ADDR=at)


def later(**passed: int) -> None:
    """So much time passes for every try made before."""
    FailedTry.objects.update(at=F("at") - timedelta(**passed))


def spray(names: int, **given: str) -> list[int]:
    """One wrong password for each of so many names, from the office."""
    return [sign_in(name=f"ten{number}", **given).status_code for number in range(names)]


def known_to(user: str, **given: str) -> Client:
    """A browser in which that person signed in and out again."""
    browser = Client()
    assert sign_in(RIGHT, name=user, by=browser, **given).status_code == 302
    browser.post("/dang-xuat/")
    return browser
