"""Addresses of acts that take too long, each in its own way."""

from __future__ import annotations

from time import sleep

from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from roles.access.declarations import public
from roles.doors.one_act import database_refusals_as, one_act
from roles.doors.refusals import Refused

BEGUN = "viec-dang-do"
# Of the lock that another holds.
KEY = 15


def _begin() -> None:
    User.objects.create(username=BEGUN)


def _ask(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@one_act
def _statement() -> None:
    _begin()
    _ask("SELECT pg_sleep(60)")


@one_act
def _lock() -> None:
    _begin()
    _ask(f"SELECT pg_advisory_xact_lock({KEY})")


@one_act
def _thought() -> None:
    """Between two statements, the second of them in a part of its own."""
    _begin()
    sleep(0.3)
    with database_refusals_as(lambda: Refused("Không.")):
        _ask("SELECT 1")


@public
def act(request: HttpRequest, kind: str) -> HttpResponse:
    {"cau-lenh": _statement, "khoa": _lock, "suy-nghi": _thought}[kind]()
    return HttpResponse("xong")


@public
def wait_for_lock(request: HttpRequest) -> HttpResponse:
    """Outside an act."""
    _ask(f"SELECT pg_advisory_xact_lock({KEY})")
    return HttpResponse("xong")


urlpatterns = [path("viec/<str:kind>/", act), path("cho-khoa/", wait_for_lock)]
